// `node www/demo.mjs` as a user runs it: what it prints, how it ends.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { createEmulator, GROUP, HEX32, KEY, pageFixture, ROOT, serving } from "../emulator/support.mjs";

const DEMO = fileURLToPath(new URL("../../../www/demo.mjs", import.meta.url));

/** Starts it, with nothing of this machine's environment but what is given. */
function start(args, env = {}) {
  const child = spawn(process.execPath, [DEMO, ...args], { env: { PATH: process.env.PATH, ATLAS_PKG: process.env.ATLAS_PKG, ...env }, stdio: ["ignore", "pipe", "pipe"] });
  const said = { out: "", err: "" };
  child.stdout.on("data", (text) => (said.out += text));
  child.stderr.on("data", (text) => (said.err += text));
  const ended = new Promise((resolve) => child.once("close", (code) => resolve({ code, ...said })));
  return { child, said, ended };
}

const run = (args, env) => start(args, env).ended;

test("--once prints the documentation's example as curl and its answer, one rejected input with its issues, and ends with 0", async () => {
  const { code, out, err } = await run(["--once"]);
  assert.deepEqual([code, err], [0, ""]);
  const curl = /^curl -X PUT -u "\{PUBLIC-KEY\}:\{PRIVATE-KEY\}" --digest "https:\/\/cloud\.mongodb\.com\S+\/FLOWDOCK" \\\n.*\n {2}-d '(.*)'$/m.exec(out);
  assert.ok(curl, out);
  assert.deepEqual(JSON.parse(curl[1]), { type: "FLOWDOCK", flowName: "newFlowName", apiToken: "223344", orgName: "newOrgName" });
  const answer = JSON.parse(/\n(\{\n[^]*?\n\})\n/.exec(out)[1]);
  const emulator = /^Atlas stand-in +(http:\/\/127\.0\.0\.1:\d+) /m.exec(out)[1];
  assert.deepEqual(answer, JSON.parse((await pageFixture("update.json")).replace("https://cloud.mongodb.com", emulator)));
  assert.match(out, /✓ This is the documentation's answer/);
  assert.deepEqual([...out.matchAll(/^✗ (\w+) +(\w+) {2}\S/gm)].map(([, field, issue]) => [field, issue]), [["apiKey", "masked_secret"], ["region", "invalid_value"], ["foo", "unknown_field"]]);
});

test("its private key is nowhere in what it prints", async () => {
  const { out } = await run(["--once"]);
  assert.ok(!out.includes("demo-private-made-up"));
});

test("without --once it serves the page and the proxy on one origin, logs requests, and Ctrl+C ends it with 0", async () => {
  const { child, said, ended } = start([]);
  const page = await new Promise((resolve, reject) => {
    child.stdout.on("data", () => {
      const found = /^(http:\/\/127\.0\.0\.1:\d+)\/#\/group\/5d791c84ff7a2522cc4f9aa1$/m.exec(said.out);
      if (found && said.out.includes("Ctrl+C")) resolve(found[1]);
    });
    child.once("close", () => reject(new Error(said.out + said.err)));
  });
  const html = await fetch(page);
  assert.deepEqual([html.status, html.headers.get("content-type")], [200, "text/html; charset=utf-8"]);
  const policy = html.headers.get("content-security-policy");
  assert.match(policy, /default-src 'none'/);
  assert.deepEqual(policy.match(/unsafe-[\w-]+|wasm-unsafe-eval/g), ["wasm-unsafe-eval"]);
  const list = await (await fetch(`${page}/atlas${ROOT}`)).json();
  assert.deepEqual(list.results.map(({ type }) => type).sort(), ["DATADOG", "FLOWDOCK", "INCIDENT_DESK", "PROMETHEUS", "SLACK"]);
  const projects = await (await fetch(`${page}/atlas/api/atlas/v2/groups`)).json();
  assert.ok(projects.totalCount === 15 && projects.results.every(({ name }) => !name.startsWith("Project ")), JSON.stringify(projects.results));
  const key = /made-up key: (\w{32})\./.exec(said.out)[1];
  const { apiKey } = list.results.find(({ type }) => type === "DATADOG");
  assert.ok(apiKey.startsWith("****") && apiKey.endsWith(key.slice(-4)), apiKey);
  const types = { "/app/main.js": "text/javascript; charset=utf-8", "/pkg/index.js": "text/javascript; charset=utf-8", "/pkg/atlas_integrations_bg.wasm": "application/wasm" };
  for (const [path, type] of Object.entries(types)) assert.equal((await fetch(page + path)).headers.get("content-type"), type, path);
  for (const path of ["/demo.mjs", "/server.mjs", "/proxy/node.mjs", "/pkg/%2e%2e%2fCargo.toml", "/etc/passwd"]) assert.equal((await fetch(page + path)).status, 404, path);
  assert.equal((await fetch(`${page}/atlas${ROOT}`, { headers: { origin: "https://evil.example" } })).status, 403);
  child.kill("SIGINT");
  const { code, out, err } = await ended;
  assert.deepEqual([code, err], [0, ""]);
  assert.match(out, new RegExp(`^GET /atlas${ROOT} 200 \\(\\d+ ms\\)$`, "m"));
  await assert.rejects(fetch(page));
});

/** An Atlas that is not the demo's own, for `--live`. */
async function openAtlas(t, options) {
  const emulator = createEmulator({ ...KEY, maskSecrets: false, groups: { [GROUP]: [{ type: "DATADOG", apiKey: HEX32, region: "EU" }, { type: "WEBHOOK", url: "https://hooks.example.com/made-up-path" }] }, ...options });
  const { url } = await serving(t, emulator);
  return { emulator, env: { ATLAS_BASE_URL: url, ATLAS_PUBLIC_KEY: KEY.publicKey, ATLAS_PRIVATE_KEY: KEY.privateKey, ATLAS_GROUP_ID: GROUP } };
}

test("--live lists the project's integrations with secrets masked, and only reads", async (t) => {
  const { emulator, env } = await openAtlas(t);
  const { code, out, err } = await run(["--live"], env);
  assert.deepEqual([code, err], [0, ""]);
  assert.match(out, /has 2 integrations/);
  assert.match(out, /^DATADOG +\{"apiKey":"\*{4,}cdef","region":"EU"\}$/m);
  for (const secret of [KEY.privateKey, HEX32, "made-up-path"]) assert.ok(!out.includes(secret), out);
  assert.deepEqual(emulator.state().requests.map(({ method, operation }) => `${method} ${operation}`), ["GET list", "GET list"]);
});

test("--live without its variables says which are missing, and ends with 1", async (t) => {
  const none = await run(["--live"]);
  assert.deepEqual([none.code, none.out], [1, ""]);
  assert.match(none.err, /ATLAS_PUBLIC_KEY, ATLAS_PRIVATE_KEY, ATLAS_GROUP_ID/);
  const { env, emulator } = await openAtlas(t);
  const one = await run(["--live"], { ...env, ATLAS_PRIVATE_KEY: " " });
  assert.equal(one.code, 1);
  assert.match(one.err, /needs ATLAS_PRIVATE_KEY in the environment/);
  assert.equal(emulator.state().counts.total, 0);
});

test("--live with a wrong key, a project that does not exist, an id that is none, and no Atlas: a clear error, no key in it, and 1", async (t) => {
  const { env } = await openAtlas(t);
  const rows = [
    [{ ATLAS_PRIVATE_KEY: "another-made-up" }, /401|not authorized/i],
    [{ ATLAS_GROUP_ID: "0123456789abcdef01234567" }, /No group with ID/],
    [{ ATLAS_GROUP_ID: "my-project" }, /`ATLAS_GROUP_ID` must be the project's id: 24 hex digits/],
    [{ ATLAS_BASE_URL: "http://127.0.0.1:1" }, /could not be reached/],
  ];
  for (const [change, expected] of rows) {
    const { code, err } = await run(["--live"], { ...env, ...change });
    assert.equal(code, 1);
    assert.match(err, expected);
    for (const secret of [KEY.privateKey, "another-made-up"]) assert.ok(!err.includes(secret), err);
  }
});

test("--fleet: a plan, an apply, a second plan that finds nothing, drift that is found, as the README shows it, and no secret", async () => {
  const { code, out, err } = await run(["--fleet"]);
  assert.deepEqual([code, err], [0, ""]);
  const sums = [...out.matchAll(/^40 projects: .*$|^\d+ done.*$/gm)].map(([line]) => line);
  assert.deepEqual(sums, [
    "40 projects: 79 to create, 1 to update, 1 to delete, 0 unchanged",
    "81 done, 0 failed, 0 skipped",
    "40 projects: 0 to create, 0 to update, 0 to delete, 80 unchanged",
    "40 projects: 0 to create, 1 to update, 0 to delete, 79 unchanged",
  ]);
  const readme = await readFile(new URL("../../../README.md", import.meta.url), "utf8");
  const [, shown] = /`cargo xtask demo --fleet`[^]*?```text\n([^]*?)```/.exec(readme);
  assert.ok(out.endsWith(`\n${shown}`), out);
  for (const secret of ["0123456789abcdef", "made-up-path", "xoxb-made-up", "mdb_sa_sk"]) assert.ok(!out.includes(secret), out);
});

test("--fleet in a terminal has a progress bar for each plan and apply", async () => {
  const command = [process.execPath, DEMO, "--fleet"].map((word) => `'${word}'`).join(" ");
  const child = spawn("script", ["--quiet", "--return", "--flush", "--command", command, "/dev/null"], { env: { PATH: process.env.PATH, ATLAS_PKG: process.env.ATLAS_PKG, TERM: "xterm-256color", SHELL: "/bin/sh" }, stdio: ["ignore", "pipe", "inherit"] });
  let out = "";
  child.stdout.on("data", (text) => (out += text));
  assert.equal(await new Promise((resolve) => child.once("close", resolve)), 0, out);
  assert.match(out, /planning \d+ projects/);
  assert.match(out, /applying \[#{15}\.{15}\] 20\/40 projects/);
});

test("--help explains, an unknown option too, and a build that is not there is said", async () => {
  const help = await run(["--help"]);
  assert.deepEqual([help.code, help.err], [0, ""]);
  for (const option of ["--once", "--fleet", "--live", "--port", "ATLAS_GROUP_ID"]) assert.ok(help.out.includes(option));
  const unknown = await run(["--onse"]);
  assert.equal(unknown.code, 1);
  assert.match(unknown.err, /--onse[^]*usage:/);
  const noPort = await run(["--port", "eighty"]);
  assert.deepEqual([noPort.code, /`--port` takes a number/.test(noPort.err)], [1, true]);
  const unbuilt = await run(["--once"], { ATLAS_PKG: "/no/such/folder" });
  assert.deepEqual([unbuilt.code, /cargo xtask build/.test(unbuilt.err)], [1, true]);
});
