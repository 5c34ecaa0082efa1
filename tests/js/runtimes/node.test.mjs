// Every Node that the package promises.

import assert from "node:assert/strict";
import { test } from "node:test";
import { serveAtlas } from "../package/emulator.mjs";
import { createProject } from "../package/project.mjs";
import { CJS, ESM, EXPECTED } from "../package/scenario.mjs";
import { node } from "../package/tools.mjs";

const atlas = await serveAtlas();
const project = await createProject({
  "esm.mjs": ESM,
  "cjs.cjs": CJS,
  "version.cjs": "console.log(parseInt(process.versions.node));",
});

for (const major of [20, 22, 24]) {
  for (const file of ["esm.mjs", "cjs.cjs"]) {
    test(`Node ${major}, ${file}`, async () => {
      assert.equal(await project.run(node(major), "version.cjs"), major);
      assert.deepEqual(await project.run(node(major), file, atlas), EXPECTED);
    });
  }
}
