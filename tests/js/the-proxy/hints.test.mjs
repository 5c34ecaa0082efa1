// The proxy: each refusal's log event has a hint, for each code that the documents have; and the console hears of the set-up.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { DATADOG, DIGEST, endless, openProxy, silent, TOKEN } from "../proxy/support.mjs";

const put = { body: DATADOG };
const answer = (response) => ({ fetch: async () => response });
const never = () => new Promise(() => {});
const ACCOUNT = { kind: "serviceAccount", clientId: "mdb_sa_id_made_up", clientSecret: "mdb_sa_sk_made_up" };
const guard = { authorize: () => true };

/** Each row: `errorCode`, proxy options, method, path behind …/integrations, request, and what the hint names. */
const ROWS = [
  ["HOST_NOT_ALLOWED", {}, "GET", "", { origin: "http://proxy.example" }, /`authorize`.*`publicOrigin` or `allowHosts`/],
  ["HOST_NOT_ALLOWED", guard, "GET", "", { origin: "http://proxy.example" }, /`allowHosts`.*`publicOrigin`/],
  ["HOST_NOT_ALLOWED", guard, "GET", "", { headers: { host: "proxy.example" } }, /`publicOrigin`/],
  ["ORIGIN_NOT_ALLOWED", {}, "GET", "", { headers: { origin: "https://admin.example" } }, /`allowOrigins`/],
  ["ORIGIN_NOT_ALLOWED", {}, "GET", "", { headers: { origin: "https://localhost" } }, /TLS ends before the proxy.*`publicOrigin`/],
  ["RESOURCE_NOT_FOUND", {}, "GET", "/datadog", {}, /`basePath` and then `\/api\/atlas/],
  ["RESOURCE_NOT_FOUND", {}, "GET", "/DATADOGS", {}, /looks like a misspelled one/],
  ["RESOURCE_NOT_FOUND", {}, "PUT", "/PROMETHEUS", put, /the version in the path/],
  ["METHOD_NOT_ALLOWED", {}, "PATCH", "/DATADOG", {}, /GET, POST, PUT, DELETE/],
  ["NOT_AUTHORIZED", { authorize: () => 1 }, "GET", "", {}, /`authorize` did not return `true`/],
  ["UNEXPECTED_ERROR", { authorize: () => { throw new Error("down"); } }, "GET", "", {}, /`authorize` threw/],
  ["GROUP_NOT_ALLOWED", { allowGroups: [] }, "GET", "", {}, /`allowGroups`/],
  ["READ_ONLY", { readOnly: true }, "DELETE", "/DATADOG", {}, /`readOnly`/],
  ["INVALID_QUERY_PARAMETER", {}, "GET", "?foo=1", {}, /parameters/],
  ["UNSUPPORTED_MEDIA_TYPE", {}, "PUT", "/DATADOG", { ...put, headers: { "content-type": "text/plain" } }, /`Content-Type: application\/json`/],
  ["CONTENT_TOO_LARGE", {}, "PUT", "/DATADOG", { body: endless().stream }, /`maxBodyBytes`/],
  ["BODY_ALREADY_READ", {}, "PUT", "/DATADOG", { body: "", headers: { "content-length": "2" } }, /read before the proxy/],
  ["REQUEST_TIMEOUT", { timeoutMs: 20 }, "PUT", "/DATADOG", { body: silent() }, /`timeoutMs`/],
  ["INVALID_JSON", {}, "PUT", "/DATADOG", { body: "{" }, /JSON/],
  ["INVALID_JSON", {}, "PUT", "/DATADOG", { body: "[]" }, /JSON object/],
  ["TYPE_MISMATCH", {}, "PUT", "/SLACK", put, /`type`/],
  ["TOKEN_UNAVAILABLE", { auth: { kind: "bearer", token: () => { throw new Error("down"); } } }, "GET", "", {}, /`auth\.token` failed/],
  ["TOKEN_UNAVAILABLE", { auth: ACCOUNT, ...answer(Response.json({ error: "invalid_client" }, { status: 401 })) }, "GET", "", {}, /check its id, its secret/],
  ["TOKEN_UNAVAILABLE", { auth: ACCOUNT, fetch: async () => new Response("", { status: 503, headers: { "retry-after": "60" } }) }, "GET", "", {}, /token endpoint of `target`/],
  ["RATE_LIMITED", { auth: ACCOUNT, fetch: async () => new Response("", { status: 429, headers: { "retry-after": "60" } }) }, "GET", "", {}, /token endpoint's limit/],
  ["TARGET_UNREACHABLE", { fetch: async () => { throw new TypeError("fetch failed"); } }, "GET", "", {}, /`target`/],
  ["TARGET_UNREACHABLE", answer({}), "GET", "", {}, /`status`, `headers` and `text\(\)`/],
  ["TARGET_REDIRECT", answer(new Response(null, { status: 302 })), "GET", "", {}, /`target`/],
  ["TARGET_CHALLENGE", { auth: DIGEST, ...answer(new Response("", { status: 401, headers: { "www-authenticate": "Digest x" } })) }, "GET", "", {}, /`WWW-Authenticate`/],
  ["TARGET_ANSWER_TOO_LARGE", answer(new Response(endless().stream)), "GET", "", {}, /a lower `itemsPerPage`/],
  ["TARGET_TIMEOUT", { fetch: never, timeoutMs: 20 }, "GET", "", {}, /`timeoutMs`/],
  ["CLIENT_CLOSED_REQUEST", {}, "GET", "", { signal: AbortSignal.abort() }, /the caller closed/],
];

for (const [errorCode, options, method, path, request, hint] of ROWS) {
  test(`${errorCode} has a hint that says what to do: ${hint.source}`, async () => {
    const { call, events } = openProxy(options);
    await call(method, path, request);
    assert.deepEqual(events.map(({ refused }) => refused), [errorCode]);
    assert.match(events[0].hint, hint);
    assert.match(events[0].hint, /^[a-z`].*[^.]$/);
    assert.ok(!events[0].hint.includes(TOKEN));
  });
}

test("that were all codes of proxy.d.ts", async () => {
  const documented = (await readFile(join(process.env.ATLAS_PKG, "proxy.d.ts"), "utf8")).matchAll(/^ \* \| \d{3} \| `([A-Z_]+)`/gm);
  assert.deepEqual([...new Set([...documented].map(([, code]) => code))].sort(), [...new Set(ROWS.map(([code]) => code))].sort());
});

test("an answer of the target's own, 404 or 500, is no refusal and has no hint", async () => {
  for (const status of [200, 404, 500]) {
    const { call, events } = openProxy(answer(new Response("{}", { status })));
    await call("GET");
    assert.deepEqual([events[0].status, "hint" in events[0], "refused" in events[0]], [status, false, false]);
  }
});

test("without a logger the console hears once of a host that the proxy was not told of", async (t) => {
  const told = t.mock.method(console, "error", () => {}).mock;
  const { call } = openProxy({ ...guard, logger: undefined });
  for (let count = 0; count < 3; count += 1) await call("GET", "", { headers: { host: "admin.example" } });
  assert.equal(told.callCount(), 1);
  assert.match(told.calls[0].arguments[0], /^atlas-integrations\/proxy: `Host` and the host of `request\.url` differ: .*`publicOrigin`.*\. Printed once/);
});
