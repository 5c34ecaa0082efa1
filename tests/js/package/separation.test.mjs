// What is not asked for is not carried. Proxy and emulator stand side by side: the one runs in front of Atlas, the other in its place,
// and neither contains the other. A locale adds nothing if it is not imported.

import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { join, relative } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { createProject } from "./project.mjs";

const project = await createProject();
const installed = `${project.folder}/node_modules/atlas-integrations`;

/** The package's files in a bundle. */
const filesOf = async (entry, options) => (await bundle(entry, options)).files;

async function bundle(entry, options) {
  const { metafile, outputFiles } = await build({
    stdin: { contents: `export * from "${join("atlas-integrations", entry)}";`, resolveDir: project.folder },
    bundle: true, format: "esm", write: false, metafile: true, logLevel: "silent", absWorkingDir: project.folder, charset: "utf8", ...options,
  });
  return { files: Object.keys(metafile.inputs).map((file) => relative(installed, `${project.folder}/${file}`)), code: outputFiles[0].text };
}

for (const [platform, options] of Object.entries({ node: { platform: "node" }, workerd: { conditions: ["workerd"], loader: { ".wasm": "copy" }, outdir: "out" } })) {
  test(`a bundle of the proxy has nothing of the emulator, and the other way round (${platform})`, async () => {
    const [proxy, emulator] = await Promise.all([filesOf("proxy", options), filesOf("emulator", options)]);
    assert.ok(proxy.includes("proxy/proxy.js") && emulator.includes("emulator/emulator.js"));
    assert.deepEqual(proxy.filter((file) => /^emulator/.test(file)), []);
    assert.deepEqual(emulator.filter((file) => /^proxy|^glue|^loaders/.test(file)), []);
  });
}

test("a bundle of /forms has its own glue and wasm, and nothing that sends; one of the full package has nothing of that wasm", async () => {
  for (const entry of ["forms", "forms/inline", "forms/slim"]) {
    const files = await filesOf(entry, { platform: "node" });
    assert.ok(files.includes("forms/validation.js") && files.includes("glue/atlas_integrations_forms_bg.js"), entry);
    assert.deepEqual(files.filter((file) => /^(client|proxy|emulator|options|serve)\/|atlas_integrations_bg|^start\/init/.test(file)), [], entry);
  }
  const full = await filesOf("", { platform: "node" });
  assert.deepEqual(full.filter((file) => /atlas_integrations_forms|^start\/forms/.test(file)), []);
});

const names = (await readdir(join(installed, "locales"))).filter((file) => file.endsWith(".js")).map((file) => file.slice(0, -".js".length));
const locales = await Promise.all(names.map((name) => import(pathToFileURL(join(installed, "locales", `${name}.js`)).href)));

/** The locales whose messages are in a bundle. */
const spokenIn = (code) => names.filter((_, index) => Object.values(locales[index].default.messages).some((text) => code.includes(JSON.stringify(text))));

test("a bundle has the words of the locales that it imports, and of no other", async () => {
  for (const entry of ["", "slim"]) {
    const { files, code } = await bundle(entry, { platform: "node" });
    assert.ok(files.includes("forms/messages.js"));
    assert.deepEqual([files.filter((file) => file.startsWith("locales/")), spokenIn(code)], [[], []], entry);
  }
  for (const name of names) {
    const { files, code } = await bundle(`locales/${name}`, { platform: "node" });
    assert.deepEqual([files.filter((file) => file.startsWith("locales/")), spokenIn(code)], [[`locales/${name}.js`], [name]]);
  }
});

/** What stands in the catalogue of one version only. */
const ONLY_IN = { "v1.0": /Your Flowdock Flow name/, v2: /microsoftTeamsWebhookUrl/ };
const versionsIn = (code) => Object.keys(ONLY_IN).filter((version) => ONLY_IN[version].test(code));

/** A page's own program, bundled as for a browser. */
async function bundled(lines) {
  const { outputFiles } = await build({
    stdin: { contents: `import * as atlas from "atlas-integrations"; import { v2 } from "atlas-integrations"; ${lines}`, resolveDir: project.folder },
    bundle: true, format: "esm", write: false, logLevel: "silent", minify: true, charset: "utf8",
  });
  return outputFiles[0].text;
}

for (const call of [
  'describeIntegration("DATADOG")', 'jsonSchema("DATADOG")', "INTEGRATION_TYPES", "validate({})", "schemas.DATADOG", "new IntegrationsClient()", 'pickView("DATADOG", {})',
]) {
  test(`a page that only uses ${call} of one version carries nothing of the other's catalogue`, async () => {
    const [name] = /\w+(?=[(.]|$)/.exec(call.replace("new ", ""));
    const of = (api) => bundled(`globalThis.result = ${call.replace(name, `${api}.${name}`)};`);
    const [first, second] = await Promise.all([of("atlas"), of("v2")]);
    assert.ok(!versionsIn(first).includes("v2"));
    assert.ok(!versionsIn(second).includes("v1.0"));
  });
}

test("a page that uses both versions carries both", async () => {
  assert.deepEqual(versionsIn(await bundled('globalThis.result = [atlas.jsonSchema("FLOWDOCK"), v2.jsonSchema("PROMETHEUS")];')), ["v1.0", "v2"]);
});
