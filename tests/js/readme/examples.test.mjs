// The examples of the shipped types run as they are: what stands after `//` at the end of a line, or alone on the next, is what comes out.

import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

const pkg = process.env.ATLAS_PKG;
assert.ok(pkg, "set ATLAS_PKG to the built package: `cargo xtask test readme` does");
const load = (file) => import(pathToFileURL(join(pkg, file)).href);

/** Everything that the package exports, by name: the examples use it without an import. */
const names = { ...(await load("proxy.js")), ...(await load("emulator.js")), ...(await load("fleet.js")), ...(await load("loaders/inline.js")) };
const AsyncFunction = (async () => {}).constructor;

/** A comment, and the exported function, class or constant that it is of; the first of a function's overloads has it. */
const DOCUMENTED = /\/\*\*((?:(?!\*\/)[^])*)\*\/\nexport (?:function|class|const) (\w+)/g;
const EXPORTED = /^export (?:function|class|const) (\w+)/gm;
/** Made by the package and caught, never called; a list. */
const NEED_NONE = /Error$|^INTEGRATION_TYPES$/;

for (const file of (await readdir(pkg, { recursive: true })).filter((name) => name.endsWith(".d.ts"))) {
  const types = await readFile(join(pkg, file), "utf8");
  const comments = new Map([...types.matchAll(DOCUMENTED)].map(([, comment, name]) => [name, comment]));
  for (const name of new Set([...types.matchAll(EXPORTED)].map(([, name]) => name))) {
    if (NEED_NONE.test(name)) continue;
    test(`${file}: the example of ${name}`, async () => {
      const example = comments.get(name)?.split(/^ \* @example$/m)[1];
      assert.ok(example, `${name} has no @example`);
      await run(example.replace(/^ \* ?/gm, ""));
    });
  }
}

/** Runs the lines; each that says what comes out is compared. */
async function run(example) {
  let compared = 0;
  const compare = (actual, expected) => {
    compared++;
    // A part that differs each time, or means nothing to a reader, is `…`.
    if (typeof expected === "string" && expected.includes("…")) return assert.match(actual, pattern(expected));
    assert.deepEqual(actual, expected);
  };
  const lines = example.replace(/;\n\/\/ (.*)$/gm, "; // $1").split("\n");
  const code = lines.map((line) => line.replace(/^(.*); \/\/ (.*)$/, "compare(await ($1), ($2));"));
  await new AsyncFunction(...Object.keys(names), "compare", code.join("\n"))(...Object.values(names), compare);
  assert.ok(compared > 0, "the example says of nothing what comes out");
}

function pattern(text) {
  const literal = (part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${text.split("…").map(literal).join(".+")}$`);
}
