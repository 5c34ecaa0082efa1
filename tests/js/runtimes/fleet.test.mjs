// Many projects, in every runtime besides the one that runs the tests.

import assert from "node:assert/strict";
import { test } from "node:test";
import { serveAtlas } from "../package/emulator.mjs";
import { createProject } from "../package/project.mjs";
import { FLEET_EXPECTED, FLEET_SCENARIO } from "../package/scenario.mjs";
import { bun, deno, node } from "../package/tools.mjs";
import { WASM, askWorkerd, bundleForWorkerd } from "../package/workerd.mjs";

const IMPORTS = 'import * as api from "atlas-integrations";\nimport * as fleet from "atlas-integrations/fleet";';
const REQUIRES = 'const api = require("atlas-integrations");\nconst fleet = require("atlas-integrations/fleet");';
const program = (imports) => `${imports}\n${FLEET_SCENARIO}
fleetScenario(api, fleet, process.argv[2]).then((result) => console.log(JSON.stringify(result)));
`;

const atlas = await serveAtlas();
const project = await createProject({ "esm.mjs": program(IMPORTS), "cjs.cjs": program(REQUIRES), "deno.mjs": `import process from "node:process";\n${program(IMPORTS)}` });

for (const version of [20, 22, 24]) {
  for (const file of ["esm.mjs", "cjs.cjs"]) {
    test(`Node ${version}, ${file}`, async () => assert.deepEqual(await project.run(node(version), file, atlas), FLEET_EXPECTED));
  }
}

test("Deno, with no permission but the network's", async () => {
  assert.deepEqual(await project.run(deno(), "run", "--no-prompt", "--allow-net=127.0.0.1", "deno.mjs", atlas), FLEET_EXPECTED);
});

for (const file of ["esm.mjs", "cjs.cjs"]) {
  test(`Bun, ${file}`, async () => assert.deepEqual(await project.run(bun(), file, atlas), FLEET_EXPECTED));
}

test("workerd", async () => {
  await project.write({ "source.mjs": `${IMPORTS}\n${FLEET_SCENARIO}
export default { fetch: async () => Response.json(await fleetScenario(api, fleet, "${atlas}")) };` });
  await bundleForWorkerd(project);
  assert.deepEqual(await askWorkerd(project, ["bundle.mjs"], WASM), FLEET_EXPECTED);
});
