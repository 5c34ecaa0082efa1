// Abort, at each stage of a call: it ends at once, nothing is left behind, and the same client works again.

import assert from "node:assert/strict";
import { getEventListeners } from "node:events";
import { test } from "node:test";
import { DigestGuard } from "./support/digest.mjs";
import { after, atlasError, json, silence, sleep, startServer } from "./support/server.mjs";
import { api, DATADOG, digestClient, GROUP, LIST, rejection } from "./support/package.mjs";

const { AbortedError, AtlasIntegrationsError, IntegrationsClient } = api;

/** What a caller may give as a reason; the error is the same for each, except for its cause. */
const REASONS = {
  "no reason": [],
  "an Error": [new Error("made-up reason")],
  "a text": ["why not"],
  "null": [null],
  "a number": [7],
  "an object": [{ because: true }],
};

/** Each stage: how the server behaves, and when to abort. `requests` is how many have reached the server by then. */
const STAGES = {
  "before the call": { script: [], requests: 0, when: async () => {}, before: true },
  "in flight, before the headers": { script: [silence], requests: 1, when: ({ server }) => until(() => server.requests.length === 1) },
  "in flight, within the body": {
    script: [({ response }) => response.writeHead(200, { "content-length": "100" }).write("{")], requests: 1,
    when: async ({ server }) => { await until(() => server.requests.length === 1); await sleep(50); },
  },
  "in the digest's first leg": { guard: true, hold: true, requests: 1, when: ({ server }) => until(() => server.requests.length === 1) },
  "in the digest's second leg": { guard: true, script: [silence], requests: 2, when: ({ server }) => until(() => server.requests.length === 2) },
  "in the wait before a retry": { script: [atlasError(503, {}, { "retry-after": "15" })], requests: 1, when: async ({ events }) => { await until(() => events.includes("retry")); await sleep(20); } },
  "in the second attempt": { script: [atlasError(503, {}, { "retry-after": "0" }), silence], requests: 2, when: ({ server }) => until(() => server.requests.length === 2) },
};

async function until(condition) {
  for (let i = 0; i < 1_000 && !condition(); i += 1) await sleep(5);
  assert.ok(condition(), "it never came to that");
}

for (const [stage, plan] of Object.entries(STAGES)) {
  for (const [kind, reason] of Object.entries(REASONS)) {
    test(`abort ${stage}, with ${kind} | update | AbortedError, ${plan.requests} requests`, async (t) => {
      const { client, server, events } = await prepare(t, plan);
      const controller = new AbortController();
      if (plan.before) controller.abort(...reason);
      const call = rejection(client.update(GROUP, DATADOG, undefined, { signal: controller.signal }));
      await plan.when({ server, events });
      const start = performance.now();
      controller.abort(...reason);
      const error = await call;
      assert.ok(performance.now() - start < 500, "it took its time");
      assert.ok(error instanceof AbortedError && error instanceof AtlasIntegrationsError);
      assert.deepEqual([error.name, error.code, error.message], ["AbortError", "aborted", "the call was aborted"]);
      assert.equal(server.requests.length, plan.requests);
      assert.equal(getEventListeners(controller.signal, "abort").length, 0);
      assert.equal(events.at(-1), "error");
      server.heal();
      assert.deepEqual((await client.list(GROUP)).results, LIST.results);
    });
  }
}

async function prepare(t, { script, guard, hold }) {
  const digest = guard ? new DigestGuard() : undefined;
  const server = await startServer(t, { script, guard: digest });
  const events = [];
  let sent = 0;
  // The first leg is held by the client's own fetch, until the signal ends it.
  const fetch = async (url, init) => {
    sent += 1;
    const held = hold && sent === 1;
    const answer = await globalThis.fetch(url, init);
    if (held) await new Promise((_, reject) => init.signal.addEventListener("abort", () => reject(init.signal.reason)));
    return answer;
  };
  const logger = ({ kind }) => events.push(kind);
  const client = digest ? digestClient(server.url, { fetch, logger }) : new IntegrationsClient({ baseUrl: server.url, fetch, logger });
  return { client, server, events };
}

test("AbortSignal.any works", async (t) => {
  const server = await startServer(t, { script: [silence] });
  const controller = new AbortController();
  const signal = AbortSignal.any([controller.signal, AbortSignal.timeout(60_000)]);
  setTimeout(() => controller.abort(), 30);
  assert.equal((await rejection(new IntegrationsClient({ baseUrl: server.url }).list(GROUP, undefined, { signal }))).name, "AbortError");
});

test("an abort after the call changes nothing", async (t) => {
  const server = await startServer(t);
  const controller = new AbortController();
  const list = await new IntegrationsClient({ baseUrl: server.url }).list(GROUP, undefined, { signal: controller.signal });
  assert.equal(getEventListeners(controller.signal, "abort").length, 0);
  controller.abort();
  assert.deepEqual(list.results, LIST.results);
});

test("the server sees it: the connection of an aborted call is closed", async (t) => {
  const closed = withResolvers();
  const server = await startServer(t, { script: [({ response }) => response.on("close", closed.resolve)] });
  const controller = new AbortController();
  const call = rejection(new IntegrationsClient({ baseUrl: server.url }).list(GROUP, undefined, { signal: controller.signal }));
  await until(() => server.requests.length === 1);
  controller.abort();
  await call;
  await closed.promise;
});

function withResolvers() {
  const all = {};
  all.promise = new Promise((resolve, reject) => Object.assign(all, { resolve, reject }));
  return all;
}

test("so does a timeout", async (t) => {
  const closed = withResolvers();
  const server = await startServer(t, { script: [({ response }) => response.on("close", closed.resolve)] });
  await rejection(new IntegrationsClient({ baseUrl: server.url, timeoutMs: 100, retry: { limit: 0 } }).list(GROUP));
  await closed.promise;
});

test("a fetch that ignores the signal does not hold the call up", async () => {
  const controller = new AbortController();
  const call = rejection(new IntegrationsClient({ fetch: () => new Promise(() => {}) }).list(GROUP, undefined, { signal: controller.signal }));
  controller.abort();
  assert.equal((await call).name, "AbortError");
  const slow = new IntegrationsClient({ fetch: () => new Promise(() => {}), timeoutMs: 50, retry: { limit: 0 } });
  assert.equal((await rejection(slow.list(GROUP))).name, "TimeoutError");
});

test("one signal for 50 calls: each ends, and no listener stays", async (t) => {
  const server = await startServer(t, { script: Array(50).fill(silence) });
  const controller = new AbortController();
  const client = new IntegrationsClient({ baseUrl: server.url });
  const calls = Array.from({ length: 50 }, () => rejection(client.list(GROUP, undefined, { signal: controller.signal })));
  await sleep(50);
  controller.abort();
  assert.deepEqual(new Set((await Promise.all(calls)).map(({ name }) => name)), new Set(["AbortError"]));
  assert.equal(getEventListeners(controller.signal, "abort").length, 0);
});

test("a long-lived signal gathers no listeners, and no timer outlives its call", async (t) => {
  const server = await startServer(t, { script: Array.from({ length: 300 }, (_, i) => (i % 3 ? json(200, LIST) : atlasError(503, {}, { "retry-after": "0" }))) });
  const { signal } = new AbortController();
  const client = new IntegrationsClient({ baseUrl: server.url });
  const timers = spyOnTimers(t);
  let most = 0;
  for (let i = 0; i < 100; i += 1) {
    const call = client.list(GROUP, undefined, { signal });
    await sleep(0);
    most = Math.max(most, getEventListeners(signal, "abort").length);
    await call;
  }
  assert.equal(most, 1);
  assert.equal(getEventListeners(signal, "abort").length, 0);
  // 30 s is the attempt's own; none of them may keep the process alive.
  assert.ok(timers.started.filter(({ ms }) => ms === 30_000).length >= 100);
  assert.deepEqual(timers.started.filter(({ ms, id }) => ms === 30_000 && !timers.cleared.has(id)), []);
});

test("an aborted wait clears its timer", async (t) => {
  const server = await startServer(t, { script: [atlasError(503, {}, { "retry-after": "17" })] });
  const timers = spyOnTimers(t);
  const controller = new AbortController();
  const call = rejection(new IntegrationsClient({ baseUrl: server.url }).list(GROUP, undefined, { signal: controller.signal }));
  await until(() => timers.started.some(({ ms }) => ms === 17_000));
  controller.abort();
  await call;
  const [wait] = timers.started.filter(({ ms }) => ms === 17_000);
  assert.ok(timers.cleared.has(wait.id));
});

function spyOnTimers(t) {
  const real = { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout };
  t.after(() => Object.assign(globalThis, real));
  const started = [];
  const cleared = new Set();
  globalThis.setTimeout = (callback, ms, ...rest) => {
    const id = real.setTimeout(callback, ms, ...rest);
    started.push({ ms, id });
    return id;
  };
  globalThis.clearTimeout = (id) => {
    cleared.add(id);
    real.clearTimeout(id);
  };
  return { started, cleared };
}

test("an aborted call leaves the others alone", async (t) => {
  const server = await startServer(t, { script: Array(4).fill(after(100, json(200, LIST))) });
  const client = new IntegrationsClient({ baseUrl: server.url });
  const controller = new AbortController();
  const others = [client.list(GROUP), client.list(GROUP)];
  const one = rejection(client.list(GROUP, undefined, { signal: controller.signal }));
  controller.abort();
  await one;
  for (const list of await Promise.all(others)) assert.deepEqual(list.results, LIST.results);
});

for (const [kind, requests] of [["request", 0], ["retry", 1]]) {
  test(`abort by the logger, told of a ${kind} | update | AbortedError at once, ${requests} requests`, async (t) => {
    const server = await startServer(t, { script: [atlasError(503, {}, { "retry-after": "15" })] });
    const controller = new AbortController();
    const logger = (event) => { if (event.kind === kind) controller.abort(); };
    const client = new IntegrationsClient({ baseUrl: server.url, logger });
    const start = performance.now();
    const error = await rejection(client.update(GROUP, DATADOG, undefined, { signal: controller.signal }));
    assert.ok(error instanceof AbortedError);
    assert.ok(performance.now() - start < 5_000, "it took its time");
    assert.equal(server.requests.length, requests);
    assert.equal(getEventListeners(controller.signal, "abort").length, 0);
  });
}
