// The digest's session: how many HTTP requests calls cost, and what each of them says.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertCounts, DigestGuard, given } from "./support/digest.mjs";
import { sleep, startServer } from "./support/server.mjs";
import { api, DATADOG, digestClient, emulate, GROUP, KEY, OPERATIONS, rejection, times } from "./support/package.mjs";

const { AuthenticationError, IntegrationsClient } = api;
const ALGORITHMS = ["MD5", "SHA-256"];

for (const algorithm of [...ALGORITHMS, "SHA-512-256"]) {
  test(`${algorithm}: every operation, with node:crypto's opinion on each signature`, async (t) => {
    const guard = new DigestGuard({ algorithm });
    const server = await startServer(t, { guard });
    const client = digestClient(server.url);
    for (const operation of Object.values(OPERATIONS)) await operation(client);
    assert.equal(server.requests.length, 6);
    const all = given(server);
    assert.deepEqual(all.map(({ nc }) => nc), ["00000001", "00000002", "00000003", "00000004", "00000005"]);
    assert.equal(new Set(all.map(({ cnonce }) => cnonce)).size, 5);
    assert.deepEqual(new Set(all.map((one) => one.algorithm)), new Set([algorithm]));
  });
}

for (const algorithm of ALGORITHMS) {
  test(`${algorithm}: 16 calls at once on a fresh client cost 17 requests`, async (t) => {
    const { url, total, emulator } = await emulate(t, { algorithm });
    const client = digestClient(url);
    const lists = await times(16, (i) => (i % 2 ? client.list(GROUP) : client.update(GROUP, DATADOG)));
    assert.deepEqual(new Set(lists.map(({ totalCount }) => totalCount)), new Set([2]));
    assert.equal(total(), 17);
    assert.deepEqual(emulator.state().counts.byStatus, { 200: 16, 401: 1 });
    await times(16, () => client.list(GROUP));
    assert.equal(total(), 33);
  });

  test(`${algorithm}: 1,000 calls in a row cost 1,001 requests, counted from 00000001 to 000003e8`, async (t) => {
    const { url, total, emulator } = await emulate(t, { algorithm });
    const client = digestClient(url);
    for (let i = 0; i < 1_000; i += 1) await client.list(GROUP);
    assert.equal(total(), 1_001);
    const counts = emulator.state().requests.map(({ nc }) => nc).filter(Boolean);
    assert.deepEqual(counts, Array.from({ length: 1_000 }, (_, i) => (i + 1).toString(16).padStart(8, "0")));
  });
}

test("nc never repeats across 320 calls, 16 at once", async (t) => {
  const guard = new DigestGuard();
  const server = await startServer(t, { guard });
  const client = digestClient(server.url);
  for (let i = 0; i < 20; i += 1) await times(16, () => client.list(GROUP));
  assert.equal(server.requests.length, 321);
  assertCounts(given(server));
  assert.equal(guard.nonces.length, 1);
});

for (const algorithm of ALGORITHMS) {
  for (const wrong of ["publicKey", "privateKey"]) {
    test(`${algorithm}: a wrong ${wrong} fails after one try`, async (t) => {
      const { url, total } = await emulate(t, { algorithm });
      const client = new IntegrationsClient({ baseUrl: url, auth: { kind: "digest", ...KEY, [wrong]: "wrong-one" } });
      const error = await rejection(client.update(GROUP, DATADOG));
      assert.ok(error instanceof AuthenticationError);
      assert.deepEqual([error.status, error.errorCode, error.retryable], [401, "UNEXPECTED_ERROR", false]);
      assert.match(error.message, /the credentials were refused/);
      assert.equal(total(), 2);
    });
  }
}

test("a wrong key in 16 calls at once: one try each, and no loop on the next call", async (t) => {
  const { url, total } = await emulate(t, {});
  const client = new IntegrationsClient({ baseUrl: url, auth: { kind: "digest", ...KEY, privateKey: "wrong-one" } });
  const errors = await times(16, () => rejection(client.list(GROUP)));
  assert.ok(errors.every((error) => error instanceof AuthenticationError));
  assert.equal(total(), 17);
  // Its nonce may have grown old meanwhile, so one fresh one is tried.
  await rejection(client.list(GROUP));
  assert.ok(total() <= 19);
});

test("a key that was right and is revoked: the old nonce is refused, a new one tried once, then the error", async (t) => {
  let revoked = false;
  const guard = new DigestGuard({ fresh: () => !revoked });
  const server = await startServer(t, { guard });
  const client = digestClient(server.url);
  await client.list(GROUP);
  revoked = true;
  assert.ok((await rejection(client.list(GROUP))) instanceof AuthenticationError);
  assert.equal(server.requests.length, 4);
  revoked = false;
  await client.list(GROUP);
});

test("the first challenge is fetched by one call; when that one is aborted another takes over", async (t) => {
  const guard = new DigestGuard();
  const server = await startServer(t, { guard });
  const controller = new AbortController();
  const client = digestClient(server.url);
  const first = rejection(client.list(GROUP, undefined, { signal: controller.signal }));
  const others = times(8, () => client.list(GROUP));
  controller.abort();
  assert.equal((await first).name, "AbortError");
  await others;
  assert.ok(server.requests.length <= 10, `${server.requests.length} requests`);
});

test("behind a proxy that authenticates itself nobody waits for a challenge that never comes", async (t) => {
  let open = 0;
  let most = 0;
  const slow = async ({ response }) => {
    most = Math.max(most, ++open);
    await sleep(30);
    open -= 1;
    response.writeHead(200).end('{"results":[]}');
  };
  const server = await startServer(t, { script: Array(100).fill(slow) });
  const client = digestClient(server.url);
  await client.list(GROUP);
  await times(8, () => client.list(GROUP));
  assert.deepEqual([server.requests.length, most], [9, 8]);
});

test("the challenge is read from X-WWW-Authenticate too, and the standard's own name goes before it", async (t) => {
  const guard = new DigestGuard();
  const server = await startServer(t, { guard });
  const fetch = async (url, init) => {
    const answer = await globalThis.fetch(url, init);
    const headers = new Headers(answer.headers);
    const challenge = headers.get("www-authenticate");
    if (challenge) headers.set("x-www-authenticate", challenge);
    headers.delete("www-authenticate");
    return new Response(answer.body, { status: answer.status, headers });
  };
  await digestClient(server.url, { fetch }).list(GROUP);
  assert.equal(server.requests.length, 2);
});

test("two clients share nothing: each asks for its own nonce", async (t) => {
  const guard = new DigestGuard();
  const server = await startServer(t, { guard });
  await Promise.all([digestClient(server.url).list(GROUP), digestClient(server.url).list(GROUP)]);
  assert.equal(guard.nonces.length, 2);
});
