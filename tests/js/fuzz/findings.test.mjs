// What the fuzzing has found, each once, so that it stays mended: objects that throw when they are read.

import assert from "node:assert/strict";
import { test } from "node:test";
import { api } from "./support/instance.mjs";

const throwing = () => { throw new Error("made-up trap"); };
const hostile = new Proxy({}, { get: throwing, getPrototypeOf: throwing, ownKeys: throwing });
const GROUP = "5d791c84ff7a2522cc4f9aa1";
const DATADOG = { type: "DATADOG", apiKey: "0123456789abcdef0123456789abcdef" };

test("options that cannot be read are none", () => {
  const request = api.updateRequest({ groupId: GROUP, integration: DATADOG });
  assert.equal(api.toCurl(request, hostile), api.toCurl(request));
  assert.deepEqual(api.describeIntegration("DATADOG", hostile), api.describeIntegration("DATADOG"));
  assert.deepEqual(api.uiSchema("DATADOG", hostile), api.uiSchema("DATADOG"));
  assert.deepEqual(api.jsonSchema("DATADOG", hostile), api.jsonSchema("DATADOG"));
  assert.deepEqual(api.jsonSchema("DATADOG", null), api.jsonSchema("DATADOG"));
  const schema = api.schemas.DATADOG["~standard"];
  assert.deepEqual(schema.validate({}, hostile), schema.validate({}));
  assert.deepEqual(schema.validate({}, { libraryOptions: hostile }), schema.validate({}));
});

test("a call's options that cannot be read are none", async () => {
  const list = { results: [], links: [] };
  const client = new api.IntegrationsClient({ fetch: async () => Response.json(list) });
  assert.deepEqual(await client.list(GROUP, undefined, hostile), list);
});

test("a locale that is no text and no object is none", () => {
  assert.deepEqual(api.describeIntegration("DATADOG", { locale: new Proxy(throwing, { get: throwing }) }), api.describeIntegration("DATADOG"));
});

test("redact masks what cannot even be asked for its class", () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  for (const value of [hostile, proxy]) assert.doesNotThrow(() => api.redact(value));
});

test("prepareUpdate of what cannot be read says so", () => {
  assert.equal(api.prepareUpdate(hostile, {}).ready, false);
  assert.equal(api.prepareUpdate({}, hostile).ready, false);
});

test("findIntegration: what is no list is a ValidationError, and an odd entry is passed over", () => {
  for (const list of [undefined, null, {}, { results: 5 }, Promise.resolve({ results: [] }), hostile]) {
    assert.throws(() => api.findIntegration(list, "DATADOG"), (error) => error instanceof api.ValidationError && error.issues[0].path[0] === "list");
  }
  assert.equal(api.findIntegration({ results: [null, undefined, 5, hostile, DATADOG] }, "DATADOG"), DATADOG);
});

test("bytes to sign are read as the platform has them, whatever they say of themselves", () => {
  const args = { challenge: 'Digest realm="r", nonce="n", qop="auth-int"', username: "u", password: "p", method: "PUT", uri: "/", cnonce: "c" };
  const sign = (body) => api.digestAuthorization({ ...args, body });
  const bytes = (length) => Object.defineProperty(new Uint8Array([1, 2]), "length", length);
  for (const body of [bytes({ get: throwing }), bytes({ value: 4e9 }), bytes({ value: 0 })]) {
    assert.equal(sign(body), sign(new Uint8Array([1, 2])));
  }
  for (const body of [new Proxy(new Uint8Array(2), {}), Object.create(Uint8Array.prototype)]) {
    assert.throws(() => sign(body), (error) => error instanceof api.ValidationError && error.issues[0].path[0] === "body");
  }
});
