// What throws leaves no slot of wasm-bindgen's table in use: each kind of throw that an import can meet, many times over.

import assert from "node:assert/strict";
import { test } from "node:test";
import { api, measure } from "./support/instance.mjs";

const TIMES = 2_000;
const GROUP = "5d791c84ff7a2522cc4f9aa1";
const CREDENTIALS = { username: "made-up", password: "made-up" };

const throwing = () => { throw new Error("made-up trap"); };
const revoked = Proxy.revocable({}, {});
revoked.revoke();
const hostile = new Proxy({}, { get: throwing });

/** Its getter gives null when it is asked for the first time, and throws when it is asked again. */
function turning() {
  let asked = 0;
  return { get apiKey() { return asked++ ? throwing() : null; } };
}

/** Does `work` while a part of the platform throws. */
async function broken(owner, name, work) {
  const before = Object.getOwnPropertyDescriptor(owner, name);
  Object.defineProperty(owner, name, { configurable: true, value: throwing });
  try {
    return await work();
  } finally {
    if (before) Object.defineProperty(owner, name, before);
    else delete owner[name];
  }
}

const list = (options, ...args) => new api.IntegrationsClient({ retry: { limit: 0 }, fetch: async () => Response.json({ results: [], links: [] }), ...options }).list(GROUP, ...args);

/** By what throws. */
const THROWS = {
  "a view's getter, the second time": () => api.pickView("DATADOG", turning()),
  "an argument that is a revoked proxy": () => api.updateRequest(revoked.proxy),
  "options that are a revoked proxy": () => new api.IntegrationsClient(revoked.proxy),
  "an answer's headers": () => api.parseResponse("list", { status: 200, body: "{}", headers: revoked.proxy }),
  "what a session signs": () => api.createDigestSession(hostile),
  "`new Headers`": () => new api.IntegrationsClient({ headers: { "x-team": "\u2603" } }),
  "`new URL`, of a prefix": () => new api.IntegrationsClient({ proxy: "not a URL" }),
  "`new URL`, of a function's answer": () => list({ proxy: () => "not a URL" }),
  "what is thrown by `fetch`": () => list({ fetch: () => { throw revoked.proxy; } }),
  "an answer of `fetch`": () => list({ fetch: () => ({ get status() { return throwing(); } }) }),
  "a signal's methods": () => list(undefined, undefined, { signal: { addEventListener: throwing, removeEventListener: throwing } }),
  "a signal's `aborted`": () => list(undefined, undefined, { signal: { addEventListener() {}, get aborted() { return throwing(); } } }),
  "the platform's random numbers": () => broken(globalThis.crypto, "getRandomValues", () => api.digestAuthorization({ ...CREDENTIALS, challenge: 'Digest realm="r", nonce="n"', method: "GET", uri: "/" })),
  "the platform's `AbortController`": () => broken(globalThis, "AbortController", () => list()),
  "the platform's `Headers`": () => broken(globalThis, "Headers", () => list()),
  "the platform's `Request`": () => broken(globalThis, "Request", () => list()),
  "the platform's `URL`": () => broken(globalThis, "URL", () => list()),
};

for (const [what, call] of Object.entries(THROWS)) {
  test(`${what}, ${TIMES} times`, async () => {
    const many = async (times) => {
      for (let i = 0; i < times; i += 1) await (async () => call())().catch(() => {});
      return (await measure()).slots;
    };
    const before = await many(10);
    assert.equal(await many(TIMES), before);
  });
}
