// webpack, Rollup and esbuild: what they make is opened in Chromium, not only built.

import assert from "node:assert/strict";
import { copyFile, readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import nodeResolve from "@rollup/plugin-node-resolve";
import { build } from "esbuild";
import { rollup } from "rollup";
import { openChromium } from "../package/browsers.mjs";
import { serveAtlas } from "../package/emulator.mjs";
import { createProject, run } from "../package/project.mjs";
import { CJS, ESM, EXPECTED } from "../package/scenario.mjs";
import { pageScript, pageWith, serveSite } from "../package/site.mjs";
import { node, tool } from "../package/tools.mjs";

const WASM = "atlas_integrations_bg.wasm";
const FORMS_WASM = "atlas_integrations_forms_bg.wasm";

const open = await openChromium();
const project = await createProject({
  "page.js": pageScript('import * as api from "atlas-integrations";'),
  "required.js": pageScript('const api = require("atlas-integrations");'),
  "inline.js": pageScript('import * as api from "atlas-integrations/inline";'),
  "wasm-url.js": pageScript(`
    import * as slim from "atlas-integrations/slim";
    import wasmUrl from "atlas-integrations/wasm";
    const api = { ...slim, init: () => slim.init(new URL(wasmUrl, import.meta.url)) };`),
  "forms.js": `
    import { init, v2, validate, ValidationError, pickView } from "atlas-integrations/forms";
    const codes = ({ issues }) => issues.map(({ code }) => code);
    const thrown = () => { try { pickView("NONE", {}); } catch (error) { return error instanceof ValidationError; } };
    const view = { type: "DATADOG", apiKey: "****abcd", region: "US5" };
    init().then(() => { globalThis.result = [codes(validate(view)), codes(v2.validate(view)), thrown()]; }, (error) => { globalThis.result = String(error); });`,
  // What a page with a form but no validation needs; emulator and proxy are imported by mistake.
  "describes.js": `
    import { describeIntegration } from "atlas-integrations";
    import { createEmulator } from "atlas-integrations/emulator";
    import { createProxy } from "atlas-integrations/proxy";
    globalThis.result = describeIntegration("DATADOG").fields.length;`,
  "server.mjs": ESM,
  "server-cjs.js": CJS,
}, { withTools: true });
const at = (...path) => join(project.folder, ...path);

/** Opens a folder with a bundle in it. */
async function openBundle(folder, script) {
  await project.write({ [`${folder}/index.html`]: pageWith(script) });
  const { result } = await open(`${await serveSite(at(folder))}/index.html`);
  return result;
}

const filesOf = async (folder) => (await readdir(at(folder))).filter((file) => file !== "index.html");

/** No wasm, neither as file nor as text, and nothing of emulator and proxy. */
async function assertBare(folder, script) {
  assert.deepEqual(await filesOf(folder), [script]);
  const text = await readFile(at(folder, script), "utf8");
  assert.doesNotMatch(text, /AGFzbQ|__wbindgen|WWW-Authenticate|HOST_NOT_ALLOWED/i);
  assert.equal(await openBundle(folder, script), 2);
}

for (const mode of ["production", "development"]) {
  for (const source of ["page", "required"]) {
    test(`webpack, ${mode}, ${source}`, async () => {
      const folder = `webpack-${mode}-${source}`;
      await webpack(source, mode, folder);
      assert.deepEqual(await openBundle(folder, "main.js"), EXPECTED);
      const wasm = (await filesOf(folder)).filter((file) => file.endsWith(".wasm"));
      assert.equal(wasm.length, mode === "production" && source === "page" ? 1 : 0, "the file where it is fetched, none where it is inside");
    });
  }
}

test("webpack leaves out wasm and emulator where nothing needs them", async () => {
  await webpack("describes", "production", "webpack-describes");
  await assertBare("webpack-describes", "main.js");
});

async function webpack(source, mode, folder) {
  const [command, ...args] = tool("webpack-cli");
  await run(command, [...args, "build", "--mode", mode, "--entry", `./${source}.js`, "--output-path", at(folder)], { cwd: project.folder })
    .catch((error) => assert.fail(error.stdout));
}

async function bundleWithRollup(source, folder, options) {
  const bundle = await rollup({
    input: at(`${source}.js`),
    plugins: [nodeResolve(options)],
    onwarn: (warning) => assert.equal(warning.code, "THIS_IS_UNDEFINED", warning.message),
  });
  await bundle.write({ file: at(folder, "bundle.js"), format: "es" });
}

test("Rollup, without any option: the wasm is inside", async () => {
  await bundleWithRollup("page", "rollup", {});
  assert.deepEqual(await openBundle("rollup", "bundle.js"), EXPECTED);
});

test("Rollup, browser: true, with the wasm copied beside the bundle", async () => {
  await bundleWithRollup("page", "rollup-browser", { browser: true });
  await copyFile(at("node_modules/atlas-integrations", WASM), at("rollup-browser", WASM));
  assert.deepEqual(await openBundle("rollup-browser", "bundle.js"), EXPECTED);
});

/** The wasm of /forms, and nothing of the full one. */
async function assertForms(folder, script) {
  assert.deepEqual(await openBundle(folder, script), [["masked_secret", "invalid_value"], ["masked_secret"], true]);
  assert.doesNotMatch(await readFile(at(folder, script), "utf8"), /atlas_integrations_bg|WWW-Authenticate|digestAuthorization/i);
}

test("webpack, a page with /forms", async () => {
  await webpack("forms", "production", "webpack-forms");
  assert.equal((await filesOf("webpack-forms")).filter((file) => file.endsWith(".wasm")).length, 1);
  await assertForms("webpack-forms", "main.js");
});

test("Rollup and esbuild, a page with /forms, with its wasm copied beside the bundle", async () => {
  await bundleWithRollup("forms", "rollup-forms", { browser: true });
  await bundleWithEsbuild("forms.js", "esbuild-forms/bundle.js", { format: "esm" });
  for (const folder of ["rollup-forms", "esbuild-forms"]) {
    await copyFile(at("node_modules/atlas-integrations/forms", FORMS_WASM), at(folder, FORMS_WASM));
    await assertForms(folder, "bundle.js");
  }
});

test("Rollup leaves out wasm and emulator where nothing needs them", async () => {
  await bundleWithRollup("describes", "rollup-describes", { browser: true });
  await assertBare("rollup-describes", "bundle.js");
});

const bundleWithEsbuild = (source, outfile, options) =>
  build({ entryPoints: [at(source)], outfile: at(outfile), bundle: true, minify: true, logLevel: "silent", ...options });

test("esbuild for the browser: /inline, without any option", async () => {
  await bundleWithEsbuild("inline.js", "esbuild-inline/bundle.js", {});
  assert.deepEqual(await openBundle("esbuild-inline", "bundle.js"), EXPECTED);
});

test("esbuild for the browser: require, without any option", async () => {
  await bundleWithEsbuild("required.js", "esbuild-required/bundle.js", {});
  assert.deepEqual(await openBundle("esbuild-required", "bundle.js"), EXPECTED);
});

test("esbuild for the browser: /slim and /wasm with --loader:.wasm=file", async () => {
  await bundleWithEsbuild("wasm-url.js", "esbuild-file/bundle.js", { format: "esm", loader: { ".wasm": "file" } });
  assert.deepEqual(await openBundle("esbuild-file", "bundle.js"), EXPECTED);
});

test("esbuild for the browser: as ES module, with the wasm copied beside the bundle", async () => {
  await bundleWithEsbuild("page.js", "esbuild-esm/bundle.js", { format: "esm" });
  await copyFile(at("node_modules/atlas-integrations", WASM), at("esbuild-esm", WASM));
  assert.deepEqual(await openBundle("esbuild-esm", "bundle.js"), EXPECTED);
});

test("esbuild for the browser: a classic script without the wasm says what to do", async () => {
  await bundleWithEsbuild("page.js", "esbuild-classic/bundle.js", {});
  assert.match((await openBundle("esbuild-classic", "bundle.js")).error, /NotInitializedError: `init\(\)` does not know where the wasm is/);
});

test("esbuild leaves out wasm and emulator where nothing needs them", async () => {
  await bundleWithEsbuild("describes.js", "esbuild-describes/bundle.js", {});
  await assertBare("esbuild-describes", "bundle.js");
});

for (const [source, format] of [["server.mjs", "esm"], ["server.mjs", "cjs"], ["server-cjs.js", "cjs"]]) {
  test(`esbuild --platform=node, ${source} as ${format}`, async () => {
    const outfile = `esbuild-node/${source}.${format === "esm" ? "mjs" : "cjs"}`;
    await bundleWithEsbuild(source, outfile, { platform: "node", format });
    assert.deepEqual(await project.run(node(20), outfile, await serveAtlas()), EXPECTED);
  });
}
