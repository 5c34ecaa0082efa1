// What the proxy writes into a log, and that no secret is in it.

import assert from "node:assert/strict";
import { inspect } from "node:util";
import { test } from "node:test";
import { createEmulator, createProxy, DIGEST, GROUP, KEY, openProxy, ROOT, TARGET, TOKEN } from "./support.mjs";

const SECRETS = { body: "secret-in-the-body", query: "secret-in-the-query", cookie: "secret-in-a-cookie", header: "secret-in-authorization", answer: "secret-in-the-answer", thrown: "secret-that-was-thrown" };

test("one event for each request: request id, method, path, status, duration", async () => {
  const { call, events } = openProxy({ basePath: "" });
  const response = await call("GET", "?pretty=true");
  const [{ durationMs, ...event }] = events;
  assert.deepEqual(event, { requestId: response.headers.get("x-request-id"), method: "GET", path: ROOT, status: 200 });
  assert.ok(Number.isInteger(durationMs) && durationMs >= 0 && durationMs < 1_000);
  assert.equal(events.length, 1);
});

test("each request has an id of its own, not the caller's", async () => {
  const { call, events } = openProxy();
  for (let count = 0; count < 3; count += 1) await call("GET", "", { headers: { "x-request-id": "forged" } });
  assert.equal(new Set(events.map(({ requestId }) => requestId)).size, 3);
  assert.ok(!events.some(({ requestId }) => requestId === "forged"));
});

test("what the target repeats of the token in a header, too, is not handed on", async () => {
  const { call } = openProxy({}, () => new Response("{}", { headers: { "content-type": `application/json; for=${TOKEN}`, "x-error-code": TOKEN } }));
  const { headers } = await call("GET");
  assert.deepEqual([headers.get("content-type"), headers.get("x-error-code")], ["application/json; for=****", "****"]);
});

test("the duration is the target's", async () => {
  const { call, events } = openProxy({}, async () => {
    await new Promise((resolve) => setTimeout(resolve, 60));
    return Response.json({});
  });
  await call("GET");
  assert.ok(events[0].durationMs >= 55, `${events[0].durationMs}`);
});

test("a refusal says its code; one by the platform or by authorize the kind of error, in one word", async () => {
  const refused = async (options, ...request) => {
    const { call, events } = openProxy(options);
    await call(...request);
    return [events[0].refused, events[0].reason];
  };
  assert.deepEqual(await refused({}, "GET", "/DATADOGS"), ["RESOURCE_NOT_FOUND", undefined]);
  assert.deepEqual(await refused({ authorize: () => null.x }, "GET"), ["UNEXPECTED_ERROR", "TypeError"]);
  const failed = (error) => ({ fetch: () => Promise.reject(error) });
  assert.deepEqual(await refused(failed({ code: "ENOTFOUND" }), "GET"), ["TARGET_UNREACHABLE", "ENOTFOUND"]);
  assert.deepEqual(await refused(failed({ cause: { code: `not a code, ${TOKEN}` } }), "GET"), ["TARGET_UNREACHABLE", undefined]);
});

/** Each row: name, hook, kind of error, and what the hint says. */
const BROKEN = [
  ["throws", () => { throw new RangeError(SECRETS.thrown); }, "RangeError", /^`authorize` threw an error, which is not shown here since it may contain a secret: catch it there to see it$/],
  ["rejects", async () => { throw new RangeError(SECRETS.thrown); }, "RangeError", /^`authorize` threw an error,/],
  ["reads the body", async (asked) => Boolean(await asked.text()), "TypeError", /^`authorize` must not read the request's body: read that of `request\.clone\(\)`$/],
  ["reads the body twice", async (asked) => (await asked.text()) === (await asked.text()), "TypeError", /must not read the request's body/],
];
const update = { body: { type: "DATADOG", apiKey: "a" } };

for (const [name, authorize, reason, hint] of BROKEN) {
  test(`authorize that ${name}: the log says what to do, not what it said`, async () => {
    const { call, events } = openProxy({ authorize });
    await call("PUT", "/DATADOG", update);
    assert.deepEqual([events[0].status, events[0].refused, events[0].reason], [500, "UNEXPECTED_ERROR", reason]);
    assert.match(events[0].hint, hint);
    assert.ok(!JSON.stringify(events).includes(SECRETS.thrown));
  });

  test(`authorize that ${name}: without a logger the console is told once`, async (t) => {
    const told = t.mock.method(console, "error", () => {}).mock;
    const { call } = openProxy({ authorize, logger: undefined });
    for (let count = 0; count < 3; count += 1) await call("PUT", "/DATADOG", update);
    assert.equal(told.callCount(), 1);
    const [line, ...more] = told.calls[0].arguments;
    assert.match(line, /^atlas-integrations\/proxy: `authorize` .* \((?:RangeError|TypeError)\)\. Printed once; `logger` gets it each time\.$/);
    assert.ok(more.length === 0 && !line.includes(SECRETS.thrown));
  });
}

test("without a logger the console is told of each mistake in the set-up once, of each proxy, and of nothing that only a caller did wrong", async (t) => {
  const told = t.mock.method(console, "error", () => {}).mock;
  const modes = [() => { throw new Error("down"); }, async (asked) => Boolean(await asked.text())];
  const open = () => {
    let count = 0;
    return openProxy({ authorize: (asked) => modes[(count += 1) % 2](asked), logger: undefined });
  };
  for (const { call } of [open(), open()]) for (let count = 0; count < 4; count += 1) await call("PUT", "/DATADOG", update);
  assert.equal(told.callCount(), 4);
  const quiet = openProxy({ logger: undefined });
  await quiet.call("GET", "/DATADOGS");
  await quiet.call("PATCH", "/DATADOG");
  await quiet.call("GET", "?foo=1");
  await quiet.call("PUT", "/DATADOG", { body: "{" });
  assert.equal(told.callCount(), 4);
  // A name that is not loopback may be an attacker's, or the name of this proxy's own host, which is not in its options.
  for (let count = 0; count < 3; count += 1) await quiet.call("GET", "", { origin: "http://deployed.example" });
  assert.equal(told.callCount(), 5);
  assert.match(told.calls[4].arguments[0], /give `authorize`, .* `publicOrigin` or `allowHosts`/);
});

test("allowHosts that names the host of a held key without authorize: the log says that it does not replace it", async () => {
  const { call, events } = openProxy({ allowHosts: ["proxy.example"] });
  for (const origin of ["http://proxy.example", "http://evil.example"]) await call("GET", "", { origin });
  assert.deepEqual(events.map(({ refused }) => refused), ["HOST_NOT_ALLOWED", "HOST_NOT_ALLOWED"]);
  assert.match(events[0].hint, /`allowHosts` names this host, but does not replace the missing `authorize`/);
  assert.match(events[1].hint, /^to serve more than this machine give `authorize`/);
});

test("a long path is cut, a path with line breaks can't forge a line", async () => {
  const { call, events } = openProxy();
  await call("GET", `/${"x".repeat(5_000)}`);
  await call("GET", '/%0d%0a{"forged":true}\n{"forged":true}');
  assert.equal(events[0].path.length, 200);
  assert.ok(!/[\r\n]/.test(events[1].path));
});

for (const [how, logger] of [
  ["throws", () => { throw new Error("disk full"); }],
  // Node's runner fails a test that leaves a rejection to nobody.
  ["rejects", async () => { throw new Error("disk full"); }],
]) {
  test(`a logger that ${how} does not fail the request`, async () => {
    const { call } = openProxy({ logger });
    assert.equal((await call("GET")).status, 200);
    await new Promise(setImmediate);
  });
}

/** Every way through the proxy that can end badly or well, with secrets wherever a caller or a target can put some. */
const request = (init = {}, path = "/DATADOG") => new Request(`http://localhost${ROOT}${path}`, { ...init, headers: { cookie: SECRETS.cookie, authorization: `Digest ${SECRETS.header}`, "content-type": "application/json", ...init.headers } });
const WAYS = [
  ["an answer", () => request(), {}],
  ["an update", () => request({ method: "PUT", body: JSON.stringify({ type: "DATADOG", apiKey: SECRETS.body }) }), {}],
  ["a body that is no JSON", () => request({ method: "PUT", body: SECRETS.body }), {}],
  ["a body of another type", () => request({ method: "PUT", body: JSON.stringify({ type: SECRETS.body }) }), {}],
  ["an unknown query parameter", () => request({}, `/DATADOG?apiKey=${SECRETS.query}`), {}],
  ["a bad value in the query", () => request({}, `/DATADOG?pretty=${SECRETS.query}`), {}],
  ["a foreign origin", () => request({ headers: { origin: `https://${SECRETS.header}.example` } }), {}],
  ["authorize that throws", () => request(), { authorize: () => { throw new Error(SECRETS.thrown); } }],
  ["a fetch that rejects", () => request(), { fetch: async () => { throw Object.assign(new Error(SECRETS.thrown), { cause: new Error(SECRETS.thrown) }); } }],
  ["a target that repeats the credentials", () => request(), { fetch: async (_, { headers }) => new Response(headers.authorization, { status: 500 }) }],
  ["the held key in the path", (held) => request({}, `/${held}`), {}],
];

for (const [name, make, options] of WAYS) {
  for (const auth of [DIGEST, { kind: "bearer", token: TOKEN }, { kind: "passThrough" }]) {
    test(`no secret in the log, none of the proxy's own in the answer, ${auth.kind}: ${name}`, async () => {
      const events = [];
      const emulator = createEmulator({ ...KEY, bearerTokens: [TOKEN], groups: { [GROUP]: [{ type: "DATADOG", apiKey: SECRETS.answer }] } });
      const proxy = createProxy({ auth, target: TARGET, fetch: emulator, logger: (event) => events.push(event), ...options });
      const held = auth.privateKey ?? auth.token ?? "nothing-is-held";
      const response = await proxy(make(held));
      const logged = JSON.stringify(events);
      const answered = JSON.stringify([...response.headers]) + (await response.text());
      assert.equal(events.length, 1);
      const known = auth.kind === "passThrough" ? [] : [held];
      for (const secret of [...Object.values(SECRETS), ...known]) assert.ok(!logged.includes(secret), logged);
      for (const secret of [SECRETS.body, SECRETS.query, SECRETS.cookie, SECRETS.thrown, ...known]) assert.ok(!answered.includes(secret), answered);
    });
  }
}

test("nothing of the key shows in the handler, however it is printed", () => {
  const proxy = createProxy({ auth: DIGEST });
  const shown = [inspect(proxy, { depth: 10, showHidden: true }), String(proxy), JSON.stringify({ proxy, ...proxy })].join();
  assert.ok(!shown.includes(KEY.privateKey) && !shown.includes(KEY.publicKey));
});
