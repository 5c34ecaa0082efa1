// Who authenticates, and by which way the request goes: bearer tokens, proxies, headers and the given `fetch`.

import assert from "node:assert/strict";
import { test } from "node:test";
import { DigestGuard, parse } from "./support/digest.mjs";
import { atlasError, startServer } from "./support/server.mjs";
import { api, DATADOG, digestClient, emulate, GROUP, KEY, LIST, PATH, rejection } from "./support/package.mjs";

const { IntegrationsClient, NetworkError, ValidationError } = api;
const bearer = (baseUrl, token, options) => new IntegrationsClient({ baseUrl, auth: { kind: "bearer", token }, ...options });
const fast = { retry: { maxDelayMs: 10 } };

for (const [name, token] of [
  ["a text", "made-up-token"],
  ["given by a function", () => "made-up-token"],
  ["promised by a function", async () => "made-up-token"],
  ["given by a thenable", () => ({ then: (resolve) => resolve("made-up-token") })],
]) {
  test(`a token that is ${name} is sent as Bearer`, async (t) => {
    const { url, total } = await emulate(t, { bearerTokens: ["made-up-token"] });
    const list = await bearer(url, token).list(GROUP);
    assert.equal(list.totalCount, 2);
    assert.equal(total(), 1);
  });
}

test("a function is asked for the token before every attempt: a renewed one is used at once", async (t) => {
  const server = await startServer(t, { script: [({ response }) => response.writeHead(503).end()] });
  let asked = 0;
  await bearer(server.url, () => `token-${++asked}`, fast).list(GROUP);
  assert.deepEqual(server.requests.map(({ headers }) => headers.authorization), ["Bearer token-1", "Bearer token-2"]);
});

for (const [name, token] of [
  ["throws", () => { throw new Error("the vault is shut"); }],
  ["rejects", async () => { throw new Error("the vault is shut"); }],
]) {
  test(`a token function that ${name}: NetworkError with what it said, and nothing is sent`, async (t) => {
    const server = await startServer(t);
    const error = await rejection(bearer(server.url, token, fast).list(GROUP));
    assert.ok(error instanceof NetworkError);
    assert.equal(error.message, "the function that gives the token failed: the vault is shut");
    assert.equal(error.cause.message, "the vault is shut");
    assert.equal(server.requests.length, 0);
  });
}

/** Fails the first time, or gives nothing in time. */
const FALTERING = {
  "fails once": () => { throw new Error("the vault is shut"); },
  "is too slow once": () => new Promise(() => {}),
};

for (const [name, falter] of Object.entries(FALTERING)) {
  test(`a token function that ${name}: nothing was sent, so what Atlas then says is about this call`, async (t) => {
    const gone = atlasError(404, { errorCode: "INTEGRATION_NOT_CONFIGURED" });
    const there = atlasError(409, { errorCode: "INTEGRATION_ALREADY_CONFIGURED" });
    for (const [answer, call] of [
      [gone, (client) => client.delete(GROUP, "DATADOG")],
      [there, (client) => client.update(GROUP, DATADOG)],
      [there, (client) => client.create(GROUP, DATADOG)],
    ]) {
      const server = await startServer(t, { script: [answer] });
      let asked = 0;
      const client = bearer(server.url, () => ((asked += 1) === 1 ? falter() : "made-up-token"), { ...fast, timeoutMs: 1_000 });
      const error = await rejection(call(client));
      assert.deepEqual([error.status, error.afterRetry, asked, server.requests.length], [answer === gone ? 404 : 409, undefined, 2, 1]);
    }
  });
}

for (const given of [undefined, null, "", 7, { token: "x" }, "two\nlines", "snow☃man"]) {
  test(`a token function that gives ${JSON.stringify(given)}: ValidationError at auth.token, and nothing is sent`, async (t) => {
    const server = await startServer(t);
    const client = bearer(server.url, () => given, fast);
    for (const error of [await rejection(client.list(GROUP)), await rejection(client.list(GROUP))]) {
      assert.ok(error instanceof ValidationError);
      assert.deepEqual(error.issues.map(({ path }) => path), [["auth", "token"]]);
    }
    assert.equal(server.requests.length, 0);
  });
}

test("a wrong token: AuthenticationError after one request", async (t) => {
  const { url, total } = await emulate(t, { bearerTokens: ["made-up-token"] });
  const error = await rejection(bearer(url, "another").list(GROUP));
  assert.deepEqual([error.name, error.code, error.status, total()], ["AuthenticationError", "authentication", 401, 1]);
});

for (const [name, prefix, options] of [
  ["a path", (url) => `${url}/atlas`, {}],
  ["a path with a slash at its end", (url) => `${url}/atlas/`, {}],
  ["an origin", (url) => url, {}],
  ["a path, with another baseUrl", (url) => `${url}/atlas`, { baseUrl: "https://cloud.mongodbgov.com" }],
]) {
  test(`proxy, ${name}: it replaces Atlas's origin, and digest signs Atlas's path`, async (t) => {
    const server = await startServer(t);
    await new IntegrationsClient({ proxy: prefix(server.url), ...options }).list(GROUP, { pageNum: 2 });
    const path = new URL(prefix("http://x")).pathname.replace(/\/$/, "");
    assert.deepEqual(server.requests.map(({ url }) => url), [`${path}${PATH}?pageNum=2`]);

    // The guard needs the path that was signed, so it gets Atlas's.
    const guard = new DigestGuard();
    const refuse = guard.refuse.bind(guard);
    guard.refuse = (request) => refuse({ ...request, url: request.url.slice(path.length) });
    const guarded = await startServer(t, { guard });
    await new IntegrationsClient({ proxy: prefix(guarded.url), auth: { kind: "digest", ...KEY }, ...options }).update(GROUP, DATADOG);
    assert.equal(parse(guarded.requests[1].headers.authorization).uri, `${PATH}/DATADOG`);
  });
}

for (const [name, back] of [["a URL", (url) => url], ["a text", (url) => url.href]]) {
  test(`proxy, a function that gives ${name}: it gets Atlas's URL, for each request anew`, async (t) => {
    const server = await startServer(t);
    const seen = [];
    const proxy = (url) => {
      seen.push(url);
      return back(new URL(`/p${seen.length}${url.pathname}${url.search}`, server.url));
    };
    const client = new IntegrationsClient({ proxy });
    await client.list(GROUP, { pretty: true });
    await client.delete(GROUP, "SLACK");
    assert.ok(seen.every((url) => url instanceof URL));
    assert.deepEqual(seen.map(String), [`https://cloud.mongodb.com${PATH}?pretty=true`, `https://cloud.mongodb.com${PATH}/SLACK`]);
    assert.deepEqual(server.requests.map(({ url }) => url), [`/p1${PATH}?pretty=true`, `/p2${PATH}/SLACK`]);
  });
}

for (const [name, proxy] of [
  ["throws", () => { throw new Error("no way"); }],
  ["gives undefined", () => undefined],
  ["gives a path", () => "/atlas"],
  ["gives ftp", () => new URL("ftp://proxy.example/")],
  ["gives a user and password", (url) => new URL(url.pathname, "http://user:made-up-password@127.0.0.1:1")],
]) {
  test(`proxy, a function that ${name}: ValidationError at proxy, nothing is sent, and the client lives on`, async (t) => {
    const server = await startServer(t);
    let route = proxy;
    const client = new IntegrationsClient({ proxy: (url) => route(url), ...fast });
    const error = await rejection(client.list(GROUP));
    assert.ok(error instanceof ValidationError, `${error.name}: ${error.message}`);
    assert.deepEqual(error.issues.map(({ path }) => path), [["proxy"]]);
    assert.doesNotMatch(JSON.stringify(error), /made-up-password/);
    assert.equal(server.requests.length, 0);
    route = (url) => new URL(url.pathname, server.url);
    assert.equal((await client.list(GROUP)).totalCount, LIST.totalCount);
  });
}

test("headers go with every request, and give way to what the request itself needs", async (t) => {
  const guard = new DigestGuard();
  const server = await startServer(t, { guard });
  const headers = new Headers({ "X-Team": "payments", "User-Agent": "made-up/1", Authorization: "Basic eDp5", "Content-Type": "text/x" });
  await digestClient(server.url, { headers }).update(GROUP, DATADOG);
  assert.deepEqual(server.requests.map((request) => request.headers["x-team"]), ["payments", "payments"]);
  assert.deepEqual(server.requests.map((request) => request.headers["user-agent"]), ["made-up/1", "made-up/1"]);
  assert.deepEqual(server.requests.map((request) => request.headers["content-type"]), ["application/json", "application/json"]);
  assert.match(server.requests[1].headers.authorization, /^Digest /);
});

for (const headers of [{ "X-Team": "payments" }, [["X-Team", "payments"]], new Map([["X-Team", "payments"]])]) {
  test(`headers may be given as ${Object.prototype.toString.call(headers)}`, async (t) => {
    const server = await startServer(t);
    await new IntegrationsClient({ baseUrl: server.url, headers }).list(GROUP);
    assert.equal(server.requests[0].headers["x-team"], "payments");
  });
}

test("fetch is called with a text, a plain object and no receiver, and the global one is looked up at each call", async (t) => {
  const calls = [];
  function fetch(...args) {
    calls.push({ receiver: this, args });
    return Promise.resolve(Response.json(LIST));
  }
  await new IntegrationsClient({ fetch }).list(GROUP);
  const client = new IntegrationsClient();
  const original = globalThis.fetch;
  t.after(() => { globalThis.fetch = original; });
  globalThis.fetch = fetch;
  await client.update(GROUP, DATADOG);
  assert.deepEqual(calls.map(({ receiver, args }) => [receiver, args.length]), [[undefined, 2], [undefined, 2]]);
  const [first, second] = calls.map(({ args: [url, { signal, ...init }] }) => {
    assert.ok(signal instanceof AbortSignal);
    return [url, init];
  });
  const always = { redirect: "manual", cache: "no-store" };
  assert.deepEqual(first, [`https://cloud.mongodb.com${PATH}`, { method: "GET", headers: {}, ...always }]);
  const headers = { "content-type": "application/json" };
  assert.deepEqual(second, [`https://cloud.mongodb.com${PATH}/DATADOG`, { method: "PUT", headers, body: JSON.stringify(DATADOG), ...always }]);
});

test("an answer is read by its shape: a mock without a class is enough", async () => {
  const mock = { status: 200, headers: { "Content-Type": "application/json" }, text: () => JSON.stringify(LIST) };
  assert.deepEqual((await new IntegrationsClient({ fetch: () => mock }).list(GROUP)).results, LIST.results);
});

test("digestAuthorization names what is missing, and the body is not", () => {
  for (const nothing of [undefined, null, {}, "x"]) {
    assert.throws(() => api.digestAuthorization(nothing), (error) => {
      assert.ok(error instanceof api.ValidationError);
      assert.deepEqual(error.issues.map(({ path }) => path.join(".")).sort(), ["method", "password", "uri", "username"]);
      return true;
    });
  }
});
