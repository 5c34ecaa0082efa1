// `fetch` gets a text and a plain object: with the libraries that people put in its place, on each Node that is supported.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { api, DATADOG, emulate, GROUP, LIST, rejection } from "../client/support/package.mjs";
import { node } from "../package/tools.mjs";
import { startTunnel } from "./support/tunnel.mjs";

const { IntegrationsClient } = api;
const run = promisify(execFile);
const script = fileURLToPath(new URL("support/fetches.mjs", import.meta.url));

for (const [major, names] of [
  [20, ["undici 7", "node-fetch 3"]],
  [22, ["undici 7", "undici 8", "node-fetch 3"]],
  [24, ["undici 7", "undici 8", "node-fetch 3"]],
]) {
  test(`Node ${major}: ${names.join(", ")}, as an option and as the global one, and undici's through a proxy`, async (t) => {
    const { url } = await emulate(t);
    const tunnel = await startTunnel(t);
    const told = JSON.parse((await run(node(major), [script, url, tunnel.url])).stdout);
    assert.deepEqual(Object.keys(told).sort(), [...names].sort());
    for (const name of names) {
      const { tunnel: tunnelled, ...rest } = told[name];
      assert.deepEqual({ ...rest, refused: undefined }, { option: "cdef", global: "cdef", aborted: "aborted", refused: undefined }, name);
      // undici's own fetch refuses port 9 by itself.
      assert.match(rest.refused, /^network true (ECONNREFUSED|bad port)$/, name);
      assert.equal(tunnelled, name.startsWith("undici") ? "cdef" : undefined, name);
    }
    assert.ok(tunnel.tunnels >= names.length - 1, `${tunnel.tunnels} tunnels`);
  });
}

for (const [name, answer, message] of [
  ["no text()", { status: 200, headers: {} }, /^the answer, with status 200, has no `text` function/],
  ["a text() that returns an object", { status: 200, text: async () => LIST }, /^the answer, with status 200, has a `text\(\)` that returns no text$/],
  ["no status", { text: async () => "{}" }, /^the answer of `fetch` has no `status`/],
  ["nothing", undefined, /^the answer of `fetch` has no `status`/],
]) {
  test(`an answer with ${name} is told what it lacks`, async () => {
    const error = await rejection(new IntegrationsClient({ fetch: async () => answer }).list(GROUP));
    assert.equal(error.code, "response_format");
    assert.match(error.message, message);
    assert.doesNotMatch(error.message, /status 0/);
  });
}

test("what the platform's own Request refuses is not tried again", async (t) => {
  let calls = 0;
  const refuse = () => { throw new TypeError("a port too many"); };
  const fetch = async () => (calls += 1, calls === 1 ? Response.json(LIST) : refuse());
  const client = new IntegrationsClient({ fetch, retry: { limit: 2, maxDelayMs: 1 } });
  await client.list(GROUP);
  const original = globalThis.Request;
  t.after(() => { globalThis.Request = original; });
  globalThis.Request = function () { refuse(); };
  const error = await rejection(client.list(GROUP));
  assert.deepEqual([error.code, error.message], ["network", "the request could not be built: a port too many"]);
  assert.equal(calls, 2);
  globalThis.Request = original;
  assert.equal((await rejection(client.list(GROUP))).message, "the request failed before an answer came: a port too many");
  assert.equal(calls, 2 + 3);
});

test("a client's headers go with its own; of two with one name the client's counts", async () => {
  let init;
  const fetch = async (_, given) => ((init = given), Response.json(LIST));
  const headers = new Headers({ "X-Team": "one", "Content-Type": "text/plain", Authorization: "Basic eDp5" });
  await new IntegrationsClient({ fetch, headers, auth: { kind: "bearer", token: "made-up" } }).update(GROUP, DATADOG);
  assert.deepEqual(init.headers, { "x-team": "one", "content-type": "application/json", authorization: "Bearer made-up" });
});
