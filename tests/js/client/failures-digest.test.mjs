// THE FAILURE TABLE, its rows of the digest: challenges that are missing, hidden, refused again or can't be answered.

import assert from "node:assert/strict";
import { test } from "node:test";
import { DigestGuard } from "./support/digest.mjs";
import { answer, cut, startServer, unauthorized } from "./support/server.mjs";
import { api, DATADOG, digestClient, GROUP, HEX32, LIST, rejection } from "./support/package.mjs";

const { AuthenticationError, DigestError } = api;
const challenge = (text) => unauthorized(text);
const digest = (parameters) => challenge(`Digest realm="r", nonce="n", ${parameters}`);
const QUICK = { limit: 2, maxDelayMs: 20 };

/** A server whose every request gets this answer, until it is healed; then it asks for a digest as Atlas does. */
async function faulty(t, script) {
  const guard = new DigestGuard();
  let healthy = false;
  const refuse = guard.refuse.bind(guard);
  guard.refuse = (request) => (healthy ? refuse(request) : undefined);
  const server = await startServer(t, { script: Array(9).fill(script).flat(), guard });
  return { server, heal: () => (healthy = true) && server.heal() };
}

async function worksAgain(client, { server, heal }) {
  heal();
  const before = server.requests.length;
  assert.deepEqual((await client.list(GROUP)).results, LIST.results);
  assert.ok(server.requests.length - before <= 2);
}

const refused = "the credentials were refused";
const unread = /`X-WWW-Authenticate`.*`Access-Control-Expose-Headers` \(CORS\)/;
const ROWS = [
  ["401 without a challenge", challenge(undefined), AuthenticationError, unread, 1],
  ["401 without a challenge, in HTML", answer(401, "<html>", { "content-type": "text/html" }), AuthenticationError, unread, 1],
  ["401 again after answering", digest('qop="auth"'), AuthenticationError, refused, 2],
  ["401 again, called stale: the nonce is new, so that is tried once more", digest('qop="auth", stale=true'), AuthenticationError, "refuses every nonce as too old", 3],
  ["a challenge of another scheme only", challenge('Basic realm="r"'), DigestError, "`Basic`", 1],
  ["Negotiate and Bearer only", challenge('Negotiate, Bearer realm="r"'), DigestError, "`Negotiate`, `Bearer`", 1],
  ["an unknown algorithm only", digest("algorithm=SHA3-512"), DigestError, "`SHA3-512`", 1],
  ["an unknown qop only", digest('qop="auth-conf"'), DigestError, "`auth-conf`", 1],
  ["a challenge without a nonce", challenge('Digest realm="r", qop="auth"'), DigestError, "`nonce`", 1],
  ["a challenge without a realm", challenge('Digest nonce="n", qop="auth"'), DigestError, "`realm`", 1],
  ["a challenge that is cut off", challenge('Digest realm="r", nonce="n'), DigestError, "cut off", 1],
  ["an empty challenge", challenge(" "), DigestError, "no challenge", 1],
];

for (const [name, script, Class, message, requests] of ROWS) {
  test(`${name} | update, digest | ${Class.name}, ${requests} request${requests > 1 ? "s" : ""}`, async (t) => {
    const faults = await faulty(t, script);
    const client = digestClient(faults.server.url, { retry: QUICK });
    const error = await rejection(client.update(GROUP, DATADOG));
    assert.ok(error instanceof Class, String(error));
    assert.equal(error.code, Class === DigestError ? "digest" : "authentication");
    if (message instanceof RegExp) assert.match(error.message, message);
    else assert.ok(error.message.includes(message), error.message);
    if (Class === AuthenticationError) assert.deepEqual([error.status, error.retryable, error.issues], [401, false, []]);
    assert.equal(faults.server.requests.length, requests);
    for (const { body } of faults.server.requests) assert.equal(body, JSON.stringify(DATADOG));
    await worksAgain(client, faults);
  });
}

for (const stale of [true, false]) {
  test(`a nonce that has worked is refused twice (stale=${stale}) | update, digest | AuthenticationError, 2 requests`, async (t) => {
    let refuseAll = false;
    const guard = new DigestGuard({ stale, fresh: () => !refuseAll });
    const server = await startServer(t, { guard });
    const client = digestClient(server.url, { retry: QUICK });
    await client.list(GROUP);
    refuseAll = true;
    const before = server.requests.length;
    const error = await rejection(client.update(GROUP, DATADOG));
    assert.ok(error instanceof AuthenticationError);
    assert.equal(error.status, 401);
    assert.match(error.message, stale ? /refuses every nonce as too old/ : /the credentials were refused/);
    assert.equal(server.requests.length - before, 2);
    refuseAll = false;
    assert.deepEqual((await client.list(GROUP)).results, LIST.results);
  });
}

test("a challenge that CORS hides | list, digest | AuthenticationError that says how to show it, 1 request", async (t) => {
  const guard = new DigestGuard();
  const server = await startServer(t, { guard });
  let hide = true;
  // What a browser leaves of an answer of another origin that exposes nothing.
  const fetch = async (url, init) => {
    const real = await globalThis.fetch(url, init);
    const shown = ["content-type", "content-length", ...(hide ? [] : ["www-authenticate"])];
    const headers = [...real.headers].filter(([name]) => shown.includes(name));
    return new Response(real.body, { status: real.status, headers });
  };
  const client = digestClient(server.url, { fetch, retry: QUICK });
  const error = await rejection(client.list(GROUP));
  assert.ok(error instanceof AuthenticationError);
  assert.match(error.message, unread);
  assert.match(error.message, /`WWW-Authenticate`/);
  assert.equal(server.requests.length, 1);
  hide = false;
  assert.deepEqual((await client.list(GROUP)).results, LIST.results);
});

test("connection cut in the second leg | list, digest | NetworkError, 1 + 3 requests, each signed anew", async (t) => {
  const guard = new DigestGuard();
  const server = await startServer(t, { script: [cut, cut, cut], guard });
  const client = digestClient(server.url, { retry: QUICK });
  const error = await rejection(client.list(GROUP));
  assert.deepEqual([error.name, server.requests.length], ["NetworkError", 4]);
  assert.deepEqual(guard.uses.map(({ nc }) => nc), [1, 2, 3]);
  assert.deepEqual((await client.list(GROUP)).results, LIST.results);
});

test("connection cut in the second leg of a create | create, digest | NetworkError, 1 + 1 requests", async (t) => {
  const server = await startServer(t, { script: [cut], guard: new DigestGuard() });
  const client = digestClient(server.url, { retry: QUICK });
  const error = await rejection(client.create(GROUP, DATADOG));
  assert.deepEqual([error.name, server.requests.length], ["NetworkError", 2]);
  assert.deepEqual((await client.list(GROUP)).results, LIST.results);
});

test("a challenge that repeats a key that was sent | update, digest | DigestError without it", async (t) => {
  const faults = await faulty(t, digest(`algorithm="${HEX32}", qop="${HEX32}"`));
  const client = digestClient(faults.server.url, { retry: QUICK });
  const error = await rejection(client.update(GROUP, DATADOG));
  assert.ok(error instanceof DigestError);
  assert.ok(!JSON.stringify(error).includes(HEX32), error.message);
  await worksAgain(client, faults);
});
