// What the command line is as a program: how quickly it starts, what it carries, and that paths of Windows are understood.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFile, readdir } from "node:fs/promises";
import { join, win32 } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { MAIN, folderOf } from "./support.mjs";

const cli = join(process.env.ATLAS_PKG, "cli");
const load = (file) => import(pathToFileURL(join(cli, file)).href);

const ROUNDS = 40;

/** The quickest of each, in turn, until they fit: what else the machine does at a time slows one of them and not the other. */
function quickest(fits, ...commands) {
  const best = commands.map(() => Infinity);
  for (let round = 0; round < ROUNDS && !(round > 4 && fits(best)); round++) {
    for (const [index, { args, cwd }] of commands.entries()) {
      const start = performance.now();
      const { status } = spawnSync(process.execPath, args, { cwd });
      best[index] = Math.min(best[index], performance.now() - start);
      assert.equal(status, 0, args.join(" "));
    }
  }
  return best;
}

test("starts in less than 120 ms more than Node alone, also where it reads a file and validates", async (t) => {
  const cwd = await folderOf(t, { "atlas.yaml": "integrations:\n  - { type: DATADOG, apiKey: { file: key }, region: EU }\n", key: "0123456789abcdef0123456789abcdef" });
  const fits = ([node, ...others]) => others.every((took) => took - node < 120);
  const [node, version, help, validate] = quickest(fits, { args: ["-e", "0"] }, { args: [MAIN, "--version"] }, { args: [MAIN, "--help"] }, { args: [MAIN, "validate", "atlas.yaml"], cwd });
  t.diagnostic(`node ${node.toFixed()} ms, --version ${version.toFixed()} ms, --help ${help.toFixed()} ms, validate ${validate.toFixed()} ms`);
  assert.ok(fits([node, version, help, validate]));
});

test("YAML is within it, with its licence, and nothing is asked for from outside", async () => {
  const yaml = await readFile(join(cli, "yaml.js"), "utf8");
  assert.match(yaml.slice(0, 1000), /Copyright Eemeli Aro[^]*Permission to use, copy, modify/);
  const files = (await readdir(cli, { recursive: true })).filter((file) => file.endsWith(".js"));
  for (const file of files) {
    const code = await readFile(join(cli, file), "utf8");
    const outside = [...code.matchAll(/^(?:import|export)[^;"]*from "([^"]+)"|import\("([^"]+)"\)/gm)].map(([, from, lazily]) => from ?? lazily);
    assert.deepEqual(outside.filter((name) => !/^(\.{1,2}\/|node:)/.test(name)), [], file);
  }
});

test("a path in FILE is from FILE's folder, on Windows, too", async () => {
  const { besides } = await load("file/path.js");
  for (const [file, named, whole] of [
    ["C:\\conf\\atlas.yaml", "secrets\\dd.txt", "C:\\conf\\secrets\\dd.txt"],
    ["C:\\conf\\atlas.yaml", "..\\dd.txt", "C:\\dd.txt"],
    ["C:\\conf\\atlas.yaml", "secrets/dd.txt", "C:\\conf\\secrets\\dd.txt"],
    ["C:\\conf\\atlas.yaml", "D:\\keys\\dd.txt", "D:\\keys\\dd.txt"],
    ["\\\\server\\share\\atlas.yaml", "dd.txt", "\\\\server\\share\\dd.txt"],
  ]) assert.equal(besides(file, named, win32), whole);
  assert.equal(besides("/conf/atlas.yaml", "dd.txt"), "/conf/dd.txt");
});

test("a Windows path in FILE is the one that was written, in single quotes and without any", async () => {
  const { Document } = await load("file/document.js");
  const { fileOf } = await load("file/secret.js");
  for (const written of ["C:\\keys\\dd.txt", "'C:\\keys\\dd.txt'", '"C:\\\\keys\\\\dd.txt"', "C:/keys/dd.txt"]) {
    const document = new Document(`{ file: ${written} }`);
    assert.deepEqual(document.mistakes, []);
    assert.equal(win32.normalize(fileOf(document, document.root).path), "C:\\keys\\dd.txt");
  }
});
