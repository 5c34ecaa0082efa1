// What is in the tarball, and what must not be.

import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { createProject } from "./project.mjs";

const { folder } = await createProject();
const installed = join(folder, "node_modules/atlas-integrations");
const files = (await readdir(installed, { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(installed.length + 1));
const read = (file) => readFile(join(installed, file), "utf8");
const manifest = JSON.parse(await read("package.json"));

test("two wasm files, the full one and that of /forms, with one glue file each and its CommonJS form", () => {
  const [full, forms] = ["atlas_integrations", "atlas_integrations_forms"];
  assert.deepEqual(files.filter((file) => file.endsWith(".wasm")).sort(), [`${full}_bg.wasm`, `forms/${forms}_bg.wasm`]);
  const glue = [full, forms].flatMap((name) => [`cjs/glue/${name}_bg.cjs`, `glue/${name}_bg.js`]);
  assert.deepEqual(files.filter((file) => /_bg\.c?js$/.test(file)).sort(), glue.sort());
});

const isText = (file) => /(^|\/)README\.md$|^LICENSE$|^CHANGELOG\.md$|^ERRORS\.md$/.test(file);

test("the readme, the licence, and nothing but texts, code, types and manifests", () => {
  for (const file of ["README.md", "LICENSE"]) assert.ok(files.includes(file), `${file} is missing`);
  const odd = files.filter((file) => !/\.(js|cjs|d\.ts|d\.cts|wasm)$|(^|\/)package\.json$/.test(file));
  assert.deepEqual(odd.filter((file) => !isText(file)), []);
});

test("no eval, no new Function, no top-level await, no path or host of the machine that built it", async () => {
  const found = [];
  for (const file of files) {
    const text = await readFile(join(installed, file), "latin1");
    const code = /\.c?js$/.test(file) ? /\beval\s*\(|\bnew\s+Function\b|\bFunction\s*\(|^await /m.exec(text) : null;
    const place = /\/(root|home|work|Users)\/[\w.-]*/.exec(text);
    if (code ?? place) found.push(`${file}: ${code ?? place}`);
  }
  assert.deepEqual(found, []);
});

test("every file of `exports` is there, for import and for require, types first", async () => {
  const targets = [];
  const walk = (node) => {
    if (typeof node === "string") return targets.push(node);
    if ("types" in node) assert.equal(Object.keys(node)[0], "types");
    for (const child of Object.values(node)) walk(child);
  };
  walk(manifest.exports);
  const locales = files.filter((file) => /^locales\/.*\.js$/.test(file)).map((file) => file.slice("locales/".length, -".js".length));
  assert.equal(locales.length, 7);
  for (const target of targets.flatMap((target) => locales.map((locale) => target.replace("*", locale)))) {
    assert.ok(files.includes(target.slice(2)), `${target} is missing`);
  }
});

test("every file is reached from an entry point: nothing ships that nobody can use", async () => {
  const reached = new Set(["package.json", ...files.filter(isText)]);
  const visit = async (file) => {
    if (reached.has(file)) return;
    reached.add(file);
    if (!/\.(js|cjs|d\.ts|d\.cts)$/.test(file)) return;
    const code = (await read(file)).replace(/\/\*[^]*?\*\//g, "");
    for (const [, specifier] of code.matchAll(/(?:from|import|require)\s*\(?"(\.{1,2}\/[^"]+)"/g)) {
      const target = join(file, "..", specifier);
      // A declaration imports what has declarations.
      await visit(/\.d\.c?ts$/.test(file) ? target.replace(/\.(c?)js$/, ".d.$1ts") : target);
    }
  };
  const entries = JSON.stringify([manifest.exports, Object.values(manifest.bin).map((file) => `./${file}`)]).match(/"\.\/[^"]+"/g).map((quoted) => quoted.slice(3, -1));
  for (const entry of entries.filter((entry) => files.includes(entry))) await visit(entry);
  for (const file of files.filter((file) => /(^|\/)locales\//.test(file))) await visit(file);
  for (const stub of files.filter((file) => /^(\w+\/)+package\.json$/.test(file))) await visit(stub);
  assert.deepEqual(files.filter((file) => !reached.has(file)), []);
});

test("the repository's address is that of Cargo.toml, and every link of a page leads to what ships or to it", async () => {
  const cargo = await readFile(new URL("../../../Cargo.toml", import.meta.url), "utf8");
  const repository = /^repository = "(.*)"$/m.exec(cargo)[1];
  const { homepage, bugs } = manifest;
  assert.deepEqual([homepage, manifest.repository.url, bugs], [`${repository}#readme`, `git+${repository}.git`, `${repository}/issues`]);
  const release = new RegExp(`^${repository}/(blob|raw)/v${manifest.version}/[^#]+`);
  for (const page of files.filter((file) => file.endsWith(".md"))) {
    const prose = (await read(page)).replace(/^```[^]*?^```/gm, "").replace(/`[^`\n]*`/g, "");
    const links = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link);
    const ours = links.filter((link) => !/^https?:/.test(link) || link.startsWith(repository));
    const leads = (link) => link.startsWith("#") || release.test(link) || files.includes(join(page, "..", link.split("#")[0]));
    assert.deepEqual(ours.filter((link) => !leads(link)), [], page);
  }
});

test("no runtime dependency", () => {
  for (const kind of ["dependencies", "peerDependencies", "optionalDependencies", "bundledDependencies"]) {
    assert.equal(manifest[kind], undefined, kind);
  }
});
