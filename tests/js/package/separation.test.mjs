// Proxy and emulator stand side by side: the one runs in front of Atlas, the other in its place, and neither carries the other.

import assert from "node:assert/strict";
import { relative } from "node:path";
import { test } from "node:test";
import { build } from "esbuild";
import { createProject } from "./project.mjs";

const project = await createProject();
const installed = `${project.folder}/node_modules/atlas-integrations`;

/** The package's files in a bundle. */
async function filesOf(entry, options) {
  const { metafile } = await build({
    stdin: { contents: `export * from "atlas-integrations/${entry}";`, resolveDir: project.folder },
    bundle: true, format: "esm", write: false, metafile: true, logLevel: "silent", absWorkingDir: project.folder, ...options,
  });
  return Object.keys(metafile.inputs).map((file) => relative(installed, `${project.folder}/${file}`));
}

for (const [platform, options] of Object.entries({ node: { platform: "node" }, workerd: { conditions: ["workerd"], loader: { ".wasm": "copy" }, outdir: "out" } })) {
  test(`a bundle of the proxy has nothing of the emulator, and the other way round (${platform})`, async () => {
    const [proxy, emulator] = await Promise.all([filesOf("proxy", options), filesOf("emulator", options)]);
    assert.ok(proxy.includes("proxy/proxy.js") && emulator.includes("emulator/emulator.js"));
    assert.deepEqual(proxy.filter((file) => /^emulator/.test(file)), []);
    assert.deepEqual(emulator.filter((file) => /^proxy|^atlas_integrations_bg|^loaders/.test(file)), []);
  });
}
