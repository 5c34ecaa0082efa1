// The logger gets the events of a call, in their order, and nothing more.

import assert from "node:assert/strict";
import { test } from "node:test";
import { DigestGuard } from "./support/digest.mjs";
import { atlasError, cut, startServer } from "./support/server.mjs";
import { api, DATADOG, digestClient, GROUP, LIST, OPERATIONS, rejection } from "./support/package.mjs";

const { AtlasApiError, IntegrationsClient, NetworkError, RateLimitError } = api;
const QUICK = { retry: { limit: 2, maxDelayMs: 10 } };

/** A client of a scripted server, and the events that it logs. */
async function logged(t, script, options) {
  const events = [];
  const server = await startServer(t, { script });
  const client = new IntegrationsClient({ baseUrl: server.url, logger: (event) => events.push(event), ...QUICK, ...options });
  return { client, events, server };
}

const about = { operation: "update", groupId: GROUP, type: "DATADOG" };
const request = (attempt) => ({ kind: "request", ...about, attempt });
/** An event without the time that it took, which is checked apart. */
const timeless = ({ durationMs, ...event }) => {
  if (event.kind === "response") assert.ok(durationMs >= 0 && durationMs < 5_000, `${durationMs} ms`);
  else assert.equal(durationMs, undefined);
  return event;
};

test("a call that succeeds: request, response", async (t) => {
  const { client, events } = await logged(t, []);
  await client.update(GROUP, DATADOG);
  assert.deepEqual(events.map(timeless), [request(1), { kind: "response", ...about, attempt: 1, status: 200 }]);
});

test("a call that is tried again: request, response, retry with its wait and error, then from the start", async (t) => {
  const { client, events } = await logged(t, [atlasError(503), cut]);
  await client.update(GROUP, DATADOG);
  assert.deepEqual(events.map((event) => timeless({ ...event, error: event.error?.name })), [
    { ...request(1), error: undefined },
    { kind: "response", ...about, attempt: 1, status: 503, error: undefined },
    { kind: "retry", ...about, attempt: 1, delayMs: 10, error: "AtlasApiError" },
    { ...request(2), error: undefined },
    { kind: "retry", ...about, attempt: 2, delayMs: 10, error: "NetworkError" },
    { ...request(3), error: undefined },
    { kind: "response", ...about, attempt: 3, status: 200, error: undefined },
  ]);
});

test("a call that fails: the last event is the error that is thrown", async (t) => {
  const { client, events } = await logged(t, Array(3).fill(atlasError(429)));
  const error = await rejection(client.update(GROUP, DATADOG));
  assert.deepEqual(events.map(({ kind, attempt }) => `${kind} ${attempt}`), [
    "request 1", "response 1", "retry 1", "request 2", "response 2", "retry 2", "request 3", "response 3", "error 3",
  ]);
  assert.equal(events.at(-1).error, error);
  assert.ok(error instanceof RateLimitError && events[2].error instanceof RateLimitError);
});

test("a call that is not worth another try: request, response, error", async (t) => {
  const { client, events } = await logged(t, [atlasError(403)]);
  const error = await rejection(client.update(GROUP, DATADOG));
  assert.ok(error instanceof AtlasApiError);
  assert.deepEqual(events.map((event) => timeless(event)), [
    request(1), { kind: "response", ...about, attempt: 1, status: 403 }, { kind: "error", ...about, attempt: 1, error },
  ]);
});

test("no answer: request, error", async (t) => {
  const { client, events } = await logged(t, [cut], { retry: { limit: 0 } });
  const error = await rejection(client.update(GROUP, DATADOG));
  assert.ok(error instanceof NetworkError);
  assert.deepEqual(events, [request(1), { kind: "error", ...about, attempt: 1, error }]);
});

test("both legs of a digest are one attempt", async (t) => {
  const events = [];
  const server = await startServer(t, { guard: new DigestGuard() });
  await digestClient(server.url, { logger: (event) => events.push(event) }).update(GROUP, DATADOG);
  assert.equal(server.requests.length, 2);
  assert.deepEqual(events.map(({ kind, attempt, status }) => [kind, attempt, status]), [["request", 1, undefined], ["response", 1, 200]]);
});

test("a refusal is an answer like any other: request, response, error", async (t) => {
  const { client, events } = await logged(t, [atlasError(401)], { auth: { kind: "digest", publicKey: "public", privateKey: "made-up" } });
  const error = await rejection(client.update(GROUP, DATADOG));
  assert.deepEqual(events.map((event) => timeless(event)), [
    request(1), { kind: "response", ...about, attempt: 1, status: 401 }, { kind: "error", ...about, attempt: 1, error },
  ]);
});

test("what is never sent is not logged", async (t) => {
  const { client, events } = await logged(t, []);
  await rejection(client.update(GROUP, { type: "DATADOG" }));
  assert.deepEqual(events, []);
});

for (const [operation, type] of Object.entries({ list: undefined, get: "DATADOG", create: "DATADOG", update: "DATADOG", delete: "DATADOG" })) {
  test(`${operation} says what it is about: type ${type}`, async (t) => {
    const { client, events } = await logged(t, []);
    await OPERATIONS[operation](client);
    assert.ok(events.length === 2 && events.every((event) => event.operation === operation && event.groupId === GROUP));
    for (const event of events) assert.deepEqual([event.type, "type" in event], [type, type !== undefined]);
  });
}

test("a logger that throws, or rejects, changes nothing, and no rejection is left unhandled", async (t) => {
  const unhandled = [];
  const note = (reason) => unhandled.push(reason);
  process.on("unhandledRejection", note);
  t.after(() => process.off("unhandledRejection", note));
  const failure = new Error("full disk");
  for (const logger of [() => { throw failure; }, async () => { throw failure; }, () => ({ get then() { throw failure; } })]) {
    const { client } = await logged(t, [atlasError(503)], { logger });
    assert.deepEqual((await client.update(GROUP, DATADOG)).results, LIST.results);
  }
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.deepEqual(unhandled, []);
});

test("a logger may use the client itself", async (t) => {
  const server = await startServer(t);
  let inner;
  const client = new IntegrationsClient({ baseUrl: server.url, logger: ({ operation, kind }) => {
    if (operation === "update" && kind === "request") inner = client.list(GROUP);
  } });
  await client.update(GROUP, DATADOG);
  assert.deepEqual((await inner).results, LIST.results);
});
