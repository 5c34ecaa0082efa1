// No call aborts the process. V8 of Node 20 (and of the browsers of its time) inlines the call of a wasm export into hot JavaScript, and
// dies of "unreachable code" where it must give that code up before an export returns that gives a bare value. So none may.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const script = fileURLToPath(new URL("support/deoptimize.mjs", import.meta.url));
const run = (name) => spawnSync(process.execPath, ["--allow-natives-syntax", script, name], { encoding: "utf8", timeout: 60_000 });

for (const name of [
  "validate", "validateField", "buildRequest", "toCurl", "redact", "parseResponse", "pickView", "prepareUpdate", "nextQuery", "digestAuthorization",
  "authorize", "isStale", "send", "a client's method",
]) {
  test(`${name} is called from code that is given up meanwhile`, () => {
    const { status, signal, stdout, stderr } = run(name);
    assert.deepEqual({ status, signal }, { status: 0, signal: null }, stderr.slice(0, 600));
    assert.equal(stdout, "done\n");
  });
}
