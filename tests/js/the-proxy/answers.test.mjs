// The proxy: how it asks the target, and what it says of answers that can't be read.

import assert from "node:assert/strict";
import { createServer } from "node:net";
import { test } from "node:test";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { assertRefusal, createEmulator, createProxy, DATADOG, DIGEST, GROUP, IntegrationsClient, KEY, openProxy, openTarget, ROOT, TARGET, TOKEN } from "../proxy/support.mjs";

const BEARER = { kind: "bearer", token: TOKEN };

/** A proxy in front of a target on the network, and its one log event. */
async function ask(target) {
  const events = [];
  const proxy = createProxy({ auth: BEARER, target, logger: (event) => events.push(event) });
  const response = await proxy(new Request(`http://localhost${ROOT}`));
  return { response, detail: (await response.clone().json()).detail, event: events[0] };
}

for (const [coding, reason] of [["gzip", "Z_DATA_ERROR"], ["deflate", "Z_DATA_ERROR"], ["br", /^ERR__ERROR_FORMAT_/]]) {
  test(`an answer that says ${coding} and is none is not called cut off`, async (t) => {
    const target = await openTarget(t, (_, outgoing) => outgoing.writeHead(200, { "content-encoding": coding }).end('{"results":[],"links":[]}'));
    const { response, detail, event } = await ask(target.url);
    await assertRefusal(response, 502, "TARGET_UNREACHABLE");
    assert.equal(detail, "The target's answer is not what its Content-Encoding says.");
    assert.match(event.reason, new RegExp(reason));
    assert.match(event.hint, /`Content-Encoding` does not match its body/);
  });
}

test("an answer that says a coding and is in it is read", async (t) => {
  for (const [coding, encode] of [["gzip", gzipSync], ["br", brotliCompressSync]]) {
    const target = await openTarget(t, (_, outgoing) => outgoing.writeHead(200, { "content-encoding": coding }).end(encode('{"results":[],"links":[]}')));
    assert.equal((await ask(target.url)).response.status, 200);
  }
});

/** Each row: name, what comes before the connection ends, detail. */
const CUT = [
  ["an answer that is cut off", 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"results":', "The target's answer was cut off."],
  ["one in a coding that is cut off", "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 100\r\n\r\n", "The target's answer was cut off, or is not what its Content-Encoding says."],
  ["no answer at all", "", "The target could not be reached."],
];

for (const [name, bytes, expected] of CUT) {
  test(`${name} is called that`, async (t) => {
    const server = createServer((socket) => {
      socket.on("error", () => {});
      socket.once("data", () => socket.end(bytes));
    });
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    t.after(() => server.close());
    const { response, detail, event } = await ask(`http://127.0.0.1:${server.address().port}`);
    await assertRefusal(response, 502, "TARGET_UNREACHABLE");
    assert.equal(detail, expected);
    assert.match(event.hint, /^[a-z`].{20,}[^.]$/);
  });
}

test("`fetch` is called as `fetch(url, init)`: a text and a plain object with plain headers, and no Request", async () => {
  const calls = [];
  const fetch = async function (...given) {
    calls.push({ given, self: this });
    return Response.json({ results: [] });
  };
  const { call } = openProxy({ fetch });
  await call("GET", "?pretty=true");
  await call("PUT", "/DATADOG", { body: DATADOG });
  for (const { given, self } of calls) {
    const [url, init, ...more] = given;
    assert.deepEqual([typeof url, self, more], ["string", undefined, []]);
    assert.ok([init, init.headers].every((object) => Object.getPrototypeOf(object) === Object.prototype));
    assert.ok(init.signal instanceof AbortSignal);
    assert.deepEqual([init.redirect, init.cache], ["manual", "no-store"]);
    assert.equal(init.headers.authorization, `Bearer ${TOKEN}`);
  }
  const [first, second] = calls.map(({ given }) => given);
  assert.deepEqual([first[0], first[1].method, "body" in first[1]], [`${TARGET}${ROOT}?pretty=true`, "GET", false]);
  assert.deepEqual([second[0], second[1].method, second[1].body, second[1].headers["content-type"]], [`${TARGET}${ROOT}/DATADOG`, "PUT", JSON.stringify(DATADOG), "application/json"]);
});

test("where the platform throws for `cache`, as Workers of an old date, it is left out", async (t) => {
  const { Request: Original } = globalThis;
  t.after(() => (globalThis.Request = Original));
  globalThis.Request = class extends Original {
    constructor(input, init) {
      if (init?.cache !== undefined) throw new TypeError("The 'cache' field on 'RequestInitializerDict' is not implemented.");
      super(input, init);
    }
  };
  // A new copy of the module, since it tries only once what the platform accepts.
  const { createTarget } = await import(`file://${process.env.ATLAS_PKG}/proxy/target.js?old`);
  const { Span } = await import(`file://${process.env.ATLAS_PKG}/proxy/span.js`);
  let given;
  const fetch = async (_, init) => ((given = init), Response.json({}));
  const span = new Span(1_000, undefined, () => assert.fail("slow"));
  await createTarget({ auth: BEARER, target: TARGET, fetch }, undefined).ask({ method: "GET", path: ROOT, authorization: null }, span);
  span.close();
  assert.equal("cache" in given, false);
});

test("proxy and emulator stand in for a fetch themselves: client, proxy, proxy and emulator in one process", async () => {
  const emulator = createEmulator({ ...KEY, groups: [GROUP] });
  const inner = createProxy({ auth: DIGEST, target: TARGET, fetch: emulator });
  const outer = createProxy({ auth: { kind: "passThrough" }, target: "http://localhost", fetch: inner, basePath: "/atlas" });
  const response = await outer(new URL(`http://localhost/atlas${ROOT}/DATADOG`), { method: "PUT", headers: { "content-type": "application/json" }, body: JSON.stringify(DATADOG) });
  assert.equal(response.status, 200);
  const client = new IntegrationsClient({ proxy: "http://localhost/atlas", fetch: outer });
  assert.equal((await client.get(GROUP, "DATADOG")).region, "EU");
  assert.equal((await emulator(`${TARGET}${ROOT}`)).status, 401);
});

test("a token that its function gives with a line break or quotes: the hint says what a token is", async () => {
  for (const token of [`${TOKEN}\n`, `"${TOKEN}" `, "", undefined]) {
    const { call, events, asked } = openProxy({ auth: { kind: "bearer", token: () => token } });
    await assertRefusal(await call("GET"), 502, "TOKEN_UNAVAILABLE");
    assert.match(events[0].hint, /without spaces, line breaks or quotes/);
    assert.equal(asked.length, 0);
  }
});
