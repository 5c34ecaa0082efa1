// The proxy: bodies that something has read before it, and bodies that are odd. What happened is said, not guessed.

import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { serve as serveHono } from "@hono/node-server";
import express from "express";
import { Hono } from "hono";
import { assertRefusal, DATADOG, openProxy, ROOT } from "../proxy/support.mjs";

const URL_OF_ONE = `http://localhost${ROOT}/DATADOG`;
const put = (body = JSON.stringify(DATADOG), headers) => new Request(URL_OF_ONE, { method: "PUT", headers: { "content-type": "application/json", ...headers }, body, duplex: "half" });
const READ = /^the request's body was read before the proxy got it: .*`request\.json\(\)`, `express\.json\(\)`/;

/** Each row: name, and what is done to the request before the proxy gets it. */
const READERS = [
  ["request.json()", (request) => request.json()],
  ["request.text()", (request) => request.text()],
  ["request.arrayBuffer()", (request) => request.arrayBuffer()],
  ["a reader that keeps it", (request) => request.body.getReader()],
  ["a reader that was let go", async (request) => { const reader = request.body.getReader(); await reader.read(); reader.releaseLock(); }],
  ["request.body.cancel()", (request) => request.body.cancel()],
];

for (const [name, read] of READERS) {
  for (const [hook, authorize] of [["no authorize", undefined], ["authorize that looks at headers", () => true], ["authorize that reads a clone", async (asked) => Boolean(await asked.clone().text())]]) {
    test(`read before by ${name}, with ${hook}: told so, and the hook is not blamed`, async () => {
      const { proxy, asked, events } = openProxy({ authorize });
      const request = put();
      await read(request);
      await assertRefusal(await proxy(request), 500, "BODY_ALREADY_READ");
      assert.match(events[0].hint, READ);
      assert.equal(asked.length, 0);
    });
  }
}

test("who may not call is told that first, and a GET has no body that matters", async () => {
  const request = put();
  await request.text();
  await assertRefusal(await openProxy({ authorize: () => false }).proxy(request), 401, "NOT_AUTHORIZED");
  assert.equal((await openProxy().proxy(new Request(URL_OF_ONE))).status, 200);
});

/** Serves until the end of the test. */
function listening(t, server) {
  t.after(() => server.close());
  return new Promise((resolve) => server.once("listening", () => resolve(`http://localhost:${server.address().port}`)));
}

const send = (url, path = `${ROOT}/DATADOG`, body = JSON.stringify(DATADOG)) => fetch(url + path, { method: "PUT", headers: { "content-type": "application/json" }, body });

/** Each row: name, and a middleware of Hono's. */
const HONO = [
  ["c.req.json()", async (c, next) => { await c.req.json(); await next(); }],
  ["c.req.text()", async (c, next) => { await c.req.text(); await next(); }],
  ["c.req.parseBody()", async (c, next) => { await c.req.arrayBuffer(); await next(); }],
  ["c.req.raw.json()", async (c, next) => { await c.req.raw.json(); await next(); }],
];

for (const [name, middleware] of HONO) {
  test(`Hono, a middleware that calls ${name} first: told so`, async (t) => {
    const { proxy, asked, events } = openProxy();
    const app = new Hono();
    app.use(middleware);
    app.all("/api/*", (c) => proxy(c.req.raw));
    const url = await listening(t, serveHono({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }));
    await assertRefusal(await send(url), 500, "BODY_ALREADY_READ");
    assert.match(events[0].hint, READ);
    assert.equal(asked.length, 0);
  });
}

test("Hono's app.mount cuts the path: the hint says so, and without `basePath` it works", async (t) => {
  const cut = openProxy({ basePath: "/atlas" });
  const whole = openProxy();
  const app = new Hono();
  app.mount("/atlas", (request) => cut.proxy(request));
  app.mount("/whole", (request) => whole.proxy(request));
  const url = await listening(t, serveHono({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }));
  await assertRefusal(await send(url, `/atlas${ROOT}/DATADOG`), 404, "RESOURCE_NOT_FOUND");
  assert.match(cut.events[0].hint, /the path came without `basePath`: .*Hono's `app\.mount`/);
  assert.equal((await send(url, `/whole${ROOT}/DATADOG`)).status, 200);
  assert.equal(whole.asked.length, 1);
});

for (const [name, parser] of [["express.json()", express.json()], ["express.text()", express.text({ type: "*/*" })], ["express.raw()", express.raw({ type: "*/*" })]]) {
  test(`Express, ${name} first: told so`, async (t) => {
    const { proxy, asked, events } = openProxy();
    const app = express();
    app.use(parser);
    // As in the README's recipe.
    app.all("/api/*path", async (req, res) => {
      const { method, headers, originalUrl } = req;
      const response = await proxy(new Request(`http://${headers.host}${originalUrl}`, { method, headers, body: ReadableStream.from(req), duplex: "half" }));
      res.status(response.status).end();
    });
    const url = await listening(t, app.listen(0, "127.0.0.1"));
    assert.equal((await send(url)).status, 500);
    assert.deepEqual([events[0].refused, asked.length], ["BODY_ALREADY_READ", 0]);
    assert.match(events[0].hint, READ);
  });
}

test("a mount that leaves something before the path: the hint names `basePath`", async () => {
  for (const [basePath, prefix] of [["", "/app/atlas"], ["/atlas", "/app/atlas"], ["/atlas", "/atlaz"]]) {
    const { proxy, events } = openProxy({ basePath });
    await assertRefusal(await proxy(new Request(`http://localhost${prefix}${ROOT}`)), 404, "RESOURCE_NOT_FOUND");
    assert.equal(events[0].hint, "`basePath` must be the whole part of the path before `/api/atlas`");
  }
});

test("a body with a byte order mark is read, in pass-through as it is", async () => {
  const marked = `\ufeff${JSON.stringify(DATADOG)}`;
  const held = openProxy();
  assert.equal((await held.proxy(put(marked))).status, 200);
  assert.equal(held.asked[0].body, JSON.stringify(DATADOG));
  const bytes = [];
  const fetch = async (_, { body }) => (bytes.push(body), Response.json({}));
  const passing = openProxy({ auth: { kind: "passThrough" }, fetch });
  assert.equal((await passing.proxy(put(marked))).status, 200);
  assert.deepEqual(bytes, [marked]);
});

test("an empty body is called empty", async () => {
  const { proxy, events } = openProxy();
  const response = await proxy(put(""));
  assert.equal((await response.clone().json()).detail, "The request body is empty.");
  await assertRefusal(response, 400, "INVALID_JSON");
  assert.match(events[0].hint, /something before the proxy has read it/);
});

test("a body with a content-encoding: what is JSON is read, what is encoded is not decoded and called that", async () => {
  const lying = openProxy();
  assert.equal((await lying.proxy(put(undefined, { "content-encoding": "gzip" }))).status, 200);
  const encoded = openProxy();
  const response = await encoded.proxy(put(gzipSync(JSON.stringify(DATADOG)), { "content-encoding": "gzip" }));
  assert.match((await response.clone().json()).detail, /does not decode a Content-Encoding/);
  await assertRefusal(response, 400, "INVALID_JSON");
  assert.match(encoded.events[0].hint, /does not decode a body with a `Content-Encoding`/);
});
