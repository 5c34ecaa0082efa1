// The proxy's own digest: how many requests it costs, and what happens when a nonce grows old.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertRefusal, createEmulator, createProxy, DIGEST, GROUP, KEY, ROOT, TARGET } from "./support.mjs";

/** A proxy with a key, its emulator a function call away, and the number of requests so far. */
function open({ atlas = {}, proxy: options = {}, fetch = (request, emulator) => emulator(request) } = {}) {
  const emulator = createEmulator({ ...KEY, groups: [GROUP], ...atlas });
  const proxy = createProxy({ auth: DIGEST, target: TARGET, fetch: (url, init) => fetch(new Request(url, init), emulator), ...options });
  const get = (init) => proxy(new Request(`http://localhost${ROOT}`, init));
  const statuses = async (count) => (await Promise.all(Array.from({ length: count }, () => get()))).map(({ status }) => status);
  return { emulator, get, statuses, total: () => emulator.state().counts.total };
}

const fine = (count) => Array(count).fill(200);

test("16 requests at once on a fresh proxy cost 17, and 16 more cost 16", async () => {
  const { statuses, total, emulator } = open();
  assert.deepEqual(await statuses(16), fine(16));
  assert.equal(total(), 17);
  assert.deepEqual(await statuses(16), fine(16));
  assert.equal(total(), 33);
  const counts = emulator.state().requests.map(({ nc }) => nc).filter(Boolean);
  assert.equal(new Set(counts).size, 32, "a count was used twice");
});

test("1,000 requests one after the other cost 1,001", async () => {
  const { get, total } = open();
  for (let count = 0; count < 1_000; count += 1) assert.equal((await get()).status, 200);
  assert.equal(total(), 1_001);
});

test("a nonce that grew old is answered once: one more request, and the caller sees nothing of it", async () => {
  const { get, total, emulator } = open();
  await get();
  emulator.addFault({ staleNonce: true });
  assert.equal((await get()).status, 200);
  assert.equal(total(), 4);
});

test("a nonce that grew old under 16 requests costs at most one more for each", async () => {
  const { statuses, total, emulator, get } = open();
  await get();
  // Forgets every nonce, and what was asked.
  emulator.reset();
  assert.deepEqual(await statuses(16), fine(16));
  assert.equal(total(), 32);
  const counts = emulator.state().requests.filter(({ status }) => status === 200).map(({ nc }) => parseInt(nc, 16));
  assert.deepEqual(counts.toSorted((a, b) => a - b), Array.from({ length: 16 }, (_, index) => index + 1), "they did not share the new nonce");
});

test("nonces that never last: the second refusal comes back as 401, not as a loop", async () => {
  const { get, total } = open({ atlas: { nonceLifetimeMs: 0 } });
  assert.equal((await get()).status, 401);
  assert.equal(total(), 2);
  assert.equal((await get()).status, 401);
  assert.equal(total(), 4);
});

test("a target that calls every nonce stale: the second refusal comes back as 401, not as a loop", async () => {
  let calls = 0;
  const stale = () => {
    calls += 1;
    // The end of a loop, if there should be one.
    if (calls > 10) return Response.json({});
    return new Response("", { status: 401, headers: { "www-authenticate": `Digest realm="x", nonce="${calls}", qop="auth", stale=true` } });
  };
  const { get } = open({ fetch: stale });
  assert.equal((await get()).status, 401);
  assert.equal(calls, 3);
});

test("a wrong key: two requests, then 401; 16 at once cost 17", async () => {
  const one = open({ proxy: { auth: { ...DIGEST, privateKey: "another-made-up" } } });
  assert.equal((await one.get()).status, 401);
  assert.equal(one.total(), 2);
  const many = open({ proxy: { auth: { ...DIGEST, privateKey: "another-made-up" } } });
  assert.deepEqual(await many.statuses(16), Array(16).fill(401));
  assert.equal(many.total(), 17);
});

test("after a failure the next request works: the one that fetched the challenge was cut off, with 8 that waited for it", async () => {
  const { statuses, total, emulator } = open();
  emulator.addFault({ drop: true, unauthenticated: true });
  const first = await statuses(8);
  assert.deepEqual(first.toSorted(), [...fine(7), 502]);
  assert.deepEqual(await statuses(2), [200, 200]);
  assert.equal(total(), 11);
});

test("the caller whose request fetches the challenge goes away: the others do not wait for it", async () => {
  let calls = 0;
  const never = (signal) => new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
  const { get, statuses } = open({ fetch: (request, emulator) => ((calls += 1) === 1 ? never(request.signal) : emulator(request)) });
  const gone = new AbortController();
  const first = get({ signal: gone.signal });
  const others = statuses(4);
  setTimeout(() => gone.abort(), 30);
  const started = performance.now();
  assert.deepEqual(await others, fine(4));
  assert.ok(performance.now() - started < 1_000);
  assert.equal((await first).status, 499);
});

test("one that fetches the challenge and is never heard of again (workerd stops such requests) holds the others for two seconds, not for ever", async () => {
  let calls = 0;
  const { get, statuses } = open({ fetch: (request, emulator) => ((calls += 1) === 1 ? new Promise(() => {}) : emulator(request)), proxy: { timeoutMs: 6_000 } });
  const lost = get();
  const started = performance.now();
  assert.deepEqual(await statuses(4), fine(4));
  const ms = performance.now() - started;
  assert.ok(ms > 1_500 && ms < 4_000, `${ms} ms`);
  await assertRefusal(await lost, 504, "TARGET_TIMEOUT");
});

test("those who wait for a challenge get 504 when their time is over", async () => {
  const { statuses } = open({ fetch: () => new Promise(() => {}), proxy: { timeoutMs: 100 } });
  assert.deepEqual(await statuses(3), [504, 504, 504]);
});

test("a target that asks for no key is asked once for each request, and nobody waits", async () => {
  const under = { way: 0, most: 0 };
  const slow = async (request, emulator) => {
    under.most = Math.max(under.most, (under.way += 1));
    await new Promise((resolve) => setTimeout(resolve, 20));
    under.way -= 1;
    return emulator(request);
  };
  const { statuses, total, get } = open({ atlas: { authentication: "none" }, fetch: slow });
  await get();
  assert.deepEqual(await statuses(50), fine(50));
  assert.deepEqual([total(), under.most], [51, 50]);
});

test("a target that asks for no key at first, and then does", async () => {
  let asks = false;
  const open1 = open({ fetch: (request, emulator) => (asks ? emulator(request) : Response.json({})) });
  assert.equal((await open1.get()).status, 200);
  asks = true;
  assert.deepEqual(await open1.statuses(4), fine(4));
  assert.ok(open1.total() <= 8, `${open1.total()}`);
});

test("a 401 without a challenge comes back as it is", async () => {
  const { get, total, emulator } = open();
  emulator.addFault({ unauthenticated: true, status: 401, headers: { "www-authenticate": null } });
  assert.equal((await get()).status, 401);
  assert.equal(total(), 1);
});

for (const challenge of ['Digest realm="x"', 'Digest realm="x", nonce="y", algorithm=SHA-3', "Basic realm=\"x\"", "garbage"]) {
  test(`a challenge that can't be answered is 502 and says so: ${challenge}`, async () => {
    const { get } = open({ fetch: () => new Response("", { status: 401, headers: { "www-authenticate": challenge } }) });
    await assertRefusal(await get(), 502, "TARGET_CHALLENGE");
  });
}

test("a proxy in front of a proxy: the renamed challenge is answered", async () => {
  const emulator = createEmulator({ ...KEY, groups: [GROUP] });
  const inner = createProxy({ auth: { kind: "passThrough" }, target: TARGET, fetch: emulator });
  const outer = createProxy({ auth: DIGEST, target: "http://localhost", fetch: inner });
  assert.equal((await outer(new Request(`http://localhost${ROOT}`))).status, 200);
});

test("the query is signed as it is sent", async () => {
  const emulator = createEmulator({ ...KEY, groups: [GROUP] });
  const proxy = createProxy({ auth: DIGEST, target: TARGET, fetch: emulator, basePath: "/atlas" });
  assert.equal((await proxy(new Request(`http://localhost/atlas${ROOT}?pageNum=1&pretty=true&itemsPerPage=2`))).status, 200);
  assert.equal(emulator.state().requests.at(-1).path, `${ROOT}?pageNum=1&pretty=true&itemsPerPage=2`);
});
