// What no honest client sends: `serve` refuses it before the handler sees it, and holds back who sends without end.

import assert from "node:assert/strict";
import { connect } from "node:net";
import { test } from "node:test";
import { bodyOf, echo, exchange, message } from "./raw.mjs";
import { serving } from "./support.mjs";

const REFUSED = [
  ["an absolute target", "http://evil.example/x"],
  ["an absolute target with the right host", "http://127.0.0.1/x"],
  ["no slash", "x"],
  ["an at sign first", "@evil.example/x"],
  ["the asterisk form", "*", { method: "OPTIONS" }],
  ["a raw dot segment", "/a/../b"],
  ["a raw dot segment at the end", "/a/.."],
  ["a single dot", "/a/./b"],
  ["an encoded dot segment", "/a/%2e%2e/b"],
  ["a half encoded dot segment", "/a/.%2E/b"],
  ["a backslash", "/a\\b"],
  ["a backslash for the slash", "\\evil.example/x"],
  ["two slashes and a backslash", "//evil.example\\x"],
  ["a fragment", "/a#b"],
  ["a space that splits the request line", "/a b"],
  ["a tab", "/a\tb"],
  ["a quote that a URL would encode", '/a"b'],
  ["bytes outside ASCII", "/\u00e9"],
  ["a NUL", "/a\0b"],
  ["a host with a path", "/", { host: "127.0.0.1/evil" }],
  ["a host with a user", "/", { host: "127.0.0.1@evil.example" }],
  ["a host with a space", "/", { host: "a b" }],
  ["a host with a comma", "/", { host: "one,two" }],
  ["an empty host", "/", { host: "" }],
  ["no host", "/", { host: null }],
  ["no host in HTTP/1.0", "/", { host: null, version: "1.0" }],
  ["two hosts", "/", { headers: ["Host: evil.example"] }],
  ["two equal hosts", "/", { headers: ["Host: 127.0.0.1"] }],
  ["a host written as one number", "/", { host: "2130706433" }],
  ["a host written in hex", "/", { host: "0x7f.1" }],
  ["a host with a port out of range", "/", { host: "127.0.0.1:99999" }],
  ["a host with an encoded letter", "/", { host: "%6cocalhost" }],
  ["Transfer-Encoding with Content-Length", "/", { method: "POST", headers: ["Transfer-Encoding: chunked", "Content-Length: 3"], body: "0\r\n\r\n" }],
  ["Content-Length with Transfer-Encoding", "/", { method: "POST", headers: ["Content-Length: 3", "Transfer-Encoding: chunked"], body: "0\r\n\r\n" }],
  ["two lengths", "/", { method: "POST", headers: ["Content-Length: 1", "Content-Length: 2"], body: "ab" }],
  ["a length that is no number", "/", { method: "POST", headers: ["Content-Length: 1x"], body: "a" }],
  ["a header with a bare CR", "/", { headers: ["X: a\rY: b"] }],
  ["a folded header", "/", { headers: ["Content-Length: 0", " folded: x", "Transfer-Encoding : chunked"] }],
  ["a space before the colon", "/", { headers: ["Content-Length : 5"], method: "POST", body: "hello" }],
  ["an unknown method", "/", { method: "NOPE" }],
  ["an unknown version", "/", { version: "3.7" }],
];
for (const [name, target, options] of REFUSED) {
  test(`400, and the handler is not called: ${name}`, async (t) => {
    const { handler, asked } = echo();
    const { url } = await serving(t, handler);
    const answer = await exchange(url, message(target, options));
    assert.equal(answer.status, 400, answer.text);
    assert.deepEqual(asked, []);
  });
}

test("what looks odd but is written as a URL has it reaches the handler to the letter", async (t) => {
  const { handler } = echo();
  const { url } = await serving(t, handler);
  for (const target of ["//evil.example/x", "/a/%252e%252e/b", "/a%2fb", "/a%5Cb", "/?u=http://evil.example/", "/a@b", "/..%2fa", "/a;..;/b"]) {
    const seen = bodyOf(await exchange(url, message(target)));
    assert.equal(seen.url, `http://127.0.0.1${target}`);
  }
  assert.equal(bodyOf(await exchange(url, message("/x", { host: "LOCALHOST:80" }))).url, "http://localhost/x");
  assert.equal(bodyOf(await exchange(url, message("/x", { host: "[::1]:8080" }))).url, "http://[::1]:8080/x");
});

test("CONNECT and TRACE never reach the handler, and a flood of headers gets 431", async (t) => {
  const { handler, asked } = echo();
  const { url } = await serving(t, handler);
  assert.equal((await exchange(url, message("evil.example:443", { method: "CONNECT" }))).text, "");
  assert.equal((await exchange(url, message("/", { method: "TRACE" }))).status, 405);
  assert.equal((await exchange(url, message("/", { headers: [`X: ${"a".repeat(100_000)}`] }))).status, 431);
  assert.deepEqual(asked, []);
});

test("a refusal has Atlas's shape", async (t) => {
  const { url } = await serving(t, echo().handler);
  const answer = await exchange(url, message("/a/../b"));
  assert.match(answer.text, /\r\nx-error-code: BAD_REQUEST\r\n/i);
  const { error, errorCode, reason, parameters } = bodyOf(answer);
  assert.deepEqual([error, errorCode, reason, parameters], [400, "BAD_REQUEST", "Bad Request", []]);
  assert.equal(bodyOf(await exchange(url, message("http://evil.example/"))).detail, "The request target must be a path and query.");
});

test("a client that sends its headers or its body too slowly gets 408", async (t) => {
  const { handler, asked } = echo();
  const slowHeaders = await serving(t, handler, { headersTimeoutMs: 200 });
  const slowBody = await serving(t, handler, { requestTimeoutMs: 400 });
  const [headers, body] = await Promise.all([
    exchange(slowHeaders.url, "GET / HTTP/1.1\r\nHost: a"),
    exchange(slowBody.url, message("/", { method: "POST", headers: ["Content-Length: 100"], body: "abc" })),
  ]);
  for (const answer of [headers, body]) assert.deepEqual([answer.status, answer.closed], [408, true]);
  assert.deepEqual(asked, []);
});

test("a connection on which nothing is asked is closed without an answer, which the first request on it would take for its own", async (t) => {
  const { url } = await serving(t, echo().handler, { headersTimeoutMs: 1_500 });
  const [silent, slow] = await Promise.all([exchange(url, ""), exchange(url, "GET / HTTP/1.1\r\n")]);
  assert.deepEqual([silent.text, silent.closed], ["", true]);
  assert.deepEqual([slow.status, slow.closed], [408, true]);
});

test("an answer that comes before the body is read arrives, and an endless body is cut off", async (t) => {
  const { url } = await serving(t, () => new Response("too large", { status: 413 }));
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  socket.on("error", () => {});
  let text = "";
  socket.on("data", (part) => (text += part));
  const closed = new Promise((resolve) => socket.once("close", resolve));
  socket.write("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
  let sent = 0;
  const chunk = `10000\r\n${"x".repeat(0x10000)}\r\n`;
  const pump = setInterval(() => socket.writable && socket.write(chunk) && (sent += chunk.length), 5);
  const start = performance.now();
  await closed;
  clearInterval(pump);
  assert.match(text, /^HTTP\/1\.1 413 /);
  assert.ok(performance.now() - start < 5_000, "the connection was left open");
  assert.ok(sent > 0);
});

test("a slow handler holds an endless body back instead of piling it up", async (t) => {
  let finish;
  const { url } = await serving(t, async (request) => {
    await new Promise((resolve) => (finish = resolve));
    await request.body.cancel();
    return new Response("done");
  });
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  socket.on("error", () => {});
  socket.write("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
  const chunk = `10000\r\n${"x".repeat(0x10000)}\r\n`;
  let accepted = 0;
  for (let round = 0; round < 40; round += 1) {
    while (socket.writableLength < 200_000 && accepted < 200_000_000) {
      socket.write(chunk);
      accepted += chunk.length;
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  assert.ok(accepted < 50_000_000, `the server took ${accepted} bytes that nobody read`);
  finish();
  socket.destroy();
});
