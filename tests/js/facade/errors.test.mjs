// The error classes: codes, names, fields, and what they print.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";
import { api, load } from "./api.mjs";

const { makeError } = await load("errors/errors.js");

const NAMES = {
  not_initialized: "NotInitializedError",
  validation: "ValidationError",
  api: "AtlasApiError",
  authentication: "AuthenticationError",
  rate_limited: "RateLimitError",
  digest: "DigestError",
  network: "NetworkError",
  timeout: "TimeoutError",
  aborted: "AbortError",
  response_format: "ResponseFormatError",
};

for (const [code, name] of Object.entries(NAMES)) {
  test(`${code} is a ${name} with the root's shape`, () => {
    const error = makeError({ code, message: "what happened" });
    assert.ok(error instanceof api.AtlasIntegrationsError && error instanceof Error);
    assert.deepEqual([error.name, error.code, error.message], [name, code, "what happened"]);
    assert.equal(String(error), `${name}: what happened`);
    assert.deepEqual(Object.keys(error.toJSON()).slice(0, 3), ["name", "code", "message"]);
    // Node prints the class too where its name is another one: `AbortedError [AbortError]`.
    assert.match(inspect(error), new RegExp(`${name}\\]?: what happened`));
  });
}

test("an API error and its subclasses have the contract's fields, absent ones undefined", () => {
  const plain = { message: "m", status: 429, retryable: true, issues: [], retryAfterMs: 1000, fromAtlas: true, afterRetry: true };
  const limited = makeError({ code: "rate_limited", ...plain });
  assert.ok(limited instanceof api.AtlasApiError && limited instanceof api.RateLimitError);
  assert.equal(limited.errorCode, undefined);
  assert.deepEqual(JSON.parse(JSON.stringify(limited)), { name: "RateLimitError", code: "rate_limited", ...plain });
  const wrongKey = makeError({ code: "authentication", ...plain, status: 401, errorCode: "UNEXPECTED_ERROR" });
  assert.ok(wrongKey instanceof api.AtlasApiError && wrongKey instanceof api.AuthenticationError);
  const bare = makeError({ code: "api", message: "m", status: 503, retryable: true, issues: [], fromAtlas: false });
  assert.deepEqual([bare.retryAfterMs, bare.afterRetry, bare.fromAtlas], [undefined, undefined, false]);
});

test("a network error's cause is kept and printed; others have none", () => {
  const error = makeError({ code: "network", message: "m", cause: { name: "TypeError", message: "fetch failed" } });
  assert.equal(error.cause.message, "fetch failed");
  assert.deepEqual(error.toJSON().cause, { name: "TypeError", message: "fetch failed" });
  assert.equal("cause" in makeError({ code: "timeout", message: "m" }), false);
});

test("redact of an error is a plain copy", () => {
  const copy = api.redact(makeError({ code: "validation", message: "m", issues: [] }));
  assert.deepEqual(copy, { name: "ValidationError", code: "validation", message: "m", issues: [] });
  assert.equal(Object.getPrototypeOf(copy), Object.prototype);
  assert.deepEqual(api.redact(new TypeError("x")), { name: "TypeError", message: "x" });
});

test("client and digest session show nothing of what they hold", () => {
  const secret = "made-up-private-key";
  const client = new api.IntegrationsClient({ auth: { kind: "digest", publicKey: "made-up", privateKey: secret } });
  const session = api.createDigestSession({ username: "made-up", password: secret });
  for (const thing of [client, session]) {
    assert.doesNotMatch(inspect(thing, { depth: 10, showHidden: true }), /made-up/);
    assert.doesNotMatch(JSON.stringify(thing), /made-up/);
    assert.equal("free" in thing, false);
  }
});
