import * as glue from "../glue/atlas_integrations_bg.js";
import * as start from "./load.js";
import { state } from "../shared/state.js";

// The full package's wasm.

/** @type {import("./load.js").Artifact} */
const FULL = { name: "full", entry: "atlas-integrations", file: "atlas_integrations", glue };

/** Its functions, for requests, the client and digest. @param {Function} [ours]  the public function that was called */
export const wasm = (ours = wasm) => state.full.glue ?? start.running([state.full], ours, "`atlas-integrations/inline`");

/**
 * See init.d.ts.
 *
 * @param {unknown} [source]
 * @param {Function} [ours]  the function that was called, if it is another entry point's `init`
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
