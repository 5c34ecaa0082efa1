// Runs a property on many inputs, a batch at a time, and watches the wasm instance meanwhile.

import assert from "node:assert/strict";
import fc from "fast-check";
import { TRAP } from "../../forms/support/hostile.mjs";
import { api, measure } from "./instance.mjs";

/** `cargo xtask fuzz javascript` asks for more inputs, or for minutes. */
const { ATLAS_FUZZ_INPUTS = "20000", ATLAS_FUZZ_MINUTES, ATLAS_FUZZ_SEED } = process.env;

/** The short run has the same inputs each time, a long one others; a report's seed tries its batch again. */
const LONG = Boolean(process.env.ATLAS_FUZZ_INPUTS || ATLAS_FUZZ_MINUTES);
const SEED = Number(ATLAS_FUZZ_SEED ?? (LONG ? Date.now() % 2 ** 31 : 7));

const BATCH = 500;

/** WebAssembly's memory grows by pages. One more page may come from a larger input; a leak takes one after another. */
const PAGE = 65_536;

/**
 * The first half of the inputs warms up: by then the largest have been there. After it memory and table stay as they are.
 *
 * @param {{ share?: number }} [options]  the part of the inputs, or of the time, that this property gets
 * @returns {Promise<string>} what was done, for the report
 */
export async function fuzz(property, { share = 1 } = {}) {
  const inputs = Math.ceil(Number(ATLAS_FUZZ_INPUTS) * share);
  const milliseconds = Number(ATLAS_FUZZ_MINUTES ?? 0) * 60_000 * share;
  const start = Date.now();
  let [done, progress, before, now] = [0, 0];
  while (progress < 1) {
    await fc.assert(property, { numRuns: BATCH, seed: SEED + done, includeErrorInReport: true });
    done += BATCH;
    progress = milliseconds ? (Date.now() - start) / milliseconds : done / inputs;
    // Garbage is collected only when the event loop runs.
    now = await measure();
    if (progress >= 0.5) before ??= now;
  }
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  const report = `${done} inputs in ${seconds} s; wasm memory ${before.memory} and then ${now.memory} bytes, table of externrefs ${before.externrefs} and then ${now.externrefs}, ${before.slots} and then ${now.slots} of it in use`;
  assert.ok(now.memory <= before.memory + PAGE && now.externrefs <= before.externrefs && now.slots <= before.slots, report);
  return report;
}

/** Only the package's own errors may be thrown: never a trap, and nothing that the input threw. */
export function assertOurs(error) {
  assert.ok(error instanceof api.AtlasIntegrationsError, `${error?.stack ?? String(error)}`);
  assert.ok(!JSON.stringify(error).includes(TRAP) || error.code === "network", "the input's own words in an error");
}
