// What the command line is as a program: what it carries, what it loads, and that paths of Windows are understood. `cargo xtask bench start` has how
// quickly it starts.

import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { join, win32 } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

const cli = join(process.env.ATLAS_PKG, "cli");
const load = (file) => import(pathToFileURL(join(cli, file)).href);

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

test("`--help` and `--version` load neither the wasm nor YAML: that is why they are there at once", async () => {
  const reached = new Set();
  const walk = async (file) => {
    if (reached.has(file)) return;
    reached.add(file);
    const code = await readFile(file, "utf8");
    for (const [, from] of code.matchAll(/^(?:import|export)[^;"]*from "(\.[^"]+)"/gm)) await walk(join(file, "..", from));
  };
  await walk(join(cli, "main.js"));
  assert.ok(reached.size > 5);
  for (const file of reached) assert.doesNotMatch(file, /yaml|glue|loaders|fleet-file|commands\//);
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
