// Bundles a form for the browser, with esbuild as a user would.

import { join } from "node:path";
import { build } from "esbuild";
import { pkg, tests } from "./package.mjs";

const ENTRIES = { "": "loaders/inline.js", "/emulator": "emulator.js", "/locales/de": "locales/de.js" };

/** `atlas-integrations/…` is the built package. */
const atlasIntegrations = {
  name: "atlas-integrations",
  setup({ onResolve }) {
    onResolve({ filter: /^atlas-integrations(\/|$)/ }, ({ path }) => ({ path: join(pkg, ENTRIES[path.slice("atlas-integrations".length)]) }));
  },
};

/**
 * @param {string} app  a file of `apps/`
 * @returns {Promise<string>} one script
 */
export async function bundle(app) {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, "../apps", app)],
    bundle: true,
    write: false,
    format: "iife",
    target: "es2022",
    jsx: "automatic",
    nodePaths: [join(tests, "node_modules")],
    define: { "process.env.NODE_ENV": '"production"', __VUE_OPTIONS_API__: "false", __VUE_PROD_DEVTOOLS__: "false", __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false" },
    plugins: [atlasIntegrations],
    logLevel: "error",
  });
  return outputFiles[0].text;
}
