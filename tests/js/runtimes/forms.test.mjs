// `/forms` in Deno without any permission, in Bun and in workerd: ready on import.

import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { createProject } from "../package/project.mjs";
import { bun, deno } from "../package/tools.mjs";
import { FORMS_WASM, askWorkerd, bundleForWorkerd } from "../package/workerd.mjs";

/** What each of them has to answer. */
const ANSWER = `[api, api.v2].map(({ validate }) => validate({ type: "DATADOG", apiKey: "****abcd", region: "US5" }).issues.map(({ code }) => code))`;
const EXPECTED = [["masked_secret", "invalid_value"], ["masked_secret"]];

const IMPORT = 'import * as api from "atlas-integrations/forms";';
const REQUIRE = 'const api = require("atlas-integrations/forms");';
const program = (imports) => `${imports}\nconsole.log(JSON.stringify(${ANSWER}));`;
const worker = (imports) => `${imports}\nexport default { fetch: () => Response.json(${ANSWER}) };`;

const project = await createProject({ "esm.mjs": program(IMPORT), "cjs.cjs": program(REQUIRE) });
const installed = "node_modules/atlas-integrations";

test("Deno, import, without any permission", async () => {
  assert.deepEqual(await project.run(deno(), "run", "--no-prompt", "esm.mjs"), EXPECTED);
});

for (const file of ["esm.mjs", "cjs.cjs"]) {
  test(`Bun, ${file}`, async () => assert.deepEqual(await project.run(bun(), file), EXPECTED));
}

test("workerd, with the package's files as they are", async () => {
  await project.write({ "worker.mjs": worker(`import * as api from "./${installed}/loaders/forms-workerd.js";`) });
  const files = await readdir(join(project.folder, installed), { recursive: true });
  const modules = files.filter((file) => file.endsWith(".js") && !file.startsWith("cjs/")).map((file) => `${installed}/${file}`);
  assert.deepEqual(await askWorkerd(project, ["worker.mjs", ...modules], `${installed}/forms/${FORMS_WASM}`), EXPECTED);
});

for (const [how, imports] of Object.entries({
  import: IMPORT,
  require: REQUIRE,
  "the wasm as a module": `import * as api from "atlas-integrations/forms/slim"; import wasm from "atlas-integrations/forms/wasm?module"; await api.init(wasm);`,
})) {
  test(`workerd, bundled as wrangler does it, with ${how}`, async () => {
    await project.write({ "source.mjs": worker(imports) });
    await bundleForWorkerd(project);
    assert.deepEqual(await askWorkerd(project, ["bundle.mjs"], FORMS_WASM), EXPECTED);
  });
}
