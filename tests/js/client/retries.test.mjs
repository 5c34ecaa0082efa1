// What is tried again, when, with which body, and what the logger hears of it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";
import { DigestGuard } from "./support/digest.mjs";
import { after, atlasError, cut, json, silence, startServer, wire } from "./support/server.mjs";
import { api, DATADOG, digestClient, GROUP, LIST, OPERATIONS, rejection } from "./support/package.mjs";

const { AtlasApiError, IntegrationsClient, RateLimitError, TimeoutError } = api;

/** The delays that a client means to wait, read from its logger; the waits themselves are cut short. */
async function delaysOf(t, script, { operation = "list", retry } = {}) {
  const server = await startServer(t, { script });
  const delays = [];
  const client = new IntegrationsClient({ baseUrl: server.url, retry, logger: ({ delayMs }) => delayMs === undefined || delays.push(delayMs) });
  await withFastTimers(() => OPERATIONS[operation](client).catch(() => {}));
  return { delays, requests: server.requests.length };
}

const real = globalThis.setTimeout;
let fast = 0;

/** Timers of 60 ms to 25 s, which here are only the waits before a retry, end at once. */
async function withFastTimers(action) {
  fast += 1;
  globalThis.setTimeout = (callback, ms, ...rest) => real(callback, ms >= 60 && ms <= 25_000 ? 0 : ms, ...rest);
  try {
    return await action();
  } finally {
    fast -= 1;
    if (fast === 0) globalThis.setTimeout = real;
  }
}

const within = (delay, [least, most]) => assert.ok(delay >= least && delay <= most, `${delay} ms is not ${least} to ${most}`);

test("back-off: 250 ms, doubled each time, times a random 0.5 to 1", async (t) => {
  const { delays, requests } = await delaysOf(t, Array(7).fill(atlasError(500)), { retry: { limit: 6 } });
  assert.equal(requests, 7);
  delays.forEach((delay, i) => within(delay, [125 * 2 ** i, 250 * 2 ** i]));
  assert.equal(delays.length, 6);
});

test("back-off: at most maxDelayMs, however many attempts", async (t) => {
  const { delays, requests } = await delaysOf(t, Array(9).fill(cut), { retry: { limit: 8, maxDelayMs: 300 } });
  assert.equal(requests, 9);
  assert.ok(delays.every((delay) => delay <= 300));
  assert.deepEqual(delays.slice(3), Array(5).fill(300));
});

test("back-off: random, so that many clients do not come back at once", async (t) => {
  const first = await Promise.all(Array.from({ length: 8 }, () => delaysOf(t, [atlasError(500)], { retry: { limit: 1 } })));
  assert.ok(new Set(first.map(({ delays }) => delays[0])).size > 1);
});

test("by default two more attempts, and waits up to 20 s", async (t) => {
  const script = [atlasError(503, {}, { "retry-after": "20" }), atlasError(429, {}, { "retry-after": "19" }), atlasError(500)];
  assert.deepEqual(await delaysOf(t, script), { delays: [20_000, 19_000], requests: 3 });
  assert.deepEqual(await delaysOf(t, [atlasError(503, {}, { "retry-after": "21" })]), { delays: [], requests: 1 });
});

test("limit 0: nothing is tried again", async (t) => {
  for (const answer of [atlasError(500), atlasError(429), cut]) {
    assert.deepEqual(await delaysOf(t, [answer], { retry: { limit: 0 } }), { delays: [], requests: 1 });
  }
});

for (const [name, header, delay] of [
  ["seconds", () => "3", [3_000, 3_000]],
  ["zero seconds", () => "0", [0, 0]],
  ["white space around it", () => " 3 ", [3_000, 3_000]],
  ["a date", () => new Date(Date.now() + 4_000).toUTCString(), [2_900, 4_000]],
  ["a date that is past", () => "Sun, 06 Nov 1994 08:49:37 GMT", [0, 0]],
  ["nothing", () => undefined, [125, 250]],
  ["what is neither", () => "soon", [125, 250]],
  ["a fraction, which HTTP does not have", () => "1.5", [2_000, 2_000]],
  ["less than nothing", () => "-1", [125, 250]],
  ["seconds with a unit, which JavaScript takes for the year 120", () => "120s", [125, 250]],
  ["words, which JavaScript takes for a day of 2001", () => "5 minutes", [125, 250]],
  ["digits without end", () => "9".repeat(400), [125, 250]],
]) {
  for (const status of [429, 503]) {
    test(`Retry-After of ${name} on ${status}: a wait of ${delay.join(" to ")} ms`, async (t) => {
      const value = header();
      const answer = atlasError(status, {}, value === undefined ? {} : { "retry-after": value });
      const { delays, requests } = await delaysOf(t, [answer], { retry: { limit: 1 } });
      assert.deepEqual([delays.length, requests], [1, 2]);
      within(delays[0], delay);
    });
  }
}

test("Retry-After on a 500 is not asked for: it backs off", async (t) => {
  const { delays } = await delaysOf(t, [atlasError(500, {}, { "retry-after": "7" })]);
  within(delays[0], [125, 250]);
});

for (const [status, seconds] of [[429, "21"], [503, "21"], [429, "86400"], [429, "99999999999999999999"]]) {
  test(`${status} with Retry-After: ${seconds}, above maxDelayMs: the error comes at once, with the server's own wait`, async (t) => {
    const server = await startServer(t, { script: Array(3).fill(atlasError(status, {}, { "retry-after": seconds })) });
    const start = performance.now();
    const error = await rejection(new IntegrationsClient({ baseUrl: server.url, retry: { limit: seconds.length > 10 ? 0 : 2 } }).list(GROUP));
    assert.ok(performance.now() - start < 2_000);
    assert.ok(error instanceof AtlasApiError);
    assert.equal(error instanceof RateLimitError, status === 429);
    assert.equal(error.retryAfterMs, seconds.length > 10 ? undefined : Number(seconds) * 1_000);
    assert.equal(server.requests.length, 1);
  });
}

for (const [name, answer, count] of [
  ["429", atlasError(429), 3], ["503", atlasError(503), 3],
  ["500", atlasError(500), 1], ["502", atlasError(502), 1], ["504", atlasError(504), 1],
  ["a cut connection", cut, 1], ["an answer that is cut off", wire("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"), 1], ["a timeout", silence, 1],
]) {
  test(`create after ${name}: ${count} request${count > 1 ? "s" : ""}`, async (t) => {
    const server = await startServer(t, { script: Array(9).fill(answer) });
    const client = new IntegrationsClient({ baseUrl: server.url, timeoutMs: 300, retry: { maxDelayMs: 10 } });
    await rejection(client.create(GROUP, DATADOG));
    assert.equal(server.requests.length, count);
  });
}

test("create after 429: the first one that is carried out is the last", async (t) => {
  const server = await startServer(t, { script: [atlasError(429), atlasError(503)] });
  const client = new IntegrationsClient({ baseUrl: server.url, retry: { maxDelayMs: 10 } });
  assert.deepEqual((await client.create(GROUP, DATADOG)).results, LIST.results);
  assert.deepEqual(server.requests.map(({ body }) => body), Array(3).fill(JSON.stringify(DATADOG)));
});

for (const [name, first] of [["500", atlasError(500)], ["a cut connection", cut], ["a timeout", silence]]) {
  test(`delete after ${name}, then 404: it is done`, async (t) => {
    const script = [first, atlasError(404, { errorCode: "INTEGRATION_NOT_CONFIGURED" })];
    const server = await startServer(t, { script });
    const client = new IntegrationsClient({ baseUrl: server.url, timeoutMs: 300, retry: { maxDelayMs: 10 } });
    assert.equal(await client.delete(GROUP, "DATADOG"), undefined);
    assert.equal(server.requests.length, 2);
  });
}

test("delete after a 429, then 404 because there is no such project: the error", async (t) => {
  const server = await startServer(t, { script: [atlasError(429, {}, { "retry-after": "0" }), atlasError(404, { errorCode: "GROUP_NOT_FOUND" })] });
  const error = await rejection(new IntegrationsClient({ baseUrl: server.url }).delete(GROUP, "DATADOG"));
  assert.deepEqual([error.status, error.errorCode], [404, "GROUP_NOT_FOUND"]);
});

test("delete, 404 at the first attempt: the error", async (t) => {
  const server = await startServer(t, { script: [atlasError(404)] });
  const error = await rejection(new IntegrationsClient({ baseUrl: server.url }).delete(GROUP, "DATADOG"));
  assert.deepEqual([error.status, server.requests.length], [404, 1]);
});

for (const operation of ["get", "update"]) {
  test(`${operation} after 500, then 404: the error, since nothing was to be removed`, async (t) => {
    const server = await startServer(t, { script: [atlasError(500), atlasError(404)] });
    const client = new IntegrationsClient({ baseUrl: server.url, retry: { maxDelayMs: 10 } });
    assert.equal((await rejection(OPERATIONS[operation](client))).status, 404);
  });
}

test("the body goes out whole each time: on every leg of the digest and on every attempt", async (t) => {
  const view = { type: "WEBHOOK", url: `https://hooks.example.com/${"ü".repeat(20_000)}`, secret: "made-up" };
  const guard = new DigestGuard();
  const server = await startServer(t, { script: [atlasError(503), cut, json(200, LIST)], guard });
  await digestClient(server.url, { retry: { maxDelayMs: 10 } }).update(GROUP, view);
  assert.equal(server.requests.length, 4);
  for (const { body, headers } of server.requests) {
    assert.equal(body, JSON.stringify(view));
    assert.equal(Number(headers["content-length"]), Buffer.byteLength(body));
  }
  assert.deepEqual(guard.uses.map(({ nc }) => nc), [1, 2, 3]);
});

test("timeoutMs is for the attempt, both legs of the digest together", async (t) => {
  const server = await startServer(t, { script: Array(9).fill(after(250, json(200, LIST))), guard: new DigestGuard() });
  // The first leg alone, and the second alone, would be in time.
  const slowChallenge = async (url, init) => {
    if (!init.headers.authorization) await new Promise((resolve) => setTimeout(resolve, 250));
    return fetch(url, init);
  };
  const error = await rejection(digestClient(server.url, { fetch: slowChallenge, timeoutMs: 400, retry: { limit: 0 } }).list(GROUP));
  assert.ok(error instanceof TimeoutError);
  assert.match(error.message, /400 ms/);
  assert.equal(server.requests.length, 2);
});

test("each attempt has timeoutMs for itself", async (t) => {
  const server = await startServer(t, { script: [silence, silence, after(50, json(200, LIST))] });
  const start = performance.now();
  await new IntegrationsClient({ baseUrl: server.url, timeoutMs: 200, retry: { maxDelayMs: 10 } }).list(GROUP);
  within(performance.now() - start, [468, 3_000]);
});

test("an error is plain to read: class, status, Atlas's code and sentence", async (t) => {
  const server = await startServer(t, { script: [atlasError(403)] });
  const error = await rejection(new IntegrationsClient({ baseUrl: server.url }).list(GROUP));
  assert.equal(error.message, "Atlas answered 403 CODE_403: Made up for 403");
  assert.match(inspect(error), /AtlasApiError/);
});
