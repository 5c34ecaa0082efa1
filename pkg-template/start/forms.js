import * as glue from "../glue/atlas_integrations_forms_bg.js";
import * as start from "./load.js";

// The wasm of `/forms`.

/** @type {import("./load.js").Artifact} */
const FORMS = { name: "forms", entry: "atlas-integrations/forms", file: "atlas_integrations_forms", glue };

/** As in init.js. */
export function init(source, ours = init) {
  return start.init(FORMS, source, ours);
}

/** See init.d.ts. */
export function isInitialized() {
  return start.isInitialized(FORMS);
}

/** @param {() => WebAssembly.Module} provider */
export function provide(provider) {
  start.provide(FORMS, provider);
}
