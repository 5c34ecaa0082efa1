// Platforms that compile no wasm from bytes, or have no wasm at all: the error says why, and the way out is one.

import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { serveAtlas } from "../package/emulator.mjs";
import { createProject } from "../package/project.mjs";
import { EXPECTED, SCENARIO } from "../package/scenario.mjs";
import { WASM, askWorkerd, bundleForWorkerd } from "../package/workerd.mjs";

const atlas = await serveAtlas();
const project = await createProject();
const installed = "node_modules/atlas-integrations";
const THE_WAY_OUT = /this runtime does not compile wasm from bytes: pass a compiled module to `init\(\)`.*`atlas-integrations\/wasm\?module`/;

const worker = (imports, body) => `${imports}\n${SCENARIO}
export default {
  async fetch() {
    ${body}
  },
};
`;

test("what brings bytes is refused and says the way out, and a module that is given then works", async () => {
  const source = worker(
    `import * as api from "./${installed}/loaders/inline.js"; import wasm from "./${installed}/${WASM}";`,
    `const message = (error) => error.code + ": " + error.message;
    const refused = [await api.init().catch(message)];
    try { api.validate({}); } catch (error) { refused.push(message(error)); }
    await api.init(wasm);
    return Response.json({ refused, ready: api.isInitialized(), result: await scenario(api, "${atlas}") });`,
  );
  await project.write({ "worker.mjs": source });
  const { refused, ...rest } = await askWorkerd(project, ["worker.mjs", ...(await modules())], `${installed}/${WASM}`);
  assert.equal(refused.length, 2);
  for (const message of refused) {
    assert.match(message, /^not_initialized: /);
    assert.match(message, THE_WAY_OUT);
  }
  assert.deepEqual(rest, { ready: true, result: EXPECTED });
});

test("bytes that are given are refused in the same words, and can be followed by a module", async () => {
  const source = worker(
    `import * as api from "./${installed}/index.js"; import { base64 } from "./${installed}/glue/atlas_integrations_bg.base64.js"; import wasm from "./${installed}/${WASM}";`,
    `const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const refused = await api.init(bytes).catch((error) => error.message);
    await api.init(wasm);
    return Response.json({ refused, result: await scenario(api, "${atlas}") });`,
  );
  await project.write({ "worker.mjs": source });
  const { refused, result } = await askWorkerd(project, ["worker.mjs", ...(await modules())], `${installed}/${WASM}`);
  assert.match(refused, THE_WAY_OUT);
  assert.match(refused, /, from what was given$/);
  assert.deepEqual(result, EXPECTED);
});

test("`atlas-integrations/wasm?module` is the way out, bundled as wrangler does it", async () => {
  await project.write({
    "source.mjs": worker(
      'import * as api from "atlas-integrations/slim"; import wasm from "atlas-integrations/wasm?module";',
      `await api.init(wasm); return Response.json(await scenario(api, "${atlas}"));`,
    ),
  });
  await bundleForWorkerd(project);
  assert.deepEqual(await askWorkerd(project, ["bundle.mjs"], WASM), EXPECTED);
});

for (const [entry, source] of Object.entries({ "": "", "/slim": `await readFile("${installed}/${WASM}")` })) {
  test(`a platform without WebAssembly is said to have none, by atlas-integrations${entry}`, async () => {
    await project.write({
      "program.mjs": `
        import { readFile } from "node:fs/promises";
        import { init } from "atlas-integrations${entry}";
        console.log(JSON.stringify(await init(${source}).catch((error) => [error.code, error.message])));`,
    });
    const [code, message] = await project.node("--jitless", "program.mjs");
    assert.equal(code, "not_initialized");
    assert.match(message, /this package needs WebAssembly, which this platform does not have \(.*`--jitless`/);
  });
}

/** All ES modules of the package but those that name the wasm by another name, which only bundlers know. */
async function modules() {
  const files = await readdir(join(project.folder, installed), { recursive: true });
  const isPlain = (file) => file.endsWith(".js") && !/^cjs\/|(^|\/)(edge|wasm-module)\.js$/.test(file);
  return files.filter(isPlain).map((file) => `${installed}/${file}`);
}
