// The example of the emulator's README, run as a user would: by the package's name, in a project of its own.

import assert from "node:assert/strict";
import { mkdtemp, mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { run } from "./support.mjs";

test("the README's example does what its comment says", async (t) => {
  const readme = await readFile(join(process.env.ATLAS_PKG, "emulator/README.md"), "utf8");
  const [, example] = /```js\n([^]*?)```/.exec(readme);
  const [, said] = /^emulator\.state\(\)\.counts; \/\/ (.*)$/m.exec(example);
  const folder = await mkdtemp(join(tmpdir(), "atlas-emulator-"));
  t.after(() => rm(folder, { recursive: true, force: true }));
  await mkdir(join(folder, "node_modules"));
  await symlink(process.env.ATLAS_PKG, join(folder, "node_modules/atlas-integrations"), "dir");
  await writeFile(join(folder, "example.mjs"), example.replace(/^(emulator\.state\(\)\.counts);.*$/m, "console.log($1);"));
  const { code, out, err } = await run(process.execPath, ["example.mjs"], { cwd: folder });
  assert.equal(code, 0, err);
  const unquoted = out.trim().replaceAll("'", "");
  assert.equal(unquoted, said);
});
