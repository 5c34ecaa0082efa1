// `proxy`: served on loopback until it is ended.

import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:net";
import { test } from "node:test";
import { GROUP, OTHER, SECRETS, openAtlas, run, start } from "./support.mjs";

/** Starts it and waits until it prints its address. */
async function open(args, env) {
  const { child, ended } = start(["proxy", "--port", "0", ...args], { env });
  const [line] = await once(child.stdout, "data");
  return { child, ended, url: /http:\/\/127\.0\.0\.1:\d+[^\s"]*/.exec(line)[0] };
}

test("forwards with the environment's key, refuses what it is told to, logs each request, and ends on Ctrl+C", async (t) => {
  const atlas = await openAtlas(t, { groups: { [GROUP]: [{ type: "DATADOG", apiKey: SECRETS.datadog, region: "EU" }], [OTHER]: [] } });
  const proxy = await open(["--base-path", "/atlas", "--read-only", "--project", GROUP], atlas.key);
  assert.match(proxy.url, /\/atlas$/);
  const at = (group) => `${proxy.url}/api/atlas/v1.0/groups/${group}/integrations`;
  const list = await (await fetch(at(GROUP))).json();
  assert.equal(list.results[0].type, "DATADOG");
  assert.equal((await fetch(at(OTHER))).status, 403);
  assert.equal((await fetch(`${at(GROUP)}/DATADOG`, { method: "DELETE" })).status, 403);
  proxy.child.kill("SIGINT");
  const { code, err } = await proxy.ended;
  assert.equal(code, 130);
  assert.match(err, /^GET \/atlas\/api\/atlas\/v1\.0\/groups\/\w+\/integrations 200 \d+ ms$/m);
  assert.match(err, /DELETE .* 403 .*: \w/);
});

test("hints have the names of the command's options, and tell where the others are", async (t) => {
  const atlas = await openAtlas(t);
  const proxy = await open([], atlas.key);
  await fetch(proxy.url, { headers: { origin: "https://elsewhere.example" } });
  await fetch(proxy.url);
  proxy.child.kill("SIGINT");
  const { err } = await proxy.ended;
  assert.match(err, /403 .*: if the page is yours, name its origin in `--allow-origin`; .* `publicOrigin` \(what is no option of this command is one of `createProxy`\)$/m);
  assert.match(err, /404 .*: the proxy serves `--base-path` and then .*; with `--projects` also/);
});

test("a target that can't be reached is logged with the platform's code, which the hint speaks of", async (t) => {
  const atlas = await openAtlas(t);
  const gone = createServer().listen(0, "127.0.0.1");
  await once(gone, "listening");
  const { port } = gone.address();
  await new Promise((resolve) => gone.close(resolve));
  const proxy = await open([], { ...atlas.key, MONGODB_ATLAS_BASE_URL: `http://127.0.0.1:${port}` });
  assert.equal((await fetch(`${proxy.url}/api/atlas/v2/groups/${GROUP}/integrations`)).status, 502);
  proxy.child.kill("SIGINT");
  const { err } = await proxy.ended;
  assert.match(err, /502 .*: no connection to `MONGODB_ATLAS_BASE_URL`: .*`reason` is the platform's code \(ECONNREFUSED\)$/m);
});

test("with a service account: its token is given back at the end", async (t) => {
  const atlas = await openAtlas(t);
  const proxy = await open([], atlas.account);
  assert.equal((await fetch(`${proxy.url}/api/atlas/v2/groups/${GROUP}/integrations`)).status, 200);
  assert.equal(atlas.emulator.state().tokens, 1);
  proxy.child.kill("SIGTERM");
  assert.equal((await proxy.ended).code, 143);
  assert.equal(atlas.emulator.state().tokens, 0);
  assert.equal(atlas.requests.at(-1).path, "/api/oauth/revoke");
});

test("a port that is taken, and options that the proxy refuses", async (t) => {
  const taken = createServer().listen(0, "127.0.0.1");
  await once(taken, "listening");
  t.after(() => taken.close());
  const atlas = await openAtlas(t);
  const { port } = taken.address();
  assert.match((await run(["proxy", "--port", String(port)], { env: atlas.key })).err, new RegExp(`port ${port} is in use: give another one`));
  for (const [option, value] of [["--base-path", "atlas"], ["--allow-origin", "admin"], ["--project", "5d79"]]) {
    assert.match((await run(["proxy", option, value], { env: atlas.key })).err, new RegExp(`^error: \`${option}\` must be `));
  }
});
