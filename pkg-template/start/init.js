import * as glue from "../glue/atlas_integrations_bg.js";
import * as start from "./load.js";
import { state } from "../shared/state.js";

// The full package's wasm.

/** @type {import("./load.js").Artifact} */
const FULL = { name: "full", entry: "atlas-integrations", file: "atlas_integrations", glue };

/** Its functions, for what sends and what belongs to it. @param {Function} [ours]  what was called */
export const wasm = (ours = wasm) => state.full.glue ?? start.running([state.full], ours, "`atlas-integrations/inline`");

/**
 * See init.d.ts.
 *
 * @param {unknown} [source]
 * @param {Function} [ours]  what was called, where it is another entry's `init`
 */
export function init(source, ours = init) {
  return start.init(FULL, source, ours);
}

/** See init.d.ts. */
export function isInitialized() {
  return start.isInitialized(FULL);
}

/** @param {() => WebAssembly.Module} provider */
export function provide(provider) {
  start.provide(FULL, provider);
}
