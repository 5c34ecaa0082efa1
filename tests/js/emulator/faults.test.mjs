import assert from "node:assert/strict";
import { request as httpRequest } from "node:http";
import { test } from "node:test";
import { authorization, createEmulator, GROUP, KEY, openEmulator, ROOT, serving } from "./support.mjs";

const json = async (response) => JSON.parse(await response.text());
const VICTOR = { type: "VICTOR_OPS", apiKey: "key" };

test("a fault is used up by one request unless told otherwise, in order, and the state shows it", async () => {
  const { emulator, call } = openEmulator({ faults: [{ status: 503 }, { status: 500, times: 2 }] });
  const statuses = [];
  for (let i = 0; i < 4; i += 1) statuses.push((await call("GET")).status);
  assert.deepEqual(statuses, [503, 500, 500, 200]);
  assert.deepEqual(emulator.state().faults, [
    { status: 503, remaining: 0, hits: 1 },
    { status: 500, times: 2, remaining: 0, hits: 2 },
  ]);
  assert.deepEqual(emulator.state().requests.map(({ fault, status }) => [fault, status]), [[true, 503], [true, 500], [true, 500], [undefined, 200]]);
  emulator.reset();
  assert.equal((await call("GET")).status, 503);
});

test("a fault for ever never ends", async () => {
  const { emulator, call } = openEmulator({ faults: [{ status: 502, times: Infinity }] });
  for (let i = 0; i < 5; i += 1) assert.equal((await call("GET")).status, 502);
  assert.deepEqual(emulator.state().faults[0].remaining, Infinity);
});

test("a filter: method, operation, project and type must all fit; a predicate sees the same", async () => {
  const { emulator, call } = openEmulator({ groups: { [GROUP]: [VICTOR] } });
  emulator.addFault({ status: 500, when: { method: "PUT", type: "VICTOR_OPS", groupId: GROUP } });
  emulator.addFault({ status: 501, when: { operation: "delete" } });
  const seen = [];
  emulator.addFault({ status: 599, times: Infinity, when: (request) => seen.push(request) && request.path.endsWith("?pretty=true") });
  assert.equal((await call("GET", "/VICTOR_OPS")).status, 200);
  assert.equal((await call("PUT", "/SLACK", { type: "SLACK" })).status, 400);
  assert.equal((await call("PUT", "/VICTOR_OPS", VICTOR)).status, 500);
  assert.equal((await call("PUT", "/VICTOR_OPS", VICTOR)).status, 200);
  assert.equal((await call("DELETE", "/VICTOR_OPS")).status, 501);
  assert.equal((await call("GET", "?pretty=true")).status, 599);
  assert.deepEqual(seen[0], { method: "GET", path: `${ROOT}/VICTOR_OPS`, operation: "get", api: "v1.0", groupId: GROUP, type: "VICTOR_OPS", authenticated: true });
});

test("a fault waits for a request with the right key, unless it is for all", async () => {
  const emulator = createEmulator({ ...KEY, faults: [{ status: 500 }] });
  const get = (header) => emulator(new Request(`http://atlas.test${ROOT}`, { headers: header ? { authorization: header } : {} }));
  const first = await get();
  assert.equal(first.status, 401);
  const challenge = first.headers.get("www-authenticate");
  assert.equal((await get(authorization(challenge, { uri: ROOT, nc: 1 }))).status, 500);
  emulator.addFault({ status: 503, unauthenticated: true });
  assert.equal((await get()).status, 503);
  assert.equal((await get(authorization(challenge, { uri: ROOT, nc: 2 }))).status, 200);
});

test("an answer of its own leaves the data alone, unless the request is to be carried out all the same", async () => {
  const { emulator, call } = openEmulator();
  emulator.addFault({ status: 500 });
  assert.equal((await call("POST", "/VICTOR_OPS", VICTOR)).status, 500);
  assert.deepEqual(emulator.state().groups[GROUP], []);
  emulator.addFault({ status: 504, carryOut: true });
  assert.equal((await call("POST", "/VICTOR_OPS", VICTOR)).status, 504);
  assert.deepEqual(emulator.state().groups[GROUP], [VICTOR]);
  emulator.addFault({ drop: true, carryOut: true });
  assert.equal((await call("DELETE", "/VICTOR_OPS")).type, "error");
  assert.deepEqual(emulator.state().groups[GROUP], []);
});

test("a status has Atlas's error body, which single fields can replace", async () => {
  const { emulator, call } = openEmulator();
  const get = async (fault, query = "") => {
    emulator.addFault(fault);
    const response = await call("GET", query);
    return [response, await json(response)];
  };
  const [, forbidden] = await get({ status: 403 });
  assert.deepEqual([forbidden.errorCode, forbidden.reason, forbidden.parameters], ["IP_ADDRESS_NOT_ON_ACCESS_LIST", "Forbidden", []]);
  const [response, body] = await get({ status: 500 });
  assert.equal(response.headers.get("x-error-code"), "UNEXPECTED_ERROR");
  assert.deepEqual(body, { detail: "Unexpected error.", error: 500, errorCode: "UNEXPECTED_ERROR", parameters: [], reason: "Internal Server Error" });
  const error = { errorCode: "VALIDATION_ERROR", parameters: null, badRequestDetail: { fields: [{ field: "apiKey", description: "no" }] } };
  const [bad, named] = await get({ error }, "?envelope=true");
  assert.equal(bad.status, 400);
  assert.deepEqual(named, { status: 400, content: { detail: "Unexpected error.", error: 400, reason: "Bad Request", ...error } });
});

test("429 and 503 with Retry-After as seconds, as a date and as it is", async () => {
  const { emulator, call } = openEmulator();
  for (const [retryAfter, header] of [[2, "2"], [new Date(0), "Thu, 01 Jan 1970 00:00:00 GMT"], ["soon", "soon"]]) {
    emulator.addFault({ status: 429, retryAfter });
    const response = await call("GET");
    assert.deepEqual([response.status, response.headers.get("retry-after")], [429, header]);
    assert.equal((await json(response)).errorCode, "RATE_LIMITED");
  }
});

test("HTML, another body, no body, other headers", async () => {
  const { emulator, call } = openEmulator();
  emulator.addFault({ html: true });
  const html = await call("GET");
  assert.deepEqual([html.status, html.headers.get("content-type")], [503, "text/html"]);
  assert.match(await html.text(), /^<html>/);
  emulator.addFault({ body: "" });
  assert.deepEqual(await (async (response) => [response.status, await response.text()])(await call("GET")), [200, ""]);
  emulator.addFault({ status: 204 });
  assert.equal((await call("GET")).body, null);
  emulator.addFault({ status: 302, headers: { location: "https://evil.example/", "content-type": null } });
  const redirect = await call("GET");
  assert.deepEqual([redirect.status, redirect.headers.get("location"), redirect.headers.get("content-type")], [302, "https://evil.example/", null]);
});

test("a stale nonce: all nonces are forgotten and the answer has a new one", async () => {
  const emulator = createEmulator(KEY);
  const get = (header) => emulator(new Request(`http://atlas.test${ROOT}`, { headers: header ? { authorization: header } : {} }));
  const old = (await get()).headers.get("www-authenticate");
  assert.equal((await get(authorization(old, { uri: ROOT, nc: 1 }))).status, 200);
  emulator.addFault({ staleNonce: true });
  const refused = await get(authorization(old, { uri: ROOT, nc: 2 }));
  assert.equal(refused.status, 401);
  assert.equal((await get(authorization(old, { uri: ROOT, nc: 3 }))).status, 401);
  assert.equal((await get(authorization(refused.headers.get("www-authenticate"), { uri: ROOT }))).status, 200);
});

test("a 401 to order has a challenge, which can be left out", async () => {
  const { emulator, call } = openEmulator();
  emulator.addFault({ status: 401 });
  assert.match((await call("GET")).headers.get("www-authenticate"), /^Digest realm=/);
  emulator.addFault({ status: 401, headers: { "www-authenticate": null } });
  const bare = await call("GET");
  assert.deepEqual([bare.status, bare.headers.get("www-authenticate")], [401, null]);
});

test("JSON that ends in the middle is a complete answer; a cut body breaks while it is read", async () => {
  const { emulator, call } = openEmulator();
  emulator.addFault({ truncateBody: 10 });
  const truncated = await call("GET");
  assert.equal(truncated.headers.get("content-length"), "10");
  assert.equal(await truncated.text(), '{"links":[');
  emulator.addFault({ cutBody: 10 });
  const cut = await call("GET");
  assert.equal(cut.status, 200);
  await assert.rejects(cut.text(), /cut this body off/);
});

test("a delay delays the real answer, and ends at once when the client goes away", async () => {
  const { emulator, call } = openEmulator({ faults: [{ delayMs: 80 }, { delayMs: 60_000 }] });
  const start = performance.now();
  assert.equal((await call("GET")).status, 200);
  assert.ok(performance.now() - start >= 75);
  const abort = new AbortController();
  const waiting = emulator(new Request(`http://atlas.test${ROOT}`, { signal: abort.signal }));
  setTimeout(() => abort.abort(new Error("gone")), 20);
  await assert.rejects(waiting, /gone/);
  assert.equal(emulator.state().requests.at(-1).status, 0);
});

/** How a real HTTP client sees an answer: status and text, or the error's code. */
function seen(url) {
  return new Promise((resolve) => {
    const request = httpRequest(url, { agent: false }, (response) => {
      let text = "";
      response.on("data", (part) => (text += part));
      response.on("end", () => resolve([response.statusCode, text]));
      response.on("error", (error) => resolve([response.statusCode, text, error.code]));
    });
    request.on("error", (error) => resolve([error.code]));
    request.end();
  });
}

test("over a connection: dropped before the answer, cut within the body, cut before its first byte", async (t) => {
  const { emulator } = openEmulator({ faults: [{ drop: true }, { cutBody: 10 }, { cutBody: 0 }] });
  const { url } = await serving(t, emulator);
  assert.deepEqual(await seen(url + ROOT), ["ECONNRESET"]);
  assert.deepEqual(await seen(url + ROOT), [200, '{"links":[', "ECONNRESET"]);
  assert.deepEqual(await seen(url + ROOT), [200, "", "ECONNRESET"]);
  assert.equal((await seen(url + ROOT))[0], 200);
  assert.deepEqual(emulator.state().requests.map(({ status }) => status), [0, 200, 200, 200]);
});

test("over a connection: a client that goes away during a delay is noticed", async (t) => {
  const { emulator } = openEmulator({ faults: [{ delayMs: 60_000 }] });
  const { url } = await serving(t, emulator);
  await assert.rejects(fetch(url + ROOT, { signal: AbortSignal.timeout(100) }));
  const until = performance.now() + 5_000;
  while (emulator.state().requests[0].status === undefined && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 10));
  assert.equal(emulator.state().requests[0].status, 0);
});
