// What a soak prints.

import { table } from "../support/report.mjs";
import { growth } from "./memory.mjs";

/**
 * @typedef {object} Row  after an audit
 * @property {number} done  operations
 * @property {number} seconds
 * @property {Record<string, { heap: number, wasm: number, rss: number }>} memory  by process
 */

/** @param {Row} row */
export function progress({ done, seconds, memory }) {
  const held = Object.entries(memory).map(([name, measured]) => `${name} ${cell(measured)}`);
  return `${done} operations in ${seconds.toFixed(0)} s; heap / wasm / rss in MB: ${held.join(", ")}`;
}

/** @param {import("./audit.mjs").Audit} audit @param {Row} last */
export function reportAudit({ ends, faults, requests }, { done, seconds }) {
  console.log(`\n${done} operations and ${requests} requests in ${seconds.toFixed(0)} s`);
  const byCount = (counts) => Object.entries(counts).sort(([, a], [, b]) => b - a);
  table(["ended with", "operations"], byCount(ends));
  console.log();
  table(["fault", "requests"], byCount(faults));
}

/**
 * @param {Row[]} rows
 * @param {number} warm  operations until memory counts
 * @returns {number} how many measures are not flat
 */
export function reportMemory(rows, warm) {
  const names = Object.keys(rows[0].memory);
  console.log("\nMB after garbage collection: heap / wasm / rss");
  const tenths = rows.filter((_, i) => i % 5 === 4);
  table(["operations", ...names], tenths.map(({ done, memory }) => [done, ...names.map((name) => cell(memory[name]))]));
  const counted = rows.filter(({ done }) => done >= warm);
  if (counted.length < 6) {
    console.log("too few operations to say whether memory is flat");
    return 0;
  }
  console.log(`\nthe last third's median beside the first's, from ${warm} operations on (MB)`);
  const all = names.flatMap((name) => growth(counted.map(({ memory }) => memory[name])).map((measured) => ({ name, ...measured })));
  const line = ({ name, what, before, after, tolerated, flat }) => {
    const figures = [before, after, after - before, tolerated].map((number) => number.toFixed(2));
    return [`${name}: ${what}`, ...figures, flat ? "flat" : "GROWS"];
  };
  table(["", "first", "last", "more", "tolerated", ""], all.map(line));
  return all.filter(({ flat }) => !flat).length;
}

function cell({ heap, wasm, rss }) {
  return `${heap.toFixed(2)} / ${wasm.toFixed(2)} / ${rss.toFixed(0)}`;
}
