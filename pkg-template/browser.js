import { init as load } from "./start/init.js";

export * from "./index.js";

/**
 * The browser's entry point: `init()` fetches the wasm file that is beside this one.
 *
 * It is written exactly as `new URL("literal", import.meta.url)`, because for this form Vite, webpack, Parcel and Turbopack copy the file.
 * It is not in loaders/ with the others: bundlers that leave the expression as it is (esbuild, Rollup) resolve it beside the bundle, where
 * people put files. It is inside a function, so that a page that never calls `init` (it only describes forms) has no wasm. There is no
 * top-level await, which gives blank pages with some bundlers and fails to build with others.
 *
 * @type {(source?: unknown) => Promise<void>}
 */
export function init(source) {
  // A bundle that is a classic script has no `import.meta.url`. Then `load` throws an error that says what to do.
  return load(source ?? (import.meta.url && new URL("./atlas_integrations_bg.wasm", import.meta.url)), init);
}
