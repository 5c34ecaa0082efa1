// Memory stays flat: bad input, calls, clients and sessions leave nothing behind (tsify#65 and #86: others' decoders leak on bad
// input until the instance dies, and a form validates at every key stroke).

import assert from "node:assert/strict";
import { test } from "node:test";
import { gc, tick, tidy, wasm } from "../../support/instance.mjs";
import { api, DATADOG, GROUP, KEY, LIST } from "./support/package.mjs";

const { IntegrationsClient, createDigestSession, digestAuthorization, validate, validateField } = api;
assert.equal(api.isInitialized(), true);
assert.ok(wasm?.memory instanceof WebAssembly.Memory, "the wasm memory was not caught");

/** Bytes, after all that is garbage has gone. */
async function measure() {
  await tidy();
  return { wasm: wasm.memory.buffer.byteLength, heap: process.memoryUsage().heapUsed };
}

/**
 * Does something often enough to warm up, and then `count` times; the wasm memory must not grow at all, the heap by next to nothing.
 * Growth comes in steps, since what leaks is kept in lists that double: so `count` must be large against what memory has free.
 */
async function assertFlat(count, action, { warmUp = Math.ceil(count / 10), bytesEach = 20 } = {}) {
  for (let i = 0; i < warmUp; i += 1) await action(i);
  const before = await measure();
  for (let i = 0; i < count; i += 1) await action(i);
  const after = await measure();
  assert.equal(after.wasm, before.wasm, `the wasm memory grew by ${after.wasm - before.wasm} bytes`);
  const grown = after.heap - before.heap;
  assert.ok(grown <= 1_000_000 + bytesEach * count, `the heap grew by ${grown} bytes in ${count} rounds`);
}

const round = {};
round.round = round;
const revoked = () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
};
const BAD = [
  null, undefined, 7, "text", [], [DATADOG], new Map([["type", "DATADOG"]]), new Date(0), round, () => {}, Symbol("x"), 10n,
  { type: 7 }, { type: "DATADOGGO" }, { type: "DATADOG", apiKey: 7, region: "UK", foo: 1 }, { type: "SLACK", apiToken: "****" },
  { get type() { throw new Error("no"); } }, { type: "WEBHOOK", url: "not a url" }, { type: "NEW_RELIC", licenseKey: "x".repeat(1_000) },
  JSON.parse('{"__proto__": 1, "constructor": 2, "type": "DATADOG"}'),
];

test("decoding bad input 100,000 times", () => assertFlat(100_000, (i) => {
  const value = i % 50 === 0 ? revoked() : BAD[i % BAD.length];
  const { valid, issues } = i % 3 ? validate(value) : validate(value, { mode: "partial", type: "DATADOG" });
  assert.equal(valid, false);
  assert.ok(issues.length > 0);
  // Give way to the garbage collector's tasks now and then.
  return i % 1_000 === 0 ? tick() : undefined;
}));

test("bad input to everything else that reads values, 100,000 times", () => assertFlat(100_000, (i) => {
  const value = BAD[i % BAD.length];
  const calls = [
    () => validateField("DATADOG", "apiKey", value), () => api.redact(value), () => api.looksUnchanged(value, value),
    () => api.updateRequest({ groupId: value, integration: value, query: value, baseUrl: value }), () => api.toCurl(value),
    () => api.parseResponse("list", { status: 200, body: value, headers: value }), () => api.prepareUpdate(value, value), () => api.pickView("SLACK", value),
  ];
  try {
    calls[i % calls.length]();
  } catch (error) {
    assert.ok(error instanceof api.AtlasIntegrationsError, String(error));
  }
  return i % 1_000 === 0 ? tick() : undefined;
}));

test("errors that are thrown, 20,000 times", () => assertFlat(20_000, (i) => {
  assert.throws(() => digestAuthorization({ challenge: 'Digest realm="r", algorithm=X', username: "u", password: "p", method: "GET", uri: "/" }), api.DigestError);
  return i % 1_000 === 0 ? tick() : undefined;
}));

/** A `fetch` that gives each kind of ending in turn. */
function endings() {
  let calls = 0;
  const challenge = () => ({ "www-authenticate": `Digest realm="r", nonce="${calls}", qop="auth"` });
  const all = [
    () => Response.json(LIST), () => Response.json(LIST), () => new Response("<html>"), () => Response.json({ detail: "x", errorCode: "Y" }, { status: 403 }),
    () => { throw new TypeError("fetch failed", { cause: new Error("reset") }); }, () => new Response("", { status: 503 }), () => Response.json(LIST),
    () => new Response("", { status: 401, headers: challenge() }), () => Promise.reject("text"), () => ({ no: "response" }),
  ];
  return async () => all[calls++ % all.length]();
}

test("10,000 operations with every kind of ending", async () => {
  const { signal } = new AbortController();
  const clients = [undefined, { kind: "digest", ...KEY }, { kind: "bearer", token: async () => "made-up" }]
    .map((auth) => new IntegrationsClient({ auth, fetch: endings(), retry: { limit: 1, maxDelayMs: 0 }, logger: () => {} }));
  let failed = 0;
  await assertFlat(10_000, async (i) => {
    const client = clients[i % clients.length];
    await (i % 2 ? client.update(GROUP, DATADOG, undefined, { signal }) : client.list(GROUP, { pageNum: 1 }, { signal })).catch(() => (failed += 1));
  }, { warmUp: 2_000 });
  assert.ok(failed > 1_000 && failed < 11_000, `${failed} failed`);
});

test("5,000 aborted operations, half of them in flight", async () => {
  const hanging = (_url, { signal }) => new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
  const client = new IntegrationsClient({ fetch: hanging, auth: { kind: "digest", ...KEY } });
  await assertFlat(5_000, async (i) => {
    const controller = new AbortController();
    if (i % 2) controller.abort("why not");
    const call = client.list(GROUP, undefined, { signal: controller.signal });
    await null;
    await null;
    controller.abort("why not");
    await assert.rejects(call, { name: "AbortError" });
  }, { bytesEach: 60 });
});

test("16 at once, 10,000 operations", async () => {
  const client = new IntegrationsClient({ fetch: async () => Response.json(LIST), auth: { kind: "bearer", token: "made-up" } });
  await assertFlat(625, () => Promise.all(Array.from({ length: 16 }, () => client.list(GROUP))), { bytesEach: 320 });
});

test("10,000 clients and sessions that nobody holds any more", async () => {
  await assertFlat(10_000, (i) => {
    new IntegrationsClient({ auth: { kind: "digest", ...KEY }, headers: { "x-team": "payments" }, fetch: async () => {} });
    createDigestSession({ username: "u", password: "p" }).receive('Digest realm="r", nonce="n", qop="auth"');
    if (i % 100 !== 0) return undefined;
    gc();
    return tick();
  }, { bytesEach: 60 });
});
