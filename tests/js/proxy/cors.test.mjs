// What pages of other origins get, and what no browser may see.

import assert from "node:assert/strict";
import { test } from "node:test";
import { createEmulator, createProxy, DATADOG, GROUP, KEY, openProxy, ROOT, TARGET } from "./support.mjs";

const ADMIN = "https://admin.example";
const PASS = { kind: "passThrough" };
const asked = (method = "PUT", headers = "content-type") => ({
  headers: { origin: ADMIN, "access-control-request-method": method, ...(headers && { "access-control-request-headers": headers }) },
});
const cors = (response) => Object.fromEntries([...response.headers].filter(([name]) => name.startsWith("access-control-")).map(([name, value]) => [name.slice(15), value]));

const READABLE = "retry-after, ratelimit, ratelimit-limit, ratelimit-policy, ratelimit-remaining, ratelimit-reset, x-error-code, x-request-id";

test("a listed origin may read the answer and the headers that a client needs, with its cookies", async () => {
  const { call } = openProxy({ allowOrigins: [ADMIN] });
  const response = await call("GET", "", { headers: { origin: ADMIN, "sec-fetch-site": "cross-site" } });
  assert.deepEqual(cors(response), { "allow-origin": ADMIN, "allow-credentials": "true", "expose-headers": READABLE });
  assert.equal(response.headers.get("vary"), "Origin");
});

test("in pass-through it may also read the renamed challenge", async () => {
  const { call } = openProxy({ auth: PASS, allowOrigins: [ADMIN] });
  const response = await call("GET", "", { headers: { origin: ADMIN } });
  assert.equal(cors(response)["expose-headers"], `${READABLE}, x-www-authenticate, authentication-info`);
});

test("every origin, in pass-through only: `*`, and never with cookies", async () => {
  const { call } = openProxy({ auth: PASS, allowOrigins: ["*"] });
  for (const origin of [ADMIN, "null", "https://evil.example"]) {
    const response = await call("GET", "", { headers: { origin, "sec-fetch-site": "cross-site" } });
    assert.equal(response.status, 200);
    assert.deepEqual([cors(response)["allow-origin"], cors(response)["allow-credentials"]], ["*", undefined]);
  }
});

test("its own origin and programs that send none pass without CORS headers", async () => {
  const { call } = openProxy({ allowOrigins: [ADMIN] });
  const own = { origin: "http://localhost:8080", headers: { origin: "http://localhost:8080", "sec-fetch-site": "same-origin" } };
  for (const request of [own, { headers: { "sec-fetch-site": "same-origin" } }, { headers: { "sec-fetch-site": "none" } }, {}]) {
    const response = await call("GET", "", request);
    assert.deepEqual([response.status, cors(response)], [200, {}]);
  }
});

test("origins without a port match any port, with one only that", async () => {
  const { call } = openProxy({ allowOrigins: ["http://localhost", "https://a.example:8443", "capacitor://localhost", "https://b.example:443"] });
  const status = async (origin) => (await call("GET", "", { headers: { origin } })).status;
  for (const origin of ["http://localhost:3000", "http://localhost", "https://a.example:8443", "capacitor://localhost", "https://b.example"]) {
    assert.equal(await status(origin), 200, origin);
  }
  for (const origin of ["https://localhost:3000", "https://a.example", "https://a.example:8444", "https://b.example:444"]) {
    assert.equal(await status(origin), 403, origin);
  }
});

test("a preflight: 204 with the path's methods and the headers that were asked for", async () => {
  const { call } = openProxy({ allowOrigins: [ADMIN] });
  const one = await call("OPTIONS", "/DATADOG", asked("PUT", "content-type,x-session"));
  assert.equal(one.status, 204);
  assert.equal(await one.text(), "");
  assert.deepEqual(cors(one), {
    "allow-origin": ADMIN, "allow-credentials": "true", "expose-headers": READABLE, "allow-methods": "GET, POST, PUT, DELETE", "allow-headers": "content-type,x-session", "max-age": "600",
  });
  assert.equal(cors(await call("OPTIONS", "", asked("DELETE")))["allow-methods"], "GET");
});

test("a preflight repeats only what looks like header names", async () => {
  const { call } = openProxy({ allowOrigins: [ADMIN] });
  for (const [headers, expected] of [["", "content-type"], ["a b", "content-type"], ["*/*", "content-type"], ["a,,b", "content-type"], [`x${"y".repeat(1_000)}`, "content-type"], ["X-A , x-b", "X-A , x-b"]]) {
    assert.equal(cors(await call("OPTIONS", "/DATADOG", asked("PUT", headers)))["allow-headers"], expected);
  }
});

test("a listed origin can read refusals too: the page learns why", async () => {
  const { call } = openProxy({ allowOrigins: [ADMIN], readOnly: true, authorize: (request) => request.method !== "DELETE" });
  for (const [method, path, request, status] of [["PUT", "/DATADOG", { body: DATADOG }, 403], ["DELETE", "/DATADOG", {}, 401], ["GET", "/DATADOGS", {}, 404], ["GET", "?x=1", {}, 400]]) {
    const response = await call(method, path, { ...request, headers: { origin: ADMIN } });
    assert.deepEqual([response.status, cors(response)["allow-origin"]], [status, ADMIN]);
  }
});

test("a foreign origin can read nothing, not even why", async () => {
  const { call } = openProxy({ allowOrigins: [ADMIN] });
  assert.deepEqual(cors(await call("GET", "", { headers: { origin: "https://evil.example" } })), {});
  assert.deepEqual(cors(await call("GET", "", { origin: "http://evil.example", headers: { origin: ADMIN } })), {});
});

const INTERNAL = {
  "set-cookie": "session=1", server: "internal/1.0", "x-java-method": "ApiGroupIntegrationsResource::list", "strict-transport-security": "max-age=1", "x-envoy-upstream-service-time": "7",
  "access-control-allow-origin": "*", "access-control-allow-credentials": "true", location: "https://evil.example", "www-authenticate": 'Basic realm="x"', "proxy-authenticate": "Basic", connection: "close", "keep-alive": "1",
  "transfer-encoding": "chunked", "content-encoding": "identity", etag: '"1"', link: "<https://evil.example>", "refresh": "0;url=https://evil.example", "clear-site-data": '"*"', "content-security-policy": "default-src *",
};

for (const [name, auth] of [["with a held key", undefined], ["in pass-through", PASS]]) {
  test(`answers ${name} are stripped of cookies, internal and hop-by-hop headers, and of what would speak for the target to a browser`, async () => {
    const kept = { "retry-after": "3", "ratelimit-limit": "1200", "ratelimit-remaining": "1199", "x-error-code": "RATE_LIMITED", "content-type": "application/json;charset=utf-8" };
    const { call } = openProxy(auth && { auth }, () => new Response("{}", { status: 429, headers: { ...INTERNAL, ...kept } }));
    const response = await call("GET");
    const own = ["cache-control", "content-security-policy", "vary", "x-content-type-options", "x-request-id"];
    const renamed = auth ? ["x-www-authenticate"] : [];
    assert.deepEqual([...response.headers.keys()].sort(), [...own, ...Object.keys(kept), ...renamed].sort());
    for (const [header, value] of Object.entries(kept)) assert.equal(response.headers.get(header), value);
    assert.match(response.headers.get("content-security-policy"), /^default-src 'none'; .*sandbox$/);
    assert.deepEqual([response.headers.get("cache-control"), response.headers.get("x-content-type-options")], ["no-store", "nosniff"]);
  });
}

test("no answer ever has WWW-Authenticate, with any status of the target, in either mode", async () => {
  for (const auth of [undefined, PASS]) {
    for (const status of [200, 204, 400, 401, 403, 404, 407, 409, 429, 500, 502, 503, 504, 599]) {
      const { call } = openProxy(auth && { auth }, () => new Response(status === 204 ? null : "{}", { status, headers: { "www-authenticate": 'Digest realm="x", nonce="y"' } }));
      const response = await call("GET");
      assert.deepEqual([response.status, response.headers.get("www-authenticate"), response.headers.has("x-www-authenticate")], [status, null, Boolean(auth)]);
    }
  }
});

test("several challenges and a renamed one pass under the one name", async () => {
  const several = new Headers([["www-authenticate", 'Digest realm="x", nonce="y"'], ["www-authenticate", 'Basic realm="x"']]);
  for (const headers of [several, { "x-www-authenticate": several.get("www-authenticate") }]) {
    const { call } = openProxy({ auth: PASS }, () => new Response("", { status: 401, headers }));
    assert.equal((await call("GET")).headers.get("x-www-authenticate"), 'Digest realm="x", nonce="y", Basic realm="x"');
  }
});

test("Authentication-Info passes in pass-through only", async () => {
  for (const [auth, expected] of [[PASS, 'nextnonce="z"'], [undefined, null]]) {
    const { call } = openProxy(auth && { auth }, () => Response.json({}, { headers: { "authentication-info": 'nextnonce="z"' } }));
    assert.equal((await call("GET")).headers.get("authentication-info"), expected);
  }
});

test("a page that masquerades with the emulator behind it: the whole CORS way of a digest in pass-through", async () => {
  const emulator = createEmulator({ ...KEY, groups: [GROUP] });
  const proxy = createProxy({ auth: PASS, target: TARGET, fetch: emulator, allowOrigins: [ADMIN] });
  const preflight = await proxy(new Request(`http://localhost${ROOT}`, { method: "OPTIONS", ...asked("GET", "authorization") }));
  assert.equal(cors(preflight)["allow-headers"], "authorization");
  const response = await proxy(new Request(`http://localhost${ROOT}`, { headers: { origin: ADMIN } }));
  assert.equal(response.status, 401);
  assert.ok(cors(response)["expose-headers"].split(", ").includes("x-www-authenticate") && response.headers.has("x-www-authenticate"));
});
