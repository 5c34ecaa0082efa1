// Deno, with no permission but the network's, and Bun.

import assert from "node:assert/strict";
import { test } from "node:test";
import { serveAtlas } from "../package/emulator.mjs";
import { createProject } from "../package/project.mjs";
import { CJS, ESM, EXPECTED } from "../package/scenario.mjs";
import { bun, deno } from "../package/tools.mjs";

const atlas = await serveAtlas();
const project = await createProject({
  "esm.mjs": ESM,
  "cjs.cjs": CJS,
  "deno.mjs": `import process from "node:process";\n${ESM}`,
  "deno-cjs.cjs": CJS,
  "offline.mjs": `import * as api from "atlas-integrations";\nconsole.log(JSON.stringify(api.validate({}).issues.map((issue) => issue.code)));`,
});

test("Deno, import, without --allow-read", async () => {
  assert.deepEqual(await project.run(deno(), "run", "--no-prompt", "--allow-net=127.0.0.1", "deno.mjs", atlas), EXPECTED);
});

test("Deno, import, without any permission", async () => {
  assert.deepEqual(await project.run(deno(), "run", "--no-prompt", "offline.mjs"), ["required"]);
});

// CommonJS in Deno looks for files at run time, which is what --allow-read is for.
test("Deno, require", async () => {
  assert.deepEqual(await project.run(deno(), "run", "--no-prompt", "--allow-net=127.0.0.1", "--allow-read=.", "deno-cjs.cjs", atlas), EXPECTED);
});

for (const file of ["esm.mjs", "cjs.cjs"]) {
  test(`Bun, ${file}`, async () => assert.deepEqual(await project.run(bun(), file, atlas), EXPECTED));
}
