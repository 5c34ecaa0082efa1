// What the proxy's tests share.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { GROUP, HEX32, KEY, load, rootOf } from "../emulator/support.mjs";

export { createEmulator, GROUP, HEX32, KEY, load, parseChallenge, ROOT, rootOf, run, serving, ValidationError } from "../emulator/support.mjs";
export { exchange, message } from "../emulator/raw.mjs";
export const { createProxy, serve } = await load("proxy.js");
const api = await load("loaders/inline.js");
export const { IntegrationsClient, AuthenticationError } = api;

/** Both versions: a client for each, and an integration that only this version can send, besides Datadog. */
export const VERSIONS = [
  { version: "v1.0", Client: IntegrationsClient, own: { type: "FLOWDOCK", flowName: "f", apiToken: "made-up-token", orgName: "o" } },
  { version: "v2", Client: api.v2.IntegrationsClient, own: { type: "PROMETHEUS", username: "u", password: "made-up-password", serviceDiscovery: "http", enabled: false } },
];

/** All five operations through a client of a version, each with its expected result. */
export async function allOperations(client, own) {
  await client.create(GROUP, DATADOG);
  const { results } = await client.update(GROUP, own);
  assert.deepEqual(results.map(({ type }) => type), ["DATADOG", own.type]);
  assert.equal((await client.get(GROUP, "DATADOG")).apiKey, "****************************cdef");
  await client.delete(GROUP, "DATADOG");
  const list = await client.list(GROUP, { pageNum: 1, itemsPerPage: 5, includeCount: true, pretty: true });
  assert.deepEqual([list.totalCount, list.results[0].type], [1, own.type]);
}

export const TARGET = "http://atlas.test";
export const DIGEST = { kind: "digest", ...KEY };
export const TOKEN = "eyJ-made-up-token.of-a-service-account";
export const DATADOG = { type: "DATADOG", apiKey: HEX32, region: "EU" };

/** A refusal's status and code, in Atlas's format. */
export async function assertRefusal(response, status, errorCode) {
  const text = await response.text();
  assert.equal(response.status, status, text);
  assert.equal(response.headers.get("x-error-code"), errorCode, text);
  assert.equal(response.headers.get("content-type"), "application/json");
  const { detail, parameters, ...rest } = JSON.parse(text);
  assert.deepEqual(rest, { error: status, errorCode, reason: rest.reason });
  assert.ok(rest.reason && /^[A-Z].*\.$/.test(detail) && parameters.every((name) => typeof name === "string"), text);
  assert.match(response.headers.get("x-request-id"), /^[0-9a-f-]{36}$/);
}

/**
 * A proxy without a network. `asked` has the requests that reached the target, `events` the log.
 *
 * @param {object} [options]  of the proxy
 * @param {(request: Request) => Response | Promise<Response>} [target]  by default everything is fine
 * @param {string} [version]  of the paths that `call` asks for
 */
export function openProxy(options = {}, target = () => Response.json({ results: [], links: [] }), version = "v1.0") {
  const asked = [];
  const events = [];
  const proxy = createProxy({
    auth: { kind: "bearer", token: TOKEN },
    target: TARGET,
    fetch: async (url, init) => {
      const request = new Request(url, init);
      asked.push({ method: request.method, url: request.url, headers: Object.fromEntries(request.headers), body: await request.clone().text() });
      return target(request);
    },
    logger: (event) => events.push(event),
    ...options,
  });
  const call = (method, path = "", { body, headers, origin = "http://localhost", signal } = {}) => {
    const json = body === undefined ? {} : { "content-type": "application/json" };
    const sent = body === undefined || typeof body === "string" || body instanceof ReadableStream ? body : JSON.stringify(body);
    return proxy(new Request(origin + rootOf(version) + path, { method, headers: { ...json, ...headers }, body: sent, signal, duplex: "half" }));
  };
  return { proxy, call, asked, events };
}

/**
 * A target on the network that records connections and requests: a refused request must not cause any.
 *
 * @param {import("node:test").TestContext} t
 * @param {(incoming: object, outgoing: object) => void} [answer]
 */
export async function openTarget(t, answer = (_, outgoing) => outgoing.end('{"results":[],"links":[]}')) {
  const seen = { connections: 0, requests: [] };
  const server = createServer((incoming, outgoing) => {
    seen.requests.push({ method: incoming.method, url: incoming.url, headers: incoming.headers });
    answer(incoming, outgoing);
  });
  server.on("connection", () => (seen.connections += 1));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return { ...seen, seen, url: `http://127.0.0.1:${server.address().port}` };
}

/** Waits for a condition, and fails if it takes too long: a test must not hang. */
export async function soon(promise, what) {
  let timer;
  const late = new Promise((_, reject) => (timer = setTimeout(() => reject(new Error(`not within ten seconds: ${what}`)), 10_000)));
  await Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** A body that never ends, and how much of it was read. */
export function endless() {
  const taken = { bytes: 0, cancelled: false };
  const chunk = new TextEncoder().encode("x".repeat(8_192));
  const stream = new ReadableStream({
    pull(controller) {
      taken.bytes += chunk.length;
      controller.enqueue(chunk);
    },
    cancel: () => void (taken.cancelled = true),
  });
  return { stream, taken };
}

/** A body that starts and then stays silent. */
export const silent = (start = '{"type":') =>
  new ReadableStream({ start: (controller) => controller.enqueue(new TextEncoder().encode(start)) });
