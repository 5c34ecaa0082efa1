// ERRORS.md has a section for each code that exists, and none for another; `helpUrl` leads there.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { api, load, pkg } from "./api.mjs";

const { makeError } = await load("errors/errors.js");
const manifest = JSON.parse(await readFile(join(pkg, "package.json"), "utf8"));
const page = await readFile(join(pkg, "ERRORS.md"), "utf8");
const [, errors, issues] = page.split(/^## .*$/m);
const sections = (part) => [...part.matchAll(/^### (.*)\n\n([^]*?)(?=\n### |$(?![^]))/gm)].map(([, code, text]) => ({ code, text }));
const codes = (part) => sections(part).map(({ code }) => code);

/** What a code of the classes is can be read from their prototypes only; the root has none. */
const classes = Object.values(api).filter((value) => typeof value === "function" && value.prototype instanceof Error);
const thrown = classes.map((kind) => kind.prototype.code).filter(Boolean);

test("every error has its section, and there is none for another", async () => {
  const types = await readFile(join(pkg, "errors/errors.d.ts"), "utf8");
  const declared = [.../type ErrorCode =([^;]*);/.exec(types)[1].matchAll(/"(\w+)"/g)].map(([, code]) => code);
  assert.deepEqual(codes(errors).sort(), [...thrown].sort());
  assert.deepEqual(codes(errors), declared);
});

test("every issue has its section, and there is none for another", async () => {
  const types = await readFile(join(pkg, "atlas_integrations.d.ts"), "utf8");
  assert.deepEqual(codes(issues), [...types.matchAll(/\{ code: "(\w+)"/g)].map(([, code]) => code));
});

test("each section says when it comes and what to do", () => {
  for (const { code, text } of [...sections(errors), ...sections(issues)]) assert.match(text, /^\S[^]+\nWhat to do: \S/, code);
});

test("each class is named in its section", () => {
  for (const { code, text } of sections(errors)) {
    const kind = Object.entries(api).find(([, value]) => value?.prototype?.code === code && Object.hasOwn(value.prototype, "code"));
    assert.ok(text.startsWith(`\`${kind[0]}\``), code);
  }
});

for (const code of thrown) {
  test(`helpUrl of ${code} is its section, in the repository, of this version`, () => {
    const error = makeError({ code, message: "what happened", issues: [] });
    const repository = manifest.repository.url.replace(/^git\+(.*)\.git$/, "$1");
    assert.equal(error.helpUrl, `${repository}/blob/v${manifest.version}/ERRORS.md#${code}`);
    assert.ok(!("helpUrl" in error.toJSON()) && !Object.keys(error).includes("helpUrl"));
  });
}
