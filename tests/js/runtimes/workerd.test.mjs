// workerd itself, which compiles no bytes at run time: the wasm is a separate module.

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

const worker = (imports) => `${imports}\n${SCENARIO}
export default {
  async fetch() {
    return Response.json(await scenario(api, "${atlas}"));
  },
};
`;

test("workerd, with the package's files as they are", async () => {
  await project.write({ "worker.mjs": worker(`import * as api from "./${installed}/loaders/workerd.js";`) });
  const files = await readdir(join(project.folder, installed), { recursive: true });
  const modules = files.filter((file) => file.endsWith(".js") && !file.startsWith("cjs/")).map((file) => `${installed}/${file}`);
  assert.deepEqual(await askWorkerd(project, ["worker.mjs", ...modules], `${installed}/${WASM}`), EXPECTED);
});

for (const [how, imports] of [
  ["import", 'import * as api from "atlas-integrations";'],
  ["require", 'const api = require("atlas-integrations");'],
]) {
  test(`workerd, bundled as wrangler does it, with ${how}`, async () => {
    await project.write({ "source.mjs": worker(imports) });
    await bundleForWorkerd(project);
    assert.deepEqual(await askWorkerd(project, ["bundle.mjs"], WASM), EXPECTED);
  });
}
