// workerd itself, and its bundler's way with wasm.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after } from "node:test";
import { build } from "esbuild";
import { workerd } from "./tools.mjs";

export const WASM = "atlas_integrations_bg.wasm";
export const FORMS_WASM = "atlas_integrations_forms_bg.wasm";

/** Bundles `source.mjs` of a project into `bundle.mjs` as wrangler does: the wasm stays next to it, under both of its names. */
export async function bundleForWorkerd(project) {
  const keepBeside = ({ path }) => ({ path: `./${path.includes("forms") ? FORMS_WASM : WASM}`, external: true });
  await build({
    entryPoints: [join(project.folder, "source.mjs")],
    outfile: join(project.folder, "bundle.mjs"),
    bundle: true,
    format: "esm",
    conditions: ["workerd", "worker", "browser"],
    plugins: [{ name: "wasm beside the bundle", setup: (plugin) => plugin.onResolve({ filter: /\.wasm(\?module)?$/ }, keepBeside) }],
    logLevel: "silent",
  });
}

/**
 * Starts workerd with these modules of a project, the first one being the worker; its address, and how it ends.
 *
 * @param {Awaited<ReturnType<typeof import("./project.mjs").createProject>>} project
 * @param {string[]} modules
 * @param {string} wasm  the name that they import the wasm by: the full one, or that of /forms
 */
export async function startWorkerd(project, modules, wasm) {
  const file = wasm.endsWith(FORMS_WASM) ? `forms/${FORMS_WASM}` : WASM;
  const entry = (file) => `(name = "${file}", esModule = embed "${file}")`;
  await project.write({
    "config.capnp": `
      using Workerd = import "/workerd/workerd.capnp";
      const config :Workerd.Config = (
        services = [
          (name = "main", worker = (
            modules = [${modules.map(entry).join(", ")}, (name = "${wasm}", wasm = embed "node_modules/atlas-integrations/${file}")],
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
  const url = `http://127.0.0.1:${await Promise.race([listening, ended])}`;
  // From here on a request says that it has ended; nobody waits for this.
  ended.catch(() => {});
  return { url, stop: () => server.kill() };
}

/** What a worker of these modules answers, once. */
export async function askWorkerd(project, modules, wasm) {
  const { url, stop } = await startWorkerd(project, modules, wasm);
  const response = await fetch(url);
  const text = await response.text();
  stop();
  assert.equal(response.status, 200, text);
  return JSON.parse(text);
}
