// THE FAILURE TABLE, its rows without an HTTP server: no host, no port, and a `fetch` of the user's that does as it likes.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";
import { runInNewContext } from "node:vm";
import { startServer } from "./support/server.mjs";
import { api, DATADOG, GROUP, LIST, OPERATIONS, rejection, told } from "./support/package.mjs";

const { IntegrationsClient, NetworkError, ResponseFormatError } = api;
const QUICK = { limit: 2, maxDelayMs: 20 };

const UNREACHABLE = {
  "a name that does not exist": { url: async () => "http://no-such-host.invalid/", code: /^(ENOTFOUND|EAI_AGAIN)$/ },
  "connection refused": { url: closedPort, code: /^ECONNREFUSED$/ },
  "a port that fetch refuses": { url: async () => "http://127.0.0.1:6667/", code: /^undefined$/ },
};

/** A port that was free a moment ago. */
async function closedPort(t) {
  const server = await startServer(t);
  await server.close();
  return server.url;
}

for (const [name, { url, code }] of Object.entries(UNREACHABLE)) {
  for (const [operation, attempts] of [["list", 3], ["create", 1]]) {
    test(`${name} | ${operation} | NetworkError, ${attempts} attempt${attempts > 1 ? "s" : ""}`, async (t) => {
      const server = await startServer(t);
      let target = await url(t);
      const events = [];
      const client = new IntegrationsClient({
        proxy: ({ pathname }) => new URL(pathname, target), retry: QUICK, logger: ({ kind }) => events.push(kind),
      });
      const start = performance.now();
      const error = await rejection(OPERATIONS[operation](client));
      const ms = performance.now() - start;
      assert.ok(error instanceof NetworkError);
      assert.deepEqual([error.name, error.code], ["NetworkError", "network"]);
      assert.equal(error.message, `the request failed before an answer came: ${error.cause.cause.code ?? "bad port"}`);
      assert.equal(error.cause.name, "TypeError");
      assert.match(String(error.cause.cause?.code), code, inspect(error));
      assert.equal(events.filter((kind) => kind === "request").length, attempts);
      assert.ok(ms >= (attempts - 1) * 20 - 2 && ms < 15_000, `${ms} ms`);
      target = server.url;
      assert.deepEqual((await client.list(GROUP)).results, LIST.results);
    });
  }
}

const failure = Object.assign(new TypeError("fetch failed"), { cause: Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" }) });
const revoked = () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
};
const network = (cause) => ({ Class: NetworkError, attempts: 3, cause });
const shape = { Class: ResponseFormatError, attempts: 1, cause: undefined };
const noError = { name: "Error", message: "a value that is not an error was thrown" };

const FETCHES = [
  ["throws an Error at once", () => { throw failure; }, network({ name: "TypeError", message: "fetch failed", cause: { name: "Error", message: "read ECONNRESET", code: "ECONNRESET" } })],
  ["throws a text at once", () => { throw "broken"; }, network({ name: "Error", message: "broken" })],
  ["throws undefined", () => { throw undefined; }, network(undefined)],
  ["rejects with an Error", async () => { throw failure; }, network({ name: "TypeError", message: "fetch failed", cause: { name: "Error", message: "read ECONNRESET", code: "ECONNRESET" } })],
  ["rejects with a text", () => Promise.reject("broken"), network({ name: "Error", message: "broken" })],
  ["rejects with nothing", () => Promise.reject(), network(undefined)],
  ["rejects with null", () => Promise.reject(null), network(noError)],
  ["rejects with a number", () => Promise.reject(7), network(noError)],
  ["rejects with a symbol", () => Promise.reject(Symbol("x")), network(noError)],
  ["rejects with an object", () => Promise.reject({ code: "E_MADE_UP", status: 7 }), network({ name: "Error", message: "", code: "E_MADE_UP" })],
  ["rejects with an error that is its own cause", () => { const error = new Error("round"); error.cause = error; throw error; }, network({ name: "Error", message: "round", cause: { name: "Error", message: "round", cause: { name: "Error", message: "round" } } })],
  ["rejects with a revoked proxy", () => Promise.reject(revoked()), network({ name: "Error", message: "" })],
  ["rejects with getters that throw", () => Promise.reject({ get message() { throw new Error("no"); } }), network({ name: "Error", message: "" })],
  ["rejects with an AbortError of its own", () => Promise.reject(new DOMException("mine", "AbortError")), network({ name: "AbortError", message: "mine" })],
  ["gives a thenable that rejects", () => ({ then: (_, reject) => reject(new Error("later")) }), network({ name: "Error", message: "later" })],
  ["gives an answer whose text() rejects", async () => ({ status: 200, headers: new Headers(), text: () => Promise.reject(failure) }), network({ name: "TypeError", message: "fetch failed", cause: { name: "Error", message: "read ECONNRESET", code: "ECONNRESET" } })],
  ["gives an answer whose text() throws", async () => ({ status: 200, text() { throw "broken"; } }), network({ name: "Error", message: "broken" })],
  ["gives Response.error(), as a service worker does", async () => Response.error(), network(undefined)],
  ["gives undefined", async () => undefined, shape],
  ["gives null", async () => null, shape],
  ["gives a text", async () => JSON.stringify(LIST), shape],
  ["gives an empty object", async () => ({}), shape],
  ["gives the parsed body, as axios or ky would", async () => ({ data: LIST, status: 200 }), shape],
  ["gives an answer with a status in text", async () => ({ status: "200", text: async () => JSON.stringify(LIST) }), shape],
  ["gives an answer whose text() gives an object", async () => ({ status: 200, text: async () => LIST }), shape],
  ["gives a number, through a thenable", async () => ({ then: (resolve) => resolve(7) }), shape],
  ["gives what is no promise and no answer", () => 7, shape],
];

for (const [name, broken, { Class, attempts, cause }] of FETCHES) {
  test(`fetch ${name} | update | ${Class.name}, ${attempts} attempt${attempts > 1 ? "s" : ""}`, async () => {
    let calls = 0;
    let fetch = broken;
    const client = new IntegrationsClient({ fetch: (...args) => (calls++, fetch(...args)), retry: QUICK });
    const error = await rejection(client.update(GROUP, DATADOG));
    assert.ok(error instanceof Class, inspect(error));
    assert.equal(error.code, Class === NetworkError ? "network" : "response_format");
    assert.deepEqual(told(error.cause), cause);
    assert.equal(calls, attempts);
    if (Class === ResponseFormatError) assert.equal(error.contentType, undefined);
    fetch = async () => Response.json(LIST);
    assert.deepEqual((await client.list(GROUP)).results, LIST.results);
  });
}

test("a redirect that the given fetch followed | list | ResponseFormatError", async () => {
  const followed = { status: 200, redirected: true, headers: new Headers(), text: async () => JSON.stringify({ results: [] }) };
  const error = await rejection(new IntegrationsClient({ fetch: async () => followed }).list(GROUP));
  assert.ok(error instanceof ResponseFormatError);
  assert.deepEqual([error.status, /redirect/.test(error.message)], [200, true]);
  // The status decides first.
  const refused = { ...followed, status: 404, text: async () => "{}" };
  assert.equal((await rejection(new IntegrationsClient({ fetch: async () => refused }).list(GROUP))).code, "api");
});

test("the redirect that a browser hides (an opaque one, status 0) | list | ResponseFormatError", async () => {
  const opaque = { status: 0, type: "opaqueredirect", headers: new Headers(), text: async () => "" };
  const error = await rejection(new IntegrationsClient({ fetch: async () => opaque }).list(GROUP));
  assert.ok(error instanceof ResponseFormatError);
  assert.match(error.message, /redirect/);
});

test("no fetch at all | list | NetworkError", async (t) => {
  const original = globalThis.fetch;
  t.after(() => { globalThis.fetch = original; });
  const client = new IntegrationsClient({ retry: { limit: 0 } });
  globalThis.fetch = undefined;
  const error = await rejection(client.list(GROUP));
  assert.ok(error instanceof NetworkError);
  assert.equal(error.message, "the platform has no `fetch`: give the client one as its option `fetch`");
  globalThis.fetch = async () => Response.json(LIST);
  assert.deepEqual((await client.list(GROUP)).results, LIST.results);
});

test("a rejection with another realm's error, as in Jest | list | NetworkError", async () => {
  let fetch = () => Promise.reject(runInNewContext("new TypeError('no AbortSignal of mine')"));
  const client = new IntegrationsClient({ retry: { limit: 0 }, fetch: (...args) => fetch(...args) });
  const error = await rejection(client.list(GROUP));
  assert.ok(error instanceof NetworkError);
  assert.deepEqual(told(error.cause), { name: "TypeError", message: "no AbortSignal of mine" });
  fetch = async () => Response.json(LIST);
  assert.deepEqual((await client.list(GROUP)).results, LIST.results);
});
