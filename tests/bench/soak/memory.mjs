// A process's memory after garbage collection, and whether it stays the same.

import { tidy, wasm } from "../../support/instance.mjs";
import { median } from "../support/report.mjs";

const MB = 1_000_000;

/** How much memory may grow. A wasm's memory never shrinks, so it may not grow at all; the system's figure is the least exact. */
const TOLERATED = { heap: () => 1, wasm: () => 0, rss: (before) => 0.1 * before };

/** In MB. `wasm` is 0 in a process without it. */
export async function measure() {
  await tidy();
  const { heapUsed, rss } = process.memoryUsage();
  return { heap: heapUsed / MB, wasm: (wasm?.memory.buffer.byteLength ?? 0) / MB, rss: rss / MB };
}

/** Compares the last third with the first. @param {object[]} measured  of one process, in order, after its warm-up */
export function growth(measured) {
  const third = Math.floor(measured.length / 3);
  return Object.entries(TOLERATED).map(([what, tolerated]) => {
    const before = median(measured.slice(0, third).map((row) => row[what]));
    const after = median(measured.slice(-third).map((row) => row[what]));
    return { what, before, after, tolerated: tolerated(before), flat: after - before <= tolerated(before) };
  });
}
