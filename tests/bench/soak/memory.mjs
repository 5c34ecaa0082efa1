// What a process holds after its garbage has gone, and whether that stays the same.

import { tidy, wasm } from "../../support/instance.mjs";
import { median } from "../support/report.mjs";

const MB = 1_000_000;

/** How much more may be held in the end. wasm never gives back, so it may not grow at all; what the system counts is the coarsest. */
const TOLERATED = { heap: () => 1, wasm: () => 0, rss: (before) => 0.1 * before };

/** In MB. `wasm` is 0 in a process without it. */
export async function measure() {
  await tidy();
  const { heapUsed, rss } = process.memoryUsage();
  return { heap: heapUsed / MB, wasm: (wasm?.memory.buffer.byteLength ?? 0) / MB, rss: rss / MB };
}

/** Compares the last third with the first. @param {object[]} measured  one process's, in their order, after it has warmed up */
export function growth(measured) {
  const third = Math.floor(measured.length / 3);
  return Object.entries(TOLERATED).map(([what, tolerated]) => {
    const before = median(measured.slice(0, third).map((row) => row[what]));
    const after = median(measured.slice(-third).map((row) => row[what]));
    return { what, before, after, tolerated: tolerated(before), flat: after - before <= tolerated(before) };
  });
}
