// What a process holds after its garbage has gone, and whether that stays the same.

import { median } from "../support/report.mjs";

// The package shows its wasm memory to nobody, so it is caught when the instance is made, which is on first use.
let wasm;
const { Instance } = WebAssembly;
WebAssembly.Instance = class extends Instance {
  constructor(...args) {
    super(...args);
    wasm ??= this.exports.memory;
  }
};

const MB = 1_000_000;

/** How much more may be held in the end. wasm never gives back, so it may not grow at all; what the system counts is the coarsest. */
const TOLERATED = { heap: () => 1, wasm: () => 0, rss: (before) => 0.1 * before };

/** In MB. `wasm` is 0 in a process without it. */
export async function measure() {
  for (let i = 0; i < 5; i += 1) {
    globalThis.gc();
    // Finalizers run as tasks of their own.
    await new Promise((resolve) => setImmediate(resolve));
  }
  const { heapUsed, rss } = process.memoryUsage();
  return { heap: heapUsed / MB, wasm: (wasm?.buffer.byteLength ?? 0) / MB, rss: rss / MB };
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
