import assert from "node:assert/strict";
import dns from "node:dns";
import { connect } from "node:net";
import { test } from "node:test";
import { bodyOf, echo, exchange, message } from "./raw.mjs";
import { createEmulator, curl, KEY, serve, serving, ValidationError } from "./support.mjs";

test("the handler sees method, target, headers and body as they were sent", async (t) => {
  const { handler } = echo();
  const { url } = await serving(t, handler);
  const headers = ["X-One: a", "X-One: b", "Cookie: c=1", "Origin: https://elsewhere.example", "Content-Length: 7"];
  const seen = bodyOf(await exchange(url, message("/a%20b//c;d=1/~x?q=%2F&r=a+b", { method: "POST", host: "Some.Host:81", headers, body: "h\u00e9llo " })));
  assert.equal(seen.url, "http://some.host:81/a%20b//c;d=1/~x?q=%2F&r=a+b");
  assert.equal(seen.method, "POST");
  assert.equal(seen.body, "h\u00e9llo ");
  assert.equal(seen.headers.host, "Some.Host:81");
  assert.equal(seen.headers["x-one"], "a, b");
  assert.equal(seen.headers.origin, "https://elsewhere.example");
  assert.equal(seen.headers.cookie, "c=1");
});

test("a body that the handler stops reading does not hold the connection, and a large one arrives whole", async (t) => {
  const { url } = await serving(t, async (request) => {
    if (request.url.includes("/peek")) {
      const reader = request.body.getReader();
      await reader.read();
      // Long enough for the next part to come and the socket to be held back.
      await new Promise((resolve) => setTimeout(resolve, 50));
      if (request.url.endsWith("/peek")) await reader.cancel();
      return new Response("enough");
    }
    let bytes = 0;
    for await (const part of request.body) bytes += part.length;
    return new Response(String(bytes));
  });
  const body = "x".repeat(5_000_000);
  assert.equal(await (await fetch(url, { method: "POST", body })).text(), "5000000");
  assert.equal(await (await fetch(`${url}/peek`, { method: "POST", body })).text(), "enough");
  // The rest of what was peeked at is read away, so that the connection serves the next request.
  for (const path of ["/peek", "/peek-and-leave"]) {
    const first = `POST ${path} HTTP/1.1\r\nHost: a\r\nContent-Length: 3000000\r\n\r\n`;
    const both = await exchange(url, first + "x".repeat(3_000_000) + message("/", { method: "POST", headers: ["Content-Length: 3"], body: "abc" }));
    assert.match(both.text, /enough[^]*HTTP\/1\.1 200 OK[^]*\r\n3\r\n/, path);
  }
});

test("a client that goes away aborts the handler's signal: while it waits and while it streams", async (t) => {
  const aborted = [];
  const errors = [];
  const { url } = await serving(t, async (request) => {
    const gone = new Promise((resolve) => request.signal.addEventListener("abort", () => resolve(request.signal.reason.name)));
    if (request.url.endsWith("/stream")) {
      let cancelled;
      const cancel = new Promise((resolve) => (cancelled = resolve));
      aborted.push(gone, cancel.then(() => "cancelled"));
      return new Response(new ReadableStream({ start: (controller) => controller.enqueue(new Uint8Array(1)), cancel: cancelled }));
    }
    aborted.push(gone);
    await gone;
    throw new Error("nobody is there to be told");
  }, { onError: (error) => errors.push(error) });
  for (const path of ["/wait", "/stream"]) {
    const abort = new AbortController();
    const asked = fetch(url + path, { signal: abort.signal }).then((response) => response.text());
    setTimeout(() => abort.abort(), 100);
    await assert.rejects(asked, { name: "AbortError" });
  }
  assert.deepEqual(await Promise.all(aborted), ["AbortError", "AbortError", "cancelled"]);
  assert.deepEqual(errors, []);
});

test("a request that ends well does not abort its signal", async (t) => {
  let signal;
  const { url } = await serving(t, async (request) => {
    signal = request.signal;
    return new Response("ok");
  });
  assert.equal(await (await fetch(url)).text(), "ok");
  await new Promise((resolve) => setTimeout(resolve, 50));
  assert.equal(signal.aborted, false);
});

test("close ends idle, waiting and half-sent connections, resolves, and a second time too", async () => {
  const signals = [];
  const server = await serve((request) => {
    signals.push(new Promise((resolve) => request.signal.addEventListener("abort", resolve)));
    return new Promise(() => {});
  }, { port: 0 });
  const { port } = new URL(server.url);
  const sockets = ["", "GET / HTTP/1.1\r\nHo", message("/")].map((bytes) => {
    const socket = connect(Number(port), "127.0.0.1", () => socket.write(bytes));
    socket.on("error", () => {}).resume();
    return socket;
  });
  while (signals.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  const closed = Promise.all(sockets.map((socket) => new Promise((resolve) => socket.once("close", resolve))));
  await server.close();
  await closed;
  await Promise.all(signals);
  assert.equal(server.close(), server.close());
  await server.close();
  await assert.rejects(fetch(server.url));
});

test("a handler that throws gives 500 without its words, and onError has them", async (t) => {
  const errors = [];
  const { url } = await serving(t, () => { throw new Error("secret words"); }, { onError: (error) => errors.push(error.message) });
  const response = await fetch(url);
  const text = await response.text();
  assert.equal(response.status, 500);
  assert.equal(JSON.parse(text).errorCode, "UNEXPECTED_ERROR");
  assert.ok(!text.includes("secret"));
  assert.deepEqual(errors, ["secret words"]);
});

test("statuses, cookies, empty bodies and HEAD go through", async (t) => {
  const { url } = await serving(t, (request) => {
    if (request.url.endsWith("/204")) return new Response(null, { status: 204 });
    const headers = new Headers({ "x-a": "b" });
    headers.append("set-cookie", "a=1, x");
    headers.append("set-cookie", "b=2");
    return new Response("body", { status: 418, headers });
  });
  assert.equal((await fetch(`${url}/204`)).status, 204);
  const response = await fetch(url);
  assert.deepEqual([response.status, response.headers.getSetCookie(), await response.text()], [418, ["a=1, x", "b=2"], "body"]);
  const head = await curl("--head", url);
  assert.match(head.out, /^HTTP\/1\.1 418[^]*x-a: b/);
});

const LOOPBACK_ONLY = Symbol.for("atlas-integrations.loopbackOnly");

test("a handler marked as for loopback only is not served to others, and the error says why", async () => {
  const handler = Object.assign(async () => new Response("ok"), { [LOOPBACK_ONLY]: "the key would be anybody's" });
  for (const host of ["0.0.0.0", "::", "192.0.2.1", "example.com", "127.0.0.1.example.com"]) {
    await assert.rejects(serve(handler, { port: 0, host }), (error) => {
      assert.ok(error instanceof ValidationError);
      assert.match(error.message, /the key would be anybody's/);
      assert.deepEqual(error.issues.map(({ path, code }) => [path, code]), [[["host"], "invalid_value"]]);
      return true;
    });
  }
  for (const host of [undefined, "127.0.0.1", "127.0.0.2", "localhost", "::1"]) {
    const server = await serve(handler, { port: 0, host });
    assert.equal(await (await fetch(server.url)).text(), "ok");
    await server.close();
  }
  const open = await serve(async () => new Response("ok"), { port: 0, host: "0.0.0.0" });
  assert.match(open.url, /^http:\/\/localhost:\d+$/);
  await open.close();
});

test("a local name that is bound to another address is not served either", async (t) => {
  t.mock.method(dns, "lookup", (...given) => given.at(-1)(null, "0.0.0.0", 4));
  const handler = Object.assign(async () => new Response("ok"), { [LOOPBACK_ONLY]: "the key would be anybody's" });
  await assert.rejects(serve(handler, { port: 0, host: "localhost" }), /the key would be anybody's/);
  assert.equal(dns.lookup.mock.callCount(), 1);
});

test("bad options are refused, a port in use is the platform's error", async (t) => {
  const handler = async () => new Response();
  const codes = async (...args) => {
    try {
      await serve(...args);
    } catch (error) {
      assert.ok(error instanceof ValidationError, String(error));
      return error.issues.map(({ path, code }) => `${path} ${code}`);
    }
    return assert.fail("accepted");
  };
  assert.deepEqual(await codes("x"), ["handler invalid_type", "port required"]);
  assert.deepEqual(await codes(handler, { port: 70_000, host: 1, onError: 2, headersTimeoutMs: 0, requestTimeoutMs: "1", hostname: "::1" }),
    ["port out_of_range", "host invalid_type", "headersTimeoutMs out_of_range", "requestTimeoutMs invalid_type", "onError invalid_type", "hostname unknown_field"]);
  const { url } = await serving(t, createEmulator(KEY));
  await assert.rejects(serve(handler, { port: Number(new URL(url).port) }), { code: "EADDRINUSE" });
});
