// What the proxy makes of a target that does not answer as it should.

import assert from "node:assert/strict";
import { createServer as createTcpServer } from "node:net";
import { test } from "node:test";
import { assertRefusal, createEmulator, createProxy, DATADOG, DIGEST, endless, exchange, GROUP, KEY, message, openProxy, openTarget, ROOT, serving, silent, soon, TOKEN } from "./support.mjs";

const get = (proxy, init) => proxy(new Request(`http://localhost${ROOT}`, init));
const toNetwork = (target, more) => createProxy({ auth: { kind: "bearer", token: TOKEN }, target, ...more });

test("connection refused: 502, and the log says ECONNREFUSED", async (t) => {
  const { url } = await openTarget(t);
  const closed = createTcpServer();
  await new Promise((resolve) => closed.listen(0, "127.0.0.1", resolve));
  const { port } = closed.address();
  await new Promise((resolve) => closed.close(resolve));
  const events = [];
  const response = await get(toNetwork(url.replace(/\d+$/, port), { logger: (event) => events.push(event) }));
  await assertRefusal(response, 502, "TARGET_UNREACHABLE");
  assert.deepEqual([events[0].refused, events[0].reason], ["TARGET_UNREACHABLE", "ECONNREFUSED"]);
});

test("an answer that has a text and no stream is read like any other", async () => {
  const text = async () => '{"results":[],"links":[],"totalCount":0}';
  const response = await get(toNetwork("http://localhost", { fetch: async () => ({ status: 200, headers: { "content-type": "application/json" }, text }) }));
  assert.deepEqual([response.status, await response.text()], [200, await text()]);
  for (const answer of [{}, { text: async () => 5 }]) {
    await assertRefusal(await get(toNetwork("http://localhost", { fetch: async () => ({ status: 200, headers: {}, ...answer }) })), 502, "TARGET_UNREACHABLE");
  }
});

test("the page's number may be as large as the client takes it", async () => {
  const emulator = createEmulator(KEY);
  const proxy = createProxy({ auth: DIGEST, target: "http://localhost", fetch: emulator });
  const response = await proxy(new Request(`http://localhost${ROOT}?pageNum=${Number.MAX_SAFE_INTEGER}`));
  assert.deepEqual([response.status, (await response.json()).results], [200, []]);
});

test("what is no Request is refused with a word, as from `http.createServer(proxy)`", async () => {
  const { proxy } = openProxy();
  for (const wrong of [undefined, {}, { url: "/", headers: {}, method: "GET" }]) {
    await assert.rejects(proxy(wrong), { code: "validation", message: /needs a `Request`.*use `serve`/ });
  }
});

test("a name that does not exist: 502", async () => {
  await assertRefusal(await get(toNetwork("http://no-such-host.invalid")), 502, "TARGET_UNREACHABLE");
});

for (const [name, bytes] of [
  ["before the answer", ""], ["within the status line", "HTTP/1.1 20"], ["within the headers", "HTTP/1.1 200 OK\r\nContent-Type: app"],
  ["within the body", 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"results":'], ["within a chunk", 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10\r\n{"res'], ["after something that is no HTTP", "SSH-2.0-x\r\n"],
]) {
  test(`the connection is cut ${name}: 502`, async (t) => {
    const server = createTcpServer((socket) => {
      socket.on("error", () => {});
      socket.once("data", () => socket.end(bytes));
    });
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    t.after(() => server.close());
    await assertRefusal(await get(toNetwork(`http://127.0.0.1:${server.address().port}`)), 502, "TARGET_UNREACHABLE");
  });
}

for (const status of [300, 301, 302, 303, 304, 307, 308]) {
  test(`a redirect with ${status} is not followed: 502, and the credentials go nowhere else`, async (t) => {
    const elsewhere = await openTarget(t);
    const target = await openTarget(t, (_, outgoing) => outgoing.writeHead(status, { location: elsewhere.url }).end());
    for (const auth of [{ kind: "bearer", token: TOKEN }, DIGEST, { kind: "passThrough" }]) {
      await assertRefusal(await get(toNetwork(target.url, { auth })), 502, "TARGET_REDIRECT");
    }
    assert.deepEqual([target.seen.requests.length, elsewhere.seen.connections], [3, 0]);
  });
}

test("a fetch that follows redirects by itself, or hides them as browsers do: 502", async () => {
  const followed = Object.defineProperty(Response.json({}), "redirected", { value: true });
  const hidden = Object.defineProperty(Response.error(), "type", { value: "opaqueredirect" });
  for (const response of [followed, hidden]) {
    await assertRefusal(await openProxy({}, () => response).call("GET"), 502, "TARGET_REDIRECT");
  }
});

for (const [name, answer] of [
  ["no answer at all", () => {}],
  ["headers that stop", (outgoing) => outgoing.socket.write("HTTP/1.1 200 OK\r\nContent-")],
  ["a body that stops", (outgoing) => outgoing.writeHead(200, { "content-length": 100 }).write('{"results":')],
]) {
  test(`too slow, ${name}: 504 after timeoutMs, and the connection to the target ends`, async (t) => {
    let closed;
    const ended = new Promise((resolve) => (closed = resolve));
    const target = await openTarget(t, (incoming, outgoing) => {
      incoming.socket.once("close", closed);
      answer(outgoing);
    });
    const started = performance.now();
    await assertRefusal(await get(toNetwork(target.url, { timeoutMs: 200 })), 504, "TARGET_TIMEOUT");
    const ms = performance.now() - started;
    assert.ok(ms >= 190 && ms < 2_000, `${ms} ms`);
    await soon(ended, "the end of the connection to the target");
  });
}

test("too slow in the digest's second leg: 504, and the time is for both legs", async () => {
  const emulator = createEmulator({ ...KEY, groups: [GROUP], faults: [{ unauthenticated: true, times: Infinity, delayMs: 120 }] });
  const proxy = createProxy({ auth: DIGEST, target: "http://atlas.test", fetch: emulator, timeoutMs: 200 });
  const started = performance.now();
  await assertRefusal(await get(proxy), 504, "TARGET_TIMEOUT");
  assert.ok(performance.now() - started < 1_000);
});

test("a fetch that does not heed its signal is not waited for: 504", async () => {
  await assertRefusal(await openProxy({ timeoutMs: 50 }, () => new Promise(() => {})).call("GET"), 504, "TARGET_TIMEOUT");
  await assertRefusal(await openProxy({ timeoutMs: 50 }, () => new Response(silent())).call("GET"), 504, "TARGET_TIMEOUT");
});

test("an endless answer: 502, and no more of it is taken", async () => {
  const { stream, taken } = endless();
  await assertRefusal(await openProxy({}, () => new Response(stream)).call("GET"), 502, "TARGET_ANSWER_TOO_LARGE");
  assert.ok(taken.bytes < 5_000_000 && taken.cancelled, `${taken.bytes}`);
});

for (const [name, fetch] of [
  ["rejects with an error", async () => { throw new Error(TOKEN); }],
  ["throws at once", () => { throw new TypeError(TOKEN); }],
  ["rejects with a text", () => Promise.reject(TOKEN)],
  ["rejects with nothing", () => Promise.reject()],
  ["gives nothing", async () => undefined],
  ["gives something else", async () => ({ ok: true })],
  ["gives Response.error()", async () => Response.error()],
  ["gives a status that is none", async () => ({ status: 700, headers: new Headers(), body: null })],
]) {
  test(`a fetch that ${name}: 502, nothing of its text in answer or log`, async () => {
    const { proxy, events } = openProxy({ fetch });
    const response = await get(proxy);
    assert.ok(!JSON.stringify([await response.clone().text(), events]).includes(TOKEN));
    await assertRefusal(response, 502, "TARGET_UNREACHABLE");
  });
}

for (const [status, body, type] of [
  [400, '{"error":400,"errorCode":"INTEGRATION_FIELDS_INVALID"}', "application/json"], [404, "{}", "application/json"], [409, "{}", "application/json"], [429, "", "application/json"],
  [500, "<html><script>alert(1)</script></html>", "text/html"], [503, "<html>", "text/html; charset=utf-8"], [200, "{\n  \"results\": []\n}", "application/json;charset=utf-8"],
]) {
  test(`the target's own ${status} with ${type} comes back with its body, and can't run as a page`, async () => {
    const { call } = openProxy({}, () => new Response(body, { status, headers: { "content-type": type } }));
    const response = await call("PUT", "/DATADOG", { body: DATADOG });
    assert.deepEqual([response.status, await response.text(), response.headers.get("content-type")], [status, body, type]);
    assert.match(response.headers.get("content-security-policy"), /sandbox/);
  });
}

test("204 comes back without a body", async () => {
  const response = await openProxy({}, () => new Response(null, { status: 204 })).call("DELETE", "/DATADOG");
  assert.deepEqual([response.status, response.body], [204, null]);
});

test("an answer that came compressed is handed on as it reads, without the header that says so", async (t) => {
  const { gzipSync } = await import("node:zlib");
  const target = await openTarget(t, (_, outgoing) => outgoing.writeHead(200, { "content-encoding": "gzip", "content-type": "application/json" }).end(gzipSync('{"results":[]}')));
  const response = await get(toNetwork(target.url));
  assert.deepEqual([await response.text(), response.headers.get("content-encoding"), response.headers.get("content-length")], ['{"results":[]}', null, null]);
});

test("a caller who goes away ends the request to the target", async (t) => {
  let closed;
  const ended = new Promise((resolve) => (closed = resolve));
  const asked = new Promise((resolve) => (open.resolve = resolve));
  const target = await openTarget(t, (incoming) => {
    incoming.socket.once("close", closed);
    open.resolve();
  });
  const gone = new AbortController();
  const answer = get(toNetwork(target.url), { signal: gone.signal });
  await asked;
  gone.abort();
  assert.equal((await answer).status, 499);
  await soon(ended, "the end of the connection to the target");
});
const open = {};

test("a caller of the served proxy who closes the connection ends the request to the target", async (t) => {
  let closed;
  const ended = new Promise((resolve) => (closed = resolve));
  const target = await openTarget(t, (incoming) => incoming.socket.once("close", closed));
  const { url } = await serving(t, toNetwork(target.url));
  await exchange(url, message(ROOT, { host: new URL(url).host }), { ms: 200 });
  await soon(ended, "the end of the connection to the target");
});

for (const [name, auth, secret] of [["private key", DIGEST, KEY.privateKey], ["token", { kind: "bearer", token: TOKEN }, TOKEN], ["token with a quote", { kind: "bearer", token: 'made"up-token' }, 'made"up-token']]) {
  test(`a target that repeats the proxy's ${name} and Authorization: the caller sees neither`, async () => {
    const echo = (request) => {
      const text = `${secret} ${JSON.stringify({ secret, sent: request.headers.get("authorization") })}`;
      const headers = { "www-authenticate": 'Digest realm="x", nonce="y", qop="auth"' };
      return new Response(text, { status: request.headers.has("authorization") ? 400 : 401, headers });
    };
    const text = await (await openProxy({ auth }, echo).call("GET")).text();
    assert.match(text, /^\*\*\*\* \{"secret":"\*\*\*\*","sent":"(?:Bearer )?\*\*\*\*"\}$/);
  });
}
