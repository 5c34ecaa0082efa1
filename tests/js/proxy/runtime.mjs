// The start files of www/proxy, each in its runtime, in a project that has the package installed as a user's has.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cp, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { bun, deno, workerd } from "../package/tools.mjs";

const START_FILES = fileURLToPath(new URL("../../../www/proxy", import.meta.url));
/** The same for the servers of Deno and Bun, which the proxy is a handler for, too. */
const NATIVE = fileURLToPath(new URL("native", import.meta.url));

/** Each row: name, and the command line in the project's folder. */
export const RUNTIMES = [
  ["Node, node.mjs", () => [process.execPath, "node.mjs"]],
  ["Deno, deno.mjs", () => [deno(), "run", "--no-prompt", "--allow-net", "--allow-env", "deno.mjs"]],
  ["Deno, Deno.serve", () => [deno(), "run", "--no-prompt", "--allow-net", "--allow-env", "deno-serve.mjs"]],
  ["Bun, bun.mjs", () => [bun(), "bun.mjs"]],
  ["Bun, Bun.serve", () => [bun(), "bun-serve.mjs"]],
  ["workerd, workerd.mjs", () => [workerd(), "serve", "--verbose", "workerd.capnp", "--socket-addr=http=127.0.0.1:0", "--control-fd=3"]],
];

/** A folder with the start files and the package, and what workerd needs of a bundler (the README's command). */
export async function createProject() {
  const folder = await mkdtemp(join(tmpdir(), "atlas-integrations-proxy-"));
  for (const files of [START_FILES, NATIVE]) {
    for (const file of await readdir(files)) await cp(join(files, file), join(folder, file), { recursive: true });
  }
  await cp(process.env.ATLAS_PKG, join(folder, "node_modules/atlas-integrations"), { recursive: true });
  await writeFile(join(folder, "package.json"), '{ "name": "project", "private": true }');
  await build({
    entryPoints: [join(folder, "workerd.mjs")], outfile: join(folder, "proxy.js"), bundle: true, format: "esm", conditions: ["workerd"],
    loader: { ".wasm": "copy" }, assetNames: "[name]", logLevel: "silent",
  });
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/**
 * Starts one of them.
 *
 * @param {string} folder
 * @param {() => string[]} command
 * @param {Record<string, string>} env
 * @returns {Promise<{ url: string, output: () => string, says(pattern: RegExp): Promise<void>, stop(): Promise<void> }>}
 */
export async function start(folder, command, env) {
  const [program, ...args] = command();
  // Only what is said here: no settings of the machine that runs the tests.
  const child = spawn(program, args, { cwd: folder, env: { PATH: process.env.PATH, HOME: folder, PORT: "0", ...env }, stdio: ["ignore", "pipe", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (output += text));
  const exited = new Promise((resolve) => child.once("exit", resolve));
  const failed = exited.then((code) => { throw new Error(`${program} ended with ${code}: ${output}`); });
  const url = await Promise.race([failed, listens(child.stdout), workerdListens(child.stdio[3])]);
  failed.catch(() => {});
  const stop = () => (child.kill(), exited.then(() => {}));
  // What a program writes arrives when it likes, also after an answer that it sent later.
  const says = async (pattern) => {
    for (const end = Date.now() + 10_000; !pattern.test(output) && Date.now() < end; ) await setTimeout(20);
    assert.match(output, pattern);
  };
  return { url: url.replace("localhost", "127.0.0.1"), output: () => output, says, stop };
}

async function listens(stdout) {
  for await (const line of createInterface(stdout)) {
    const [, url] = /the proxy listens on (\S+)/.exec(line) ?? [];
    if (url) return url;
  }
  return new Promise(() => {});
}

async function workerdListens(control) {
  for await (const line of createInterface(control)) {
    const { event, port } = JSON.parse(line);
    if (event === "listen") return `http://127.0.0.1:${port}`;
  }
  return new Promise(() => {});
}
