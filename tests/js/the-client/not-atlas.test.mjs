// The client: what a gateway, firewall or login page on the way answers is not said to be Atlas's.

import assert from "node:assert/strict";
import { test } from "node:test";
import { answer, atlasError, json, startServer } from "../client/support/server.mjs";
import { api, digestClient, GROUP, rejection } from "../client/support/package.mjs";

const { AtlasApiError, AuthenticationError, IntegrationsClient, parseResponse, RateLimitError } = api;
const PAGE = "<!doctype html><title>Access denied</title><h1>Your company's policy forbids this category: Cloud storage</h1>";
const html = (status) => answer(status, PAGE, { "content-type": "text/html; charset=utf-8" });

const ask = async (t, script, make = (baseUrl) => new IntegrationsClient({ baseUrl, retry: { limit: 0 } })) => {
  const server = await startServer(t, { script });
  return rejection(make(server.url).list(GROUP));
};

/** A `fetch` that answers so. Most platforms' own rejects where a 407 comes (the Fetch standard's word), a proxied one hands it on. */
const handsOn = (status) => async () => new Response(PAGE, { status, headers: { "content-type": "text/html; charset=utf-8" } });

for (const status of [400, 403, 404, 407, 409, 500, 502, 503]) {
  test(`an HTML page with ${status} is not Atlas's`, async (t) => {
    const given = status === 407 ? { fetch: handsOn(status) } : {};
    const error = await ask(t, [html(status)], (baseUrl) => new IntegrationsClient({ baseUrl, retry: { limit: 0 }, ...given }));
    assert.ok(error instanceof AtlasApiError);
    assert.equal(
      error.message,
      `the answer, with status ${status} and content type \`text/html; charset=utf-8\`, is not JSON in Atlas's format: a proxy, gateway or firewall on the way may have sent it`,
    );
    assert.deepEqual([error.status, error.fromAtlas, error.toJSON().fromAtlas, error.errorCode, error.detail], [status, false, false, undefined, undefined]);
  });
}

for (const [name, body] of Object.entries({
  "an API gateway": { message: "Forbidden" },
  "a Java server": { timestamp: "2026-11-28T00:00:00Z", status: 403, error: "Forbidden", path: "/" },
  "a balancer": { error: 503 },
})) {
  test(`the JSON of ${name} is not Atlas's`, async (t) => {
    const error = await ask(t, [json(403, body)]);
    assert.equal(error.fromAtlas, false);
    assert.match(error.message, /with status 403 and content type `application\/json`, is not JSON in Atlas's format/);
  });
}

test("an answer without a body or a content type says neither", async (t) => {
  const error = await ask(t, [answer(403)]);
  assert.equal(error.message, "the answer, with status 403, is not JSON in Atlas's format: a proxy, gateway or firewall on the way may have sent it");
  assert.equal(error.fromAtlas, false);
});

test("Atlas's own errors are Atlas's, and so are those of its OAuth endpoint, whatever the content type", async (t) => {
  const own = await ask(t, [atlasError(403)]);
  assert.deepEqual([own.fromAtlas, own.message], [true, "Atlas answered 403 CODE_403: Made up for 403"]);
  const oauth = await ask(t, [answer(400, JSON.stringify({ error: "invalid_grant", error_description: "made up" }), { "content-type": "text/plain" })]);
  assert.deepEqual([oauth.fromAtlas, oauth.errorCode], [true, "invalid_grant"]);
});

test("a 401 and a 429 of a gateway keep their classes", async (t) => {
  const refused = await ask(t, [html(401)], (url) => digestClient(url));
  assert.ok(refused instanceof AuthenticationError);
  assert.equal(refused.fromAtlas, false);
  assert.match(refused.message, /^the answer, with status 401 and content type `text\/html; charset=utf-8`, is not JSON in Atlas's format: no challenge can be read/);
  const limited = await ask(t, [answer(429, PAGE, { "content-type": "text/html", "retry-after": "7" })]);
  assert.ok(limited instanceof RateLimitError);
  assert.deepEqual([limited.fromAtlas, limited.retryAfterMs], [false, 7_000]);
});

test("parseResponse says the same, of any kind of headers", () => {
  for (const headers of [new Headers({ "Content-Type": "text/html" }), { "Content-Type": "text/html" }, { "content-type": ["text/html"] }]) {
    assert.throws(() => parseResponse("list", { status: 502, headers, body: PAGE }), ({ fromAtlas, message }) =>
      fromAtlas === false && message.includes("content type `text/html`"));
  }
});

test("a content type cannot bring a secret of the call into the message", async (t) => {
  const token = "made-up-token-of-a-user";
  const error = await ask(t, [answer(403, PAGE, { "content-type": `text/${token}` })],
    (baseUrl) => new IntegrationsClient({ baseUrl, auth: { kind: "bearer", token } }));
  assert.equal(error.fromAtlas, false);
  assert.doesNotMatch(JSON.stringify(error), new RegExp(token));
});
