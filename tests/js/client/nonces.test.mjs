// The nonces of a digest's session: how long each is good for, and which one comes next.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertCounts, DigestGuard, given, parse } from "./support/digest.mjs";
import { sleep, startServer } from "./support/server.mjs";
import { DATADOG, digestClient, GROUP, times } from "./support/package.mjs";

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
  const fetch = async (url, init) => {
    const answer = await globalThis.fetch(url, init);
    if (answer.status === 401) await sleep(50);
    return answer;
  };
  const client = digestClient(server.url, { fetch, retry: { limit: 0 } });
  await times(16, () => client.list(GROUP));
  assert.equal(server.requests.length, 1 + 16 + 15);
});

test("nonces that end by a clock, used or not, under 640 calls of 16 at once: no error, and few refusals", async (t) => {
  // The clock is the server's count of requests, so that it is as fast as the machine. A nonce serves for 64 of them from when it was given out.
  const LIFE = 64;
  const ends = new Map();
  const guard = new DigestGuard({ fresh: ({ nonce }) => server.requests.length <= ends.get(nonce) });
  const issue = guard.issue.bind(guard);
  guard.issue = () => {
    const nonce = issue();
    ends.set(nonce, server.requests.length + LIFE);
    return nonce;
  };
  const server = await startServer(t, { guard });
  const client = digestClient(server.url, { retry: { limit: 0 } });
  let calls = 0;
  await times(16, async () => {
    while (calls < 640) {
      calls += 1;
      await client.list(GROUP);
    }
  });
  const refused = server.requests.length - calls;
  // Each of the 16 in flight may be refused once for each nonce that ends; and the first one is asked for once.
  const ended = Math.ceil(server.requests.length / LIFE);
  assert.ok(refused >= 9 && refused <= 1 + 16 * ended, `${refused} refusals of ${calls} calls`);
  assertCounts(given(server));
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
