// Every synchronous export, given anything: a result or an error of the package's, and an instance as it was before.

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { given, or, value } from "../forms/support/hostile.mjs";
import { assertOurs, fuzz } from "./support/fuzz.mjs";
import { api } from "./support/instance.mjs";

const GROUP = "5d791c84ff7a2522cc4f9aa1";
const DATADOG = { type: "DATADOG", apiKey: "0123456789abcdef0123456789abcdef", region: "EU" };
const CHALLENGE = 'Digest realm="r", nonce="n", qop="auth", algorithm=MD5-sess, opaque="o"';
const LIST = JSON.stringify({ results: [{ ...DATADOG, id: "x" }], totalCount: 1, links: [] });

const { v2 } = api;

const type = or(...new Set([...api.INTEGRATION_TYPES, ...v2.INTEGRATION_TYPES]));
const field = or("type", "apiKey", "region", "url", "secret", "apiToken");
const mode = or("full", "partial", undefined);
const text = or("", "****cdef", "made-up", "https://hooks.example.com/****2101", "https://hooks.example.com/x2101");
const integration = or(DATADOG, { type: "WEBHOOK", url: "https://hooks.example.com/x" });
const query = or(undefined, { pageNum: 2, pretty: true }, { envelope: true });

/** Its values made, each of them anew. */
const record = (model) =>
  fc.oneof(
    { weight: 4, arbitrary: fc.record(model, { requiredKeys: [] }).map((makers) => () => Object.fromEntries(Object.entries(makers).map(([name, make]) => [name, make()]))) },
    { weight: 1, arbitrary: value },
  );

const options = record({ type, mode, locale: value, messages: value, reveal: or(true, false), target: or("draft-07"), view: or("returned") });
/** A locale is the developer's own code, and what it throws when it is read goes to them; only `validate` keeps it back. */
const words = record({ locale: given(fc.constantFrom("de", "pt_BR", undefined, null, {}, 7, { fields: { apiKey: { label: "x" } } })), target: or("draft-07"), view: or("returned") });
const requestArgs = record({ groupId: or(GROUP), type, integration, query, baseUrl: or(undefined, "https://cloud.mongodbgov.com/api/atlas/v1.0/") });
const request = record({ method: or("PUT"), url: or("https://h.example/"), headers: record({ Authorization: text, "X-Odd": text }), body: or(JSON.stringify(DATADOG), LIST) });
const answer = record({ status: or(200, 204, 302, 400, 401, 429, 503), headers: record({ "content-type": text, "retry-after": or("3", ["3"]) }), body: or(LIST, "", "<html>", '{"error":404,"detail":"x"}') });
const digestArgs = record({
  challenge: or(CHALLENGE, [CHALLENGE, "Basic"]), username: text, password: text, method: or("GET"), uri: or("/x?y"), body: text, cnonce: or(undefined, "c"), nc: or(undefined, 1, 2 ** 32),
});
const schema = given(fc.constantFrom(...Object.values(api.schemas), ...Object.values(v2.schemas)));
const operation = or("list", "get", "create", "update", "delete");

/** Each with what its arguments are made of. A call makes them and may throw only what the package documents. */
const CALLS = {
  validate: [api.validate, value, options],
  validateField: [api.validateField, type, field, value, options],
  localizeIssues: [api.localizeIssues, or(api.validate({ ...DATADOG, region: "UK", foo: 1 }).issues), options],
  "schemas.validate": [(schema, ...args) => schema["~standard"].validate(...args), schema, value, record({ libraryOptions: options })],
  "schemas.jsonSchema": [(schema, options) => schema["~standard"].jsonSchema.input(options), schema, record({ target: or("draft-07", "openapi-3.0") })],
  listRequest: [api.listRequest, requestArgs],
  getRequest: [api.getRequest, requestArgs],
  createRequest: [api.createRequest, requestArgs],
  updateRequest: [api.updateRequest, requestArgs],
  deleteRequest: [api.deleteRequest, requestArgs],
  toCurl: [api.toCurl, request, options],
  redact: [api.redact, fc.oneof(value, request, answer, integration)],
  parseResponse: [api.parseResponse, operation, answer],
  findIntegration: [api.findIntegration, record({ results: or([DATADOG], []) }), type],
  pickView: [api.pickView, type, integration],
  prepareUpdate: [api.prepareUpdate, integration, integration, options],
  looksUnchanged: [api.looksUnchanged, text, text],
  digestAuthorization: [api.digestAuthorization, digestArgs],
  createDigestSession: [session, digestArgs, or(CHALLENGE), digestArgs, or(CHALLENGE)],
  describeIntegration: [api.describeIntegration, type, words],
  jsonSchema: [api.jsonSchema, type, options],
  uiSchema: [api.uiSchema, type, words],
  IntegrationsClient: [(options) => new api.IntegrationsClient(options), fc.oneof(value, record({
    baseUrl: or("https://cloud.mongodb.com"), proxy: or("https://p.example/atlas"), auth: record({ kind: or("digest", "serviceAccount", "bearer", "none"), publicKey: text, privateKey: text, clientId: text, clientSecret: text, token: text }),
    fetch: or(() => {}), credentials: or("omit"), headers: record({ "x-team": text }), timeoutMs: or(1_000), retry: record({ limit: or(1), maxDelayMs: or(1) }), logger: or(() => {}), dangerouslyAllowBrowser: or(true),
  }))],
};

/** All methods of a session, in an order that signs. */
function session(credentials, challenge, request, next) {
  const session = api.createDigestSession(credentials);
  const authorized = attempt(() => {
    session.receive(challenge);
    return session.authorize(request);
  });
  attempt(() => session.isStale(next));
  attempt(() => session.receive(next));
  return [authorized, attempt(() => session.authorize(request))];
}

/** What a call gives; what it throws must be ours. */
function attempt(call) {
  try {
    return call();
  } catch (error) {
    assertOurs(error);
    return undefined;
  }
}

/** Of version 2, what has a version of its own: the same calls. */
for (const [name, [call, ...made]] of Object.entries(CALLS)) {
  if (call === api[name] && v2[name] !== undefined && v2[name] !== call) CALLS[`v2.${name}`] = [v2[name], ...made];
}
CALLS["v2.IntegrationsClient"] = [(options) => new v2.IntegrationsClient(options), ...CALLS.IntegrationsClient.slice(1)];

test("no export is left out", () => {
  const functionsOf = (api) => Object.keys(api).filter((name) => typeof api[name] === "function" && !(api[name].prototype instanceof Error));
  const others = ["init", "isInitialized"];
  assert.deepEqual(functionsOf(api).filter((name) => !(name in CALLS) && !others.includes(name)), []);
  assert.deepEqual(functionsOf(v2).filter((name) => !(`v2.${name}` in CALLS) && v2[name] !== api[name]), []);
});

const names = Object.keys(CALLS);
const calls = fc.oneof(...names.map((name) => fc.tuple(fc.constant(name), ...CALLS[name].slice(1))));

test("anything to every export: no trap, no error but the documented ones, memory and table flat", async (t) => {
  t.diagnostic(await fuzz(fc.property(calls, ([name, ...makers]) => {
    attempt(() => CALLS[name][0](...makers.map((make) => make())));
  })));
});
