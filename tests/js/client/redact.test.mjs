// `redact`: the same shape, with what may be a secret masked.

import assert from "node:assert/strict";
import { test } from "node:test";
import { atlasError, startServer } from "./support/server.mjs";
import { api, DATADOG, fullView, GROUP, HEX32, rejection } from "./support/package.mjs";

const { INTEGRATION_TYPES, IntegrationsClient, describeIntegration, redact } = api;

for (const type of INTEGRATION_TYPES) {
  test(`${type}: secrets and what follows a URL's origin are masked, the rest is as it was`, () => {
    const view = fullView(type);
    const masked = (field) => {
      if (field.kind === "url") return "https://hooks.example.com/****";
      return field.secret ? "****cdef" : view[field.name];
    };
    const expected = { type, ...Object.fromEntries(describeIntegration(type).fields.map((field) => [field.name, masked(field)])) };
    const before = structuredClone(view);
    assert.deepEqual(redact(view), expected);
    assert.deepEqual(redact({ results: [view], totalCount: 1, links: [] }), { results: [expected], totalCount: 1, links: [] });
    assert.deepEqual(redact([view]), [expected]);
    assert.deepEqual(view, before);
  });
}

for (const [name, given, expected] of [
  ["an unknown type: every text but type and id", { type: "SERVICE_TO_COME", id: "1", username: "u".repeat(16), enabled: true, port: 1, no: null }, { type: "SERVICE_TO_COME", id: "1", username: "****uuuu", enabled: true, port: 1, no: null }],
  ["an unknown type: texts inside lists and objects too", { type: "X", deep: { list: ["secret", 1, { token: HEX32 }] } }, { type: "X", deep: { list: ["****", 1, { token: "****cdef" }] } }],
  ["an unknown field of a known type", { ...DATADOG, customEndpoint: "https://x.example/key", nested: { key: "k" } }, { type: "DATADOG", apiKey: "****cdef", region: "EU", customEndpoint: "****/key", nested: { key: "****" } }],
  ["a list with an unknown view", { results: [{ type: "X", a: "b" }, { a: "b" }], links: [{ rel: "self", href: "https://a.example/b" }] }, { results: [{ type: "X", a: "****" }, { a: "****" }], links: [{ rel: "self", href: "https://a.example/b" }] }],
  ["a form's values without a type", { apiKey: HEX32, region: "EU" }, { apiKey: "****cdef", region: "****" }],
  ["a short secret", { type: "DATADOG", apiKey: "112233" }, { type: "DATADOG", apiKey: "****" }],
  ["a secret of 15 and of 16", { type: "NEW_RELIC", readToken: "a".repeat(15), writeToken: "b".repeat(16) }, { type: "NEW_RELIC", readToken: "****", writeToken: "****bbbb" }],
  ["a mask", { type: "DATADOG", apiKey: `${"*".repeat(28)}cdef` }, { type: "DATADOG", apiKey: "****cdef" }],
  ["a URL that is none", { type: "WEBHOOK", url: "not a url" }, { type: "WEBHOOK", url: "****" }],
  ["a secret in a list", { type: "DATADOG", apiKey: [HEX32] }, { type: "DATADOG", apiKey: ["****cdef"] }],
]) {
  test(`redact of ${name}`, () => assert.deepEqual(redact(given), expected));
}

test("a request: its body, and headers that authenticate", () => {
  const request = api.updateRequest({ groupId: GROUP, integration: DATADOG });
  const signed = { ...request, headers: { ...request.headers, authorization: "Bearer made-up", COOKIE: "a=b" } };
  const masked = redact(signed);
  assert.deepEqual(JSON.parse(masked.body), { ...DATADOG, apiKey: "****cdef" });
  assert.deepEqual(masked.headers, { "Content-Type": "application/json", authorization: "****", COOKIE: "****" });
  assert.deepEqual({ ...masked, body: 0, headers: 0 }, { ...request, body: 0, headers: 0 });
});

test("an error becomes a plain copy", async (t) => {
  const server = await startServer(t, { script: [atlasError(403)] });
  const error = await rejection(new IntegrationsClient({ baseUrl: server.url }).list(GROUP));
  const copy = redact(error);
  assert.equal(Object.getPrototypeOf(copy), Object.prototype);
  assert.deepEqual(copy, error.toJSON());
  assert.deepEqual(Object.keys(copy), ["name", "code", "message", "status", "errorCode", "detail", "reason", "parameters", "retryable", "retryAfterMs", "issues", "fromAtlas", "afterRetry"]);
  assert.deepEqual(redact(new TypeError("x")), { name: "TypeError", message: "x" });
});

for (const value of [undefined, null, true, 7, "text", Symbol.for("x"), () => {}]) {
  test(`what has no secrets comes back itself: ${String(value)}`, () => assert.equal(redact(value), value));
}

test("an object without secrets comes back itself", () => {
  for (const value of [{}, [], { a: 1 }, new Map(), new Date(0)]) assert.deepEqual(redact(value), value);
});

test("what can't be read is masked as a whole", () => {
  const round = { type: "DATADOG", apiKey: HEX32 };
  round.round = round;
  assert.equal(redact(round), "****");
});
