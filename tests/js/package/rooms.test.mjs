// The package's ES modules are in rooms, a folder each; at the top there are only doors and what the build prints. A room imports only from
// rooms below it.

import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { build } from "esbuild";

const pkg = process.env.ATLAS_PKG;
const files = (await readdir(pkg, { recursive: true })).filter((file) => /^(?!cjs\/).*\.js$/.test(file));

/** A folder; at the top each file is a room of its own. */
const roomOf = (file) => file.split("/")[0];

const { metafile } = await build({
  entryPoints: files, absWorkingDir: pkg, outdir: "out", write: false, bundle: true, format: "esm", platform: "node", metafile: true, logLevel: "silent",
  external: ["*.wasm", "*.wasm?module"],
});

/** The rooms that a room imports from, with an example of such an import. */
const below = new Map();
for (const [file, { imports }] of Object.entries(metafile.inputs)) {
  for (const { path, external } of imports) {
    const [from, to] = [roomOf(file), roomOf(path)];
    if (external || from === to) continue;
    if (!below.has(from)) below.set(from, new Map());
    below.get(from).set(to, `${file} imports ${path}`);
  }
}

/** The imports that lead from a room to another, or nothing. */
function way(from, to, seen = new Set()) {
  for (const [next, said] of below.get(from) ?? []) {
    if (seen.has(next)) continue;
    seen.add(next);
    if (next === to) return [said];
    const rest = way(next, to, seen);
    if (rest) return [said, ...rest];
  }
  return undefined;
}

test("no room is below itself", () => {
  assert.ok(below.size > 8, `only ${[...below.keys()]}`);
  const circles = [...below.keys()].map((room) => way(room, room)).filter(Boolean);
  assert.deepEqual(circles, []);
});

test("at most 24 files are outside of rooms", async () => {
  const top = (await readdir(pkg, { withFileTypes: true })).filter((entry) => entry.isFile() && !entry.name.endsWith(".d.cts"));
  assert.ok(top.length <= 24, top.map(({ name }) => name).join(", "));
});

test("ARCHITECTURE has a row for each room, and no other", async () => {
  const root = new URL("../../../", import.meta.url);
  const page = await readFile(new URL("ARCHITECTURE.md", root), "utf8");
  const cells = [...page.matchAll(/^\| ((?:`\w+\/`(?:, )?)+) \|/gm)].flatMap(([, cell]) => cell.match(/\w+(?=\/)/g));
  const folders = async (parent) => (await readdir(new URL(parent, root), { withFileTypes: true })).filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const made = page.includes("| `glue/` |") ? ["glue"] : []; // by the build
  assert.deepEqual(cells.sort(), [...(await folders("pkg-template")), ...(await folders("src/core")), ...made].sort());
  for (const room of await folders("src/js")) assert.ok(page.includes(`\`${room}/\``), `src/js/${room}`);
});
