// The examples of the emulator's README, run as a user would: by the package's name, in a project of its own.

import assert from "node:assert/strict";
import { mkdtemp, mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { run } from "./support.mjs";

/** Runs an example in a separate project, and returns what it prints. */
async function printed(t, example) {
  const folder = await mkdtemp(join(tmpdir(), "atlas-emulator-"));
  t.after(() => rm(folder, { recursive: true, force: true }));
  await mkdir(join(folder, "node_modules"));
  await symlink(process.env.ATLAS_PKG, join(folder, "node_modules/atlas-integrations"), "dir");
  await writeFile(join(folder, "example.mjs"), example);
  const { code, out, err } = await run(process.execPath, ["example.mjs"], { cwd: folder });
  assert.equal(code, 0, err);
  return out.trim().replaceAll("'", "");
}

const readme = await readFile(join(process.env.ATLAS_PKG, "emulator/README.md"), "utf8");
const EXAMPLES = [...readme.matchAll(/```js\n([^]*?)```/g)].map(([, example]) => example);

test("the README's first example does what its comment says", async (t) => {
  const [, said] = /^emulator\.state\(\)\.counts; \/\/ (.*)$/m.exec(EXAMPLES[0]);
  assert.equal(await printed(t, EXAMPLES[0].replace(/^(emulator\.state\(\)\.counts);.*$/m, "console.log($1);")), said);
});

test("its service account gets a token and a list", async (t) => {
  const example = EXAMPLES.find((one) => one.includes("serviceAccounts"));
  assert.equal(await printed(t, example), /console\.log\(.*\); \/\/ (.*)$/m.exec(example)[1]);
});
