// The digest's session: how many HTTP requests calls cost, and what each of them says.

import assert from "node:assert/strict";
import { test } from "node:test";
import { DigestGuard, parse } from "./support/digest.mjs";
import { sleep, startServer } from "./support/server.mjs";
import { api, DATADOG, digestClient, emulate, GROUP, KEY, OPERATIONS, rejection } from "./support/package.mjs";

const { AuthenticationError, IntegrationsClient } = api;
const ALGORITHMS = ["MD5", "SHA-256"];
const times = (count, action) => Promise.all(Array.from({ length: count }, (_, i) => action(i)));
const given = (server) => server.requests.map(({ headers }) => parse(headers.authorization)).filter(Boolean);

/** No nonce was used twice with the same count, and each one's counts begin at 1 and have no holes. */
function assertCounts(uses) {
  const byNonce = Map.groupBy?.(uses, ({ nonce }) => nonce) ?? group(uses);
  for (const [nonce, list] of byNonce) {
    const counts = list.map(({ nc }) => parseInt(nc, 16)).sort((a, b) => a - b);
    assert.deepEqual(counts, counts.map((_, i) => i + 1), `the counts of ${nonce}`);
  }
}

function group(uses) {
  const groups = new Map();
  for (const use of uses) groups.set(use.nonce, [...(groups.get(use.nonce) ?? []), use]);
  return groups;
}

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

for (const stale of [true, false]) {
  test(`a nonce that grew old under 16 calls (stale=${stale}): one more request each, no error`, async (t) => {
    let old = new Set();
    const guard = new DigestGuard({ stale, fresh: ({ nonce }) => !old.has(nonce) });
    const server = await startServer(t, { guard });
    const client = digestClient(server.url);
    await times(16, () => client.list(GROUP));
    assert.equal(server.requests.length, 17);
    old = new Set(guard.nonces);
    await times(16, () => client.update(GROUP, DATADOG));
    assert.ok(server.requests.length <= 17 + 32, `${server.requests.length - 17} requests for 16 calls`);
    const bodies = server.requests.filter(({ method }) => method === "PUT").map(({ body }) => body);
    assert.deepEqual(new Set(bodies), new Set([JSON.stringify(DATADOG)]));
    const before = server.requests.length;
    await client.list(GROUP);
    assert.equal(server.requests.length, before + 1);
    assertCounts(given(server));
  });
}

for (const uses of [1, 2, 20]) {
  test(`nonces that are good for ${uses} request${uses > 1 ? "s" : ""} each, under 16 calls at once: no error`, async (t) => {
    const guard = new DigestGuard({ fresh: ({ nc }) => nc <= uses });
    const server = await startServer(t, { guard });
    const client = digestClient(server.url, { retry: { limit: 0 } });
    await client.list(GROUP);
    for (let i = 0; i < 20; i += 1) await times(16, () => client.list(GROUP));
    // At most one more for each call, and the first challenge.
    assert.ok(server.requests.length <= 2 + 2 * 320, `${server.requests.length} requests for 321 calls`);
    assert.ok(server.requests.length >= 2 + 320 + Math.floor(320 / (16 + uses)));
    assertCounts(given(server));
  });
}

test("a nonce that let the first of a fresh client's 16 calls in and refuses the others: no error", async (t) => {
  const guard = new DigestGuard({ fresh: ({ nc }) => nc === 1 });
  const server = await startServer(t, { guard });
  // The one that is let in comes back first.
  const fetch = async (request) => {
    const answer = await globalThis.fetch(request);
    if (answer.status === 401) await sleep(50);
    return answer;
  };
  const client = digestClient(server.url, { fetch, retry: { limit: 0 } });
  await times(16, () => client.list(GROUP));
  assert.equal(server.requests.length, 1 + 16 + 15);
});

test("nonces that live half a second, under two seconds of 16 calls at once: no error, and few refusals", async (t) => {
  const { url, total, emulator } = await emulate(t, { nonceLifetimeMs: 500 });
  const client = digestClient(url, { retry: { limit: 0 } });
  const start = performance.now();
  let calls = 0;
  await times(16, async () => {
    while (performance.now() - start < 2_000) {
      calls += 1;
      await client.list(GROUP);
    }
  });
  const refused = emulator.state().counts.byStatus[401];
  assert.equal(total(), calls + refused);
  // Each of the 16 in flight may be refused once for each nonce that ends; and the first one is asked for once.
  const ended = Math.ceil((performance.now() - start) / 500);
  assert.ok(refused >= 3 && refused <= 1 + 16 * ended, `${refused} refusals of ${calls} calls`);
});

test("Authentication-Info: its nextnonce is used for what follows, with a count of its own", async (t) => {
  // Each nonce is good for five requests; the answer to the fifth says which one comes next.
  const guard = new DigestGuard({ fresh: ({ nonce, nc }) => nc <= 5 && nonce === guard.nonces.at(-1) });
  const server = await startServer(t, { script: Array(100).fill(withInfo), guard });
  function withInfo({ request, response }) {
    const { nc } = parse(request.headers.authorization);
    if (nc === "00000005") response.setHeader("Authentication-Info", `nextnonce="${guard.issue()}", qop=auth, nc=${nc}`);
    response.writeHead(200, { "content-type": "application/json" }).end('{"results":[]}');
  }
  const client = digestClient(server.url);
  for (let i = 0; i < 23; i += 1) await client.list(GROUP);
  assert.equal(server.requests.length, 24);
  assert.equal(guard.nonces.length, 5);
  assertCounts(given(server));
});

test("Authentication-Info in the middle of a burst: no error, no count twice", async (t) => {
  const guard = new DigestGuard();
  const server = await startServer(t, { script: Array(1_000).fill(withInfo), guard });
  function withInfo({ response }) {
    response.writeHead(200, { "content-type": "application/json", "Authentication-Info": `nextnonce="${guard.issue()}"` });
    response.end('{"results":[]}');
  }
  const client = digestClient(server.url);
  for (let i = 0; i < 5; i += 1) await times(16, () => client.list(GROUP));
  assert.equal(server.requests.length, 81);
  assertCounts(given(server));
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
  const fetch = async (request) => {
    const answer = await globalThis.fetch(request);
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
