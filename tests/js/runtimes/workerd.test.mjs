// workerd itself, which compiles no bytes at run time: the wasm comes as a module of its own.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, test } from "node:test";
import { build } from "esbuild";
import { serveAtlas } from "../package/emulator.mjs";
import { createProject } from "../package/project.mjs";
import { EXPECTED, SCENARIO } from "../package/scenario.mjs";
import { workerd } from "../package/tools.mjs";

const atlas = await serveAtlas();
const project = await createProject();
const WASM = "atlas_integrations_bg.wasm";
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
  assert.deepEqual(await ask(["worker.mjs", ...modules], `${installed}/${WASM}`), EXPECTED);
});

for (const [how, imports] of [
  ["import", 'import * as api from "atlas-integrations";'],
  ["require", 'const api = require("atlas-integrations");'],
]) {
  test(`workerd, bundled as wrangler does it, with ${how}`, async () => {
    await project.write({ "source.mjs": worker(imports) });
    await build({
      entryPoints: [join(project.folder, "source.mjs")],
      outfile: join(project.folder, "bundle.mjs"),
      bundle: true,
      format: "esm",
      conditions: ["workerd", "worker", "browser"],
      plugins: [{ name: "wasm beside the bundle", setup: (plugin) => plugin.onResolve({ filter: /\.wasm$/ }, keepBeside) }],
      logLevel: "silent",
    });
    assert.deepEqual(await ask(["bundle.mjs"], WASM), EXPECTED);
  });
}

const keepBeside = () => ({ path: `./${WASM}`, external: true });

/** Starts workerd with these modules, the first one being the worker; its answer. */
async function ask(modules, wasm) {
  const entry = (file) => `(name = "${file}", esModule = embed "${file}")`;
  await project.write({
    "config.capnp": `
      using Workerd = import "/workerd/workerd.capnp";
      const config :Workerd.Config = (
        services = [
          (name = "main", worker = (
            modules = [${modules.map(entry).join(", ")}, (name = "${wasm}", wasm = embed "${installed}/${WASM}")],
            compatibilityDate = "2026-01-01",
          )),
          (name = "internet", network = (allow = ["private", "public"])),
        ],
        sockets = [(name = "http", http = (), service = "main")],
      );`,
  });
  const server = spawn(workerd(), ["serve", "config.capnp", "--socket-addr=http=127.0.0.1:0", "--control-fd=3"], {
    cwd: project.folder,
    stdio: ["ignore", "inherit", "inherit", "pipe"],
  });
  after(() => server.kill());
  const ended = new Promise((_, reject) => server.once("exit", (code) => reject(new Error(`workerd ended with ${code}`))));
  const listening = (async () => {
    for await (const line of createInterface(server.stdio[3])) {
      const { event, port } = JSON.parse(line);
      if (event === "listen") return port;
    }
    return ended;
  })();
  const response = await fetch(`http://127.0.0.1:${await Promise.race([listening, ended])}/`);
  const text = await response.text();
  server.removeAllListeners("exit");
  server.kill();
  assert.equal(response.status, 200, text);
  return JSON.parse(text);
}
