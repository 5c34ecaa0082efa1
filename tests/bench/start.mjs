// `cargo xtask bench start`: from import to the first result, as a fresh process or page has it, beside the libraries that the schema of
// all eight services would be written with otherwise. Starts take turns, so that what else the machine does is the same for all.

import assert from "node:assert/strict";
import { openChromium } from "./start/chromium.mjs";
import { AIMS_IN_NODE, AIMS_IN_PAGE, IN_NODE, IN_PAGE } from "./start/contenders.mjs";
import { openNode } from "./start/node.mjs";
import { COMMANDS, openCommandLine } from "./start/command-line.mjs";
import { aim, median, table } from "./support/report.mjs";

const STARTS = 41;

await measure(`a fresh process of Node ${process.versions.node}`, Object.keys(IN_NODE), AIMS_IN_NODE, await openNode());
await measure("a fresh page of Chromium, bundled", Object.keys(IN_PAGE), AIMS_IN_PAGE, await openChromium(IN_PAGE));

await measureCommandLine(await openCommandLine());

/** Each command compared with Node alone in the same turn: the extra time. */
async function measureCommandLine({ start, close }) {
  const [alone, ...commands] = Object.keys(COMMANDS);
  const all = Object.fromEntries(Object.keys(COMMANDS).map((name) => [name, []]));
  for (let turn = 0; turn < STARTS; turn += 1) {
    for (const name of Object.keys(all)) {
      const ms = await start(name);
      if (turn > 0) all[name].push(ms);
    }
  }
  await close();
  const more = (name) => median(all[name].map((ms, i) => ms - all[alone][i]));
  console.log(`\nthe command line, a process from its start to its end (median of ${STARTS - 1} starts)`);
  table(["", "ms", "more than Node alone"], Object.keys(all).map((name) => [name, median(all[name]).toFixed(0), more(name).toFixed(0)]));
  for (const name of commands) aim(`${name} takes 120 ms more than Node alone`, more(name) / 120);
}

async function measure(where, names, aims, { start, close }) {
  const all = Object.fromEntries(names.map((name) => [name, []]));
  for (let turn = 0; turn < STARTS; turn += 1) {
    const order = names.map((_, i) => names[(i + turn) % names.length]);
    for (const name of order) {
      const { ms, valid } = await start(name);
      assert.equal(valid, true);
      // The first turn reads the files into the system's cache.
      if (turn > 0) all[name].push(ms);
    }
  }
  await close();
  const ratio = (name, other = "zod/mini") => median(all[name].map((ms, i) => ms / all[other][i]));
  console.log(`\n${where} (median of ${STARTS - 1} starts)`);
  table(["", "ms", "of zod/mini"], names.map((name) => [name, median(all[name]).toFixed(1), ratio(name).toFixed(2)]));
  for (const [name, { than, times }] of Object.entries(aims)) aim(`${name} takes ${times} of the time of ${than}`, ratio(name, than) / times);
}
