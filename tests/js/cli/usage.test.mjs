// Help, versions and bad usage: what is said to somebody who does not know the command line yet.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { GROUP, KEY, MAIN, SECRETS, run } from "./support.mjs";

const { COMMANDS } = await import(pathToFileURL(join(process.env.ATLAS_PKG, "cli/commands.js")).href);
const { version } = JSON.parse(await readFile(join(process.env.ATLAS_PKG, "package.json"), "utf8"));

test("--version prints the package's, and without a command all commands are listed", async () => {
  assert.deepEqual(await run(["--version"]), { code: 0, out: `${version}\n`, err: "" });
  for (const args of [[], ["--help"], ["-h"]]) {
    const { code, out, err } = await run(args);
    assert.deepEqual([code, err], [0, ""]);
    for (const name of Object.keys(COMMANDS)) assert.match(out, new RegExp(`^  ${name}\\b`, "m"));
  }
});

for (const [name, { args, options, example, load }] of Object.entries(COMMANDS)) {
  test(`${name} --help has its usage, each option and an example that is good usage`, async () => {
    const { code, out } = await run([name, "--help"]);
    assert.equal(code, 0);
    assert.ok(out.includes(`usage: atlas-integrations ${[name, ...args].join(" ")} [OPTIONS]`), out);
    for (const option of [...Object.keys(options), "json", "help"]) assert.match(out, new RegExp(` --${option}\\b`));
    assert.ok(out.endsWith(`\n\nexample: ${example}\n`), out);
    assert.equal(typeof (await load()).run, "function");
    // Whatever it then says of the file that is not there, or of missing credentials: it is no question of usage.
    const words = example.replace(/ >.*/, "").split(" ").slice(1);
    const { err } = await run(words);
    assert.doesNotMatch(err, /usage:|no option|needs a value/);
  });
}

for (const [args, said] of [
  [["valdiate", "x"], /there is no such command: did you mean `validate`\?/],
  [[SECRETS.datadog], /there is no such command; `atlas-integrations --help` lists them/],
  [["validate"], /FILE is missing; usage: atlas-integrations validate FILE/],
  [["validate", "a", "b"], /too many arguments; usage: atlas-integrations validate FILE/],
  [["validate", "a", "--jsn"], /`--jsn` is not an option of `validate`: did you mean `--json`\?/],
  [["validate", "a", `--${SECRETS.slack}=1`], /what begins with `-` is not an option of `validate`/],
  [["list", "--api"], /`--api` needs a value: `--api v2\|v1\.0`/],
  [["list", "--api", "--help", GROUP], /`--api` needs a value/],
  [["validate", "--json=yes", "a"], /`--json` takes no value/],
  [["list"], /PROJECT is missing \(you can set `MONGODB_ATLAS_PROJECT_ID` instead of PROJECT\); usage/],
  [["get", GROUP], /TYPE is missing|PROJECT is missing/],
  [["types", "--api", "v3"], /`--api` must be `v2` or `v1\.0`/],
  [["types", "DATADGO"], /`TYPE` is not a known integration type: did you mean `DATADOG`\?/],
  [["validate", "not/there.yaml"], /`not\/there\.yaml` is not there/],
  [["validate", "/"], /`\/` is a folder/],
  [["list", GROUP], /no credentials: set `MONGODB_ATLAS_CLIENT_ID` and .* or `MONGODB_ATLAS_PUBLIC_API_KEY`/],
  [["proxy", "--port", "99999"], /`--port` must be a whole number between 0 and 65535/],
]) {
  test(`bad usage: ${args.join(" ").slice(0, 40)}`, async () => {
    const { code, out, err } = await run(args);
    assert.deepEqual([code, out], [1, ""]);
    assert.match(err, said);
    assert.equal(err.trim().split("\n").length, 1, err);
  });
}

test("half of a pair of credentials is told by the name of the other half", async () => {
  for (const [env, there, missing] of [
    [{ MONGODB_ATLAS_CLIENT_ID: "x" }, "CLIENT_ID", "CLIENT_SECRET"],
    [{ MONGODB_ATLAS_PRIVATE_API_KEY: SECRETS.privateKey }, "PRIVATE_API_KEY", "PUBLIC_API_KEY"],
    [{ ...KEY, MONGODB_ATLAS_CLIENT_SECRET: SECRETS.clientSecret }, "CLIENT_SECRET", "CLIENT_ID"],
  ]) {
    const { code, err } = await run(["list", GROUP], { env });
    assert.equal(code, 1);
    assert.match(err, new RegExp(`\`MONGODB_ATLAS_${there}\` is set and \`MONGODB_ATLAS_${missing}\` is not: set both`));
  }
});

test("a credential with a line break, and an address that is none, are told by the variables' names", async () => {
  const broken = await run(["list", GROUP], { env: { ...KEY, MONGODB_ATLAS_PRIVATE_API_KEY: `${SECRETS.privateKey}\n` } });
  assert.match(broken.err, /`MONGODB_ATLAS_PRIVATE_API_KEY` ends in a line break/);
  const nowhere = await run(["list", GROUP], { env: { ...KEY, MONGODB_ATLAS_BASE_URL: "cloud.mongodb.com" } });
  assert.match(nowhere.err, /`MONGODB_ATLAS_BASE_URL`/);
});

test("an error is JSON where a program looks", async () => {
  const { code, out, err } = await run(["list", GROUP, "--json"]);
  assert.deepEqual([code, err], [1, ""]);
  const { error } = JSON.parse(out);
  assert.equal(error.code, "usage");
  assert.match(error.message, /no credentials/);
});

test("a result that can't be written, since the disk is full, is one line and exit 1", () => {
  const full = openSync("/dev/full", "w");
  for (const args of [["types"], ["--help"]]) {
    const { status, stderr } = spawnSync(process.execPath, [MAIN, ...args], { stdio: ["ignore", full, "pipe"], encoding: "utf8" });
    assert.deepEqual([status, stderr], [1, "error: standard output can't be written: ENOSPC: no space left on device, write\n"]);
  }
  closeSync(full);
});
