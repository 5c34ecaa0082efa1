import { init as load } from "./start/init.js";

export * from "./index.js";

/**
 * The browser's entry: `init()` fetches the wasm that lies beside this file.
 *
 * Exactly `new URL("literal", import.meta.url)`, because that is the form for which Vite, webpack, Parcel and Turbopack copy the file;
 * and not in loaders/ with the others, because for bundlers that leave it as it is (esbuild, Rollup) "beside" is where people put files.
 * Inside a function, because then a page that never calls `init` (it only describes forms) carries no wasm. No top-level await, which
 * gives blank pages in some bundlers and fails to build in others.
 *
 * @type {(source?: unknown) => Promise<void>}
 */
export function init(source) {
  // No `import.meta.url`: a bundle that is a classic script. Then there is no "beside", and load() says what to do.
  return load(source ?? (import.meta.url && new URL("./atlas_integrations_bg.wasm", import.meta.url)), init);
}
