// Bundles a form for the browser, with esbuild as a user would.

import { join } from "node:path";
import { build } from "esbuild";
import { pkg, tests } from "./package.mjs";

const ENTRIES = { "": "loaders/inline.js", "/forms": "loaders/forms-inline.js", "/emulator": "emulator.js", "/locales/de": "locales/de.js" };

/** `atlas-integrations/…` is the built package. */
const atlasIntegrations = {
  name: "atlas-integrations",
  setup({ onResolve }) {
    onResolve({ filter: /^atlas-integrations(\/|$)/ }, ({ path }) => ({ path: join(pkg, ENTRIES[path.slice("atlas-integrations".length)]) }));
  },
};

/**
 * SvelteKit's marks of what is the server's, from which nothing is taken, and the validators that Superforms has adapters for besides:
 * they are not installed, and not reached.
 */
const ABSENT = /^(\$app\/server|@exodus\/schemasafe|@typeschema\/class-validator|@vinejs\/vine|arktype|effect|joi|superstruct|typebox|yup)(\/|$)/;

const absent = {
  name: "absent",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: ABSENT }, ({ path }) => ({ path, namespace: "absent" }));
    onLoad({ filter: /./, namespace: "absent" }, () => ({ contents: "module.exports = {};" }));
  },
};

/** Bundles a file of `apps/` with these options of esbuild's. */
async function bundled(app, options) {
  const entryPoints = [join(import.meta.dirname, "../apps", app)];
  const nodePaths = [join(tests, "node_modules")];
  const { outputFiles } = await build({ entryPoints, bundle: true, write: false, nodePaths, logLevel: "error", ...options });
  return outputFiles[0];
}

/**
 * Imports a server's module as SvelteKit does, bundled: some libraries can't be imported otherwise.
 *
 * @param {string} app  a file of `apps/`
 */
export async function importServer(app) {
  const { contents } = await bundled(app, { format: "esm", platform: "node", plugins: [absent] });
  return import(`data:text/javascript;base64,${Buffer.from(contents).toString("base64")}`);
}

/**
 * @param {string} app  a file of `apps/`
 * @returns {Promise<string>} one script
 */
export async function bundle(app) {
  const { text } = await bundled(app, {
    format: "iife",
    target: "es2022",
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"production"', __VUE_OPTIONS_API__: "false", __VUE_PROD_DEVTOOLS__: "false", __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false" },
    plugins: [atlasIntegrations],
  });
  return text;
}
