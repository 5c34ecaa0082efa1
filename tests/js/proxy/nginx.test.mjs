// www/proxy/nginx.conf: pass-through by nginx alone, in both versions of the API.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startNginx } from "./nginx.mjs";
import { createEmulator, DATADOG, DIGEST, exchange, GROUP, KEY, load, message, openTarget, ROOT, rootOf, serve, TOKEN } from "./support.mjs";

const { v2, ...v1 } = await load("loaders/inline.js");
const VERSIONS = { "v1.0": v1, v2 };
const V2_TYPE = "application/vnd.atlas.2023-01-01+json";

const ADMIN = "https://admin.example";
const emulator = createEmulator({ ...KEY, bearerTokens: [TOKEN], groups: [GROUP] });
let atlas;
let nginx;
before(async () => {
  atlas = await serve(emulator, { port: 0 });
  nginx = await startNginx(atlas.url);
});
after(() => Promise.all([nginx?.stop(), atlas?.close()]));

const client = (auth, { IntegrationsClient } = v1) => new IntegrationsClient({ proxy: `${nginx.url}/atlas`, auth, retry: { limit: 0 } });
const ask = (path, init, version) => fetch(`${nginx.url}/atlas${rootOf(version ?? "v1.0")}${path}`, init);

for (const [version, entry] of Object.entries(VERSIONS)) for (const [name, auth] of [["digest", DIGEST], ["bearer", { kind: "bearer", token: TOKEN }]]) {
  test(`${version}: nginx passes the caller's ${name} on: all five operations`, async () => {
    const atlasClient = client(auth, entry);
    await atlasClient.create(GROUP, DATADOG);
    await atlasClient.update(GROUP, { ...DATADOG, region: "US" });
    assert.equal((await atlasClient.get(GROUP, "DATADOG")).region, "US");
    assert.equal((await atlasClient.list(GROUP, { pageNum: 1, itemsPerPage: 3, includeCount: true, pretty: true })).totalCount, 1);
    assert.equal(await atlasClient.delete(GROUP, "DATADOG"), undefined);
  });
}

test("nginx lets through what the path's version can send, and everything that a list may show to be read and deleted", async () => {
  const sent = { "v1.0": v1.INTEGRATION_TYPES, v2: v2.INTEGRATION_TYPES };
  for (const [version, types] of Object.entries(sent)) {
    for (const type of new Set([...sent["v1.0"], ...sent.v2, "HIP_CHAT", "LATER_SERVICE"])) {
      for (const method of ["PUT", "POST", "GET", "DELETE"]) {
        const body = method === "PUT" || method === "POST" ? { headers: { "content-type": "application/json" }, body: "{}" } : {};
        const { status } = await ask(`/${type}`, { method, ...body }, version);
        assert.equal(status, body.body && !types.includes(type) ? 404 : 401, `${version} ${method} ${type}`);
      }
    }
  }
});

test("nginx asks for the version of the resource in version 2, whatever the caller accepts, and takes bodies of its type there only", async (t) => {
  const target = await openTarget(t, (_, outgoing) => outgoing.writeHead(200, { "content-type": "application/json" }).end("{}"));
  const proxy = await startNginx(target.url);
  t.after(() => proxy.stop());
  const send = (version, type) =>
    fetch(`${proxy.url}/atlas${rootOf(version)}/DATADOG`, { method: "PUT", headers: { accept: "text/html", "content-type": type }, body: "{}" });
  for (const [version, type, status, accept] of [
    ["v1.0", "application/json", 200, "application/json"],
    ["v1.0", V2_TYPE, 415],
    ["v2", "application/json", 200, V2_TYPE],
    ["v2", `${V2_TYPE}; charset=utf-8`, 200, V2_TYPE],
    ["v2", "application/vnd.atlas.2024-08-05+json", 415],
  ]) {
    const before = target.seen.requests.length;
    assert.equal((await send(version, type)).status, status, `${version} ${type}`);
    assert.equal(target.seen.requests.length - before, accept ? 1 : 0);
    if (accept) assert.deepEqual([target.seen.requests.at(-1).headers.accept, target.seen.requests.at(-1).headers["content-type"]], [accept, type]);
  }
});

test("nginx renames the challenge, and exposes it and the other headers to a listed origin", async () => {
  const response = await ask("", { headers: { origin: ADMIN } });
  assert.deepEqual([response.status, response.headers.get("www-authenticate")], [401, null]);
  assert.match(response.headers.get("x-www-authenticate"), /^Digest realm="MMS Public API"/);
  assert.equal(response.headers.get("access-control-allow-origin"), ADMIN);
  for (const name of ["Retry-After", "RateLimit-Limit", "RateLimit-Remaining", "X-Error-Code", "X-WWW-Authenticate"]) {
    assert.ok(response.headers.get("access-control-expose-headers").includes(name), name);
  }
});

test("nginx answers a preflight itself", async () => {
  const before = emulator.state().counts.total;
  const response = await ask("/DATADOG", { method: "OPTIONS", headers: { origin: ADMIN, "access-control-request-method": "PUT" } });
  assert.deepEqual([response.status, response.headers.get("access-control-allow-methods")], [204, "GET, POST, PUT, DELETE"]);
  assert.match(response.headers.get("access-control-allow-headers"), /authorization/);
  assert.equal(emulator.state().counts.total, before);
});

test("nginx lets its own origin and programs without one pass", async () => {
  for (const headers of [{ origin: nginx.url, "sec-fetch-site": "same-origin" }, {}, { "sec-fetch-site": "none" }]) {
    const response = await ask("", { headers });
    assert.deepEqual([response.status, response.headers.get("access-control-allow-origin")], [401, null]);
  }
});

const put = (headers = [], body = JSON.stringify(DATADOG)) => ({ method: "PUT", headers: ["Content-Type: application/json", `Content-Length: ${body.length}`, ...headers], body });

/** Each row: name, status, target behind /atlas (or a whole one), request. */
const refused = (version, ROOT) => [
  ["another host", 403, ROOT, { host: "evil.example" }],
  ["no host", 400, ROOT, { host: null }],
  ["two hosts", 400, ROOT, { headers: ["Host: evil.example"] }],
  ["an absolute URL of another host", 403, `http://evil.example/atlas${ROOT}`],
  ["a foreign origin", 403, `${ROOT}/DATADOG`, put(["Origin: https://evil.example"])],
  ["the null origin", 403, `${ROOT}/DATADOG`, put(["Origin: null"])],
  ["its own origin with another scheme", 403, `${ROOT}/DATADOG`, (host) => put([`Origin: https://${host}`])],
  ["an origin that begins with its own", 403, `${ROOT}/DATADOG`, (host) => put([`Origin: http://${host}.evil.example`])],
  ["Sec-Fetch-Site: cross-site", 403, ROOT, { headers: ["Sec-Fetch-Site: cross-site"] }],
  ["Sec-Fetch-Site: cross-site with its own origin", 403, `${ROOT}/DATADOG`, (host) => put([`Origin: http://${host}`, "Sec-Fetch-Site: cross-site"])],
  ["another path", 404, `/api/atlas/${version}/groups/${GROUP}/clusters`],
  ["a path without the base path", 404, `//..${ROOT}`],
  ["an unknown type", 404, `${ROOT}/DATADOGS`, put()],
  ["another version", 404, ROOT.replace(version, "v1.5")],
  ["a version without its dot", 404, ROOT.replace(version, "v1x0")],
  ["the list of projects", 404, "/api/atlas/v2/groups"],
  ["a type in lower case", 404, `${ROOT}/datadog`],
  ["a project of 25 digits", 404, `/api/atlas/${version}/groups/${GROUP}0/integrations`],
  ["dots", 404, `${ROOT}/../clusters`],
  ["encoded dots", 404, `${ROOT}/%2e%2e/clusters`],
  ["dots encoded twice", 404, `${ROOT}/%252e%252e/clusters`],
  ["CR and LF in the path", 404, `${ROOT}/DATADOG%0d%0aX:%20y`],
  ["a NUL in the path", 400, `${ROOT}/DATADOG%00`],
  ["CR and LF in the query", 400, `${ROOT}?pretty=true%0d%0aX:%20y`],
  ["an unknown query parameter", 400, `${ROOT}?_method=DELETE`],
  ["an unknown query parameter after a known one", 400, `${ROOT}?pretty=true&x=y`],
  ["a query that ends with &", 400, `${ROOT}?pretty=true&`],
  ["a bad value in the query", 400, `${ROOT}?pageNum=one`],
  ["a parameter twice", 400, `${ROOT}?pretty=true&pretty=true`],
  ["a parameter twice, others between", 400, `${ROOT}?pageNum=1&pretty=true&itemsPerPage=3&pageNum=2`],
  ["a parameter twice in an update", 400, `${ROOT}/DATADOG?pageNum=1&pageNum=2`, put()],
  ...["pageNum=1", "itemsPerPage=3", "includeCount=true", "pretty=true&pageNum=1"].flatMap((query) => [
    [`${query} for one integration`, 400, `${ROOT}/DATADOG?${query}`],
    [`${query} in a delete`, 400, `${ROOT}/DATADOG?${query}`, { method: "DELETE" }],
  ]),
  ["PUT of the list", 405, ROOT, put()],
  ["HEAD", 405, `${ROOT}/DATADOG`, { method: "HEAD" }],
  ["TRACE", 405, `${ROOT}/DATADOG`, { method: "TRACE" }],
  ["PATCH", 405, `${ROOT}/DATADOG`, { ...put(), method: "PATCH" }],
  ["a form's content type", 415, `${ROOT}/DATADOG`, { method: "POST", headers: ["Content-Type: text/plain", "Content-Length: 2"], body: "{}" }],
  ["no content type", 415, `${ROOT}/DATADOG`, { method: "POST", headers: ["Content-Length: 2"], body: "{}" }],
  ["a body too large", 413, `${ROOT}/DATADOG`, put([], JSON.stringify({ ...DATADOG, x: "y".repeat(70_000) }))],
  ["Transfer-Encoding with Content-Length", 400, `${ROOT}/DATADOG`, { method: "PUT", headers: ["Content-Type: application/json", "Transfer-Encoding: chunked", "Content-Length: 5"], body: "0\r\n\r\n" }],
  ["a flood of headers", 400, ROOT, { headers: [`X: ${"a".repeat(100_000)}`] }],
];

const ALL_REFUSED = Object.keys(VERSIONS).flatMap((version) => refused(version, rootOf(version)).map((row) => [version, ...row]));

for (const [version, name, status, target, request] of ALL_REFUSED) {
  test(`${version}: nginx refuses with ${status}, and the target is not asked: ${name}`, async () => {
    const before = emulator.state().counts.total;
    const { host } = new URL(nginx.url);
    const whole = target.startsWith("http") ? target : `/atlas${target}`;
    const answer = await exchange(nginx.url, message(whole, { host, ...(typeof request === "function" ? request(host) : request) }), { ms: 3_000 });
    assert.equal(answer.status, status, answer.text);
    assert.ok(!/\r\nwww-authenticate/i.test(answer.text));
    assert.equal(emulator.state().counts.total, before);
  });
}

test("nginx lets every query through that an operation has", async () => {
  const single = "pretty=true&envelope=false";
  const paged = `pageNum=1&itemsPerPage=3&includeCount=true&${single}`;
  const json = { "content-type": "application/json" };
  const before = emulator.state().counts.total;
  const asked = [
    ask(`?${paged}`), ask(`/DATADOG?${single}`), ask(`/DATADOG?${single}`, { method: "DELETE" }),
    ...["PUT", "POST"].map((method) => ask(`/DATADOG?${paged}`, { method, headers: json, body: "{}" })),
  ];
  assert.deepEqual((await Promise.all(asked)).map(({ status }) => status), [401, 401, 401, 401, 401]);
  assert.equal(emulator.state().counts.total - before, asked.length);
});

test("nginx passes on no header of the caller's but Authorization of Atlas's schemes, and no header of the target's that is internal", async (t) => {
  const target = await openTarget(t, (_, outgoing) => outgoing.writeHead(200, { "set-cookie": "a=1", "x-java-method": "x", "content-type": "application/json" }).end("{}"));
  const proxy = await startNginx(target.url);
  t.after(() => proxy.stop());
  const headers = { cookie: "session=1", authorization: "Basic dTpw", "x-forwarded-host": "evil.example", "x-http-method-override": "DELETE", "content-type": "application/json" };
  const response = await fetch(`${proxy.url}/atlas${ROOT}/DATADOG`, { method: "PUT", headers, body: "{}" });
  assert.equal(response.status, 200);
  assert.deepEqual([response.headers.get("set-cookie"), response.headers.get("x-java-method")], [null, null]);
  const [seen] = target.seen.requests;
  assert.deepEqual(Object.keys(seen.headers).sort(), ["accept", "content-length", "content-type", "host"]);
  assert.deepEqual([seen.method, seen.url, seen.headers.host], ["PUT", `${ROOT}/DATADOG`, "cloud.mongodb.com"]);
});

test("nginx never follows a redirect, nor passes one on", async (t) => {
  const elsewhere = await openTarget(t);
  for (const status of [301, 302, 303, 307, 308]) {
    const target = await openTarget(t, (_, outgoing) => outgoing.writeHead(status, { location: elsewhere.url }).end());
    const proxy = await startNginx(target.url);
    t.after(() => proxy.stop());
    const response = await fetch(`${proxy.url}/atlas${ROOT}`, { redirect: "manual" });
    assert.deepEqual([response.status, (await response.json()).errorCode, response.headers.get("location")], [502, "TARGET_REDIRECT", null]);
  }
  assert.equal(elsewhere.seen.connections, 0);
});

test("nginx's log has no credentials", async () => {
  await client(DIGEST).list(GROUP);
  const log = await nginx.log();
  assert.match(log, /"GET \/atlas\/api\/atlas/);
  assert.ok(!/Digest|Authorization|response=|made-up/.test(log));
});
