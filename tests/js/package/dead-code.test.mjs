// Nothing in the package is there for nobody.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { createProject, run } from "./project.mjs";
import { tool } from "./tools.mjs";

test("knip finds no file and no export that nothing uses", async () => {
  const project = await createProject();
  const installed = "node_modules/atlas-integrations";
  const config = {
    // The glue's exports are what the wasm imports. CommonJS is the same once more.
    entry: ["index.js", "browser.js", "forms/index.js", "forms/browser.js", "loaders/*.js", "proxy.js", "proxy/workerd.js", "proxy/edge.js", "emulator.js", "fleet.js", "locales/*.js", "cli/main.js", "cli/yaml.js", "glue/*_bg.js"],
    project: ["**/*.js"],
    include: ["files", "exports", "nsExports"],
  };
  await project.write({ [`${installed}/knip.json`]: JSON.stringify(config) });
  const [command, ...args] = tool("knip");
  await run(command, [...args, "--no-progress", "--no-config-hints"], { cwd: join(project.folder, installed) })
    .catch((error) => assert.fail(error.stdout + error.stderr));
});
