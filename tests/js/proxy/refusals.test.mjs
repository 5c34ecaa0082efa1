// What the proxy refuses, with which answer and in which order; the target is never asked.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertRefusal, createProxy, DATADOG, DIGEST, endless, GROUP, openProxy, ROOT, silent, TOKEN } from "./support.mjs";

const OTHER = "0123456789abcdef01234567";
const put = { body: DATADOG };
const typed = (type, body = JSON.stringify(DATADOG)) => ({ body, headers: { "content-type": type } });

/**
 * Each row: name, status, errorCode, proxy options, method, path behind …/integrations, request, or a function that makes it where a body
 * can be read only once. The paths are those of each version.
 */
const ROWS = [
  ["a host that is not loopback", 403, "HOST_NOT_ALLOWED", {}, "GET", "", { origin: "http://proxy.example" }],
  ["a host that is not listed", 403, "HOST_NOT_ALLOWED", { authorize: () => true, allowHosts: ["proxy.example"] }, "GET", "", { origin: "http://evil.example" }],
  ["a loopback host where others are listed", 403, "HOST_NOT_ALLOWED", { authorize: () => true, allowHosts: ["proxy.example"] }],
  ["another port than listed", 403, "HOST_NOT_ALLOWED", { allowHosts: ["localhost:8080"] }, "GET", "", { origin: "http://localhost:8081" }],
  ["a listed host, but a held key and no authorize", 403, "HOST_NOT_ALLOWED", { allowHosts: ["proxy.example"] }, "GET", "", { origin: "http://proxy.example" }],
  ["a loopback host by default in pass-through", 403, "HOST_NOT_ALLOWED", { auth: { kind: "passThrough" } }, "GET", "", { origin: "http://proxy.example" }],
  ["a Host header that is not the URL's", 403, "HOST_NOT_ALLOWED", {}, "GET", "", { headers: { host: "evil.example" } }],
  ["a Host header with another port than the URL's", 403, "HOST_NOT_ALLOWED", {}, "GET", "", { origin: "http://localhost:1", headers: { host: "localhost:2" } }],
  ["a Host header that is none", 403, "HOST_NOT_ALLOWED", {}, "GET", "", { headers: { host: "localhost/evil" } }],

  ...[
    "https://evil.example", "null", "http://localhost:81", "https://localhost", "http://127.0.0.1", "http://localhost.evil.example", "http://localhost@evil.example",
    "http://localhost, http://evil.example", "http://evil.example http://localhost", "localhost", "file://", "", "chrome-extension://abcdefgh", "http://LOCALHOST",
  ].map((origin) => [`the origin ${JSON.stringify(origin)}`, 403, "ORIGIN_NOT_ALLOWED", {}, "PUT", "/DATADOG", { ...put, headers: { origin } }]),
  ["an origin beside the listed one", 403, "ORIGIN_NOT_ALLOWED", { allowOrigins: ["https://admin.example:8443"] }, "GET", "", { headers: { origin: "https://admin.example" } }],
  ["the listed origin's name with http", 403, "ORIGIN_NOT_ALLOWED", { allowOrigins: ["https://admin.example"] }, "GET", "", { headers: { origin: "http://admin.example" } }],
  ["a subdomain of the listed origin", 403, "ORIGIN_NOT_ALLOWED", { allowOrigins: ["https://admin.example"] }, "GET", "", { headers: { origin: "https://a.admin.example" } }],
  ["Sec-Fetch-Site: cross-site without an origin (an image, a link)", 403, "ORIGIN_NOT_ALLOWED", {}, "GET", "", { headers: { "sec-fetch-site": "cross-site" } }],
  ["Sec-Fetch-Site: cross-site without an origin where some are listed", 403, "ORIGIN_NOT_ALLOWED", { allowOrigins: ["https://admin.example"] }, "GET", "", { headers: { "sec-fetch-site": "cross-site" } }],
  ["Sec-Fetch-Site: same-site without an origin (another port of this host)", 403, "ORIGIN_NOT_ALLOWED", {}, "GET", "", { headers: { "sec-fetch-site": "same-site" } }],
  ["Sec-Fetch-Site: cross-site with the own origin", 403, "ORIGIN_NOT_ALLOWED", {}, "GET", "", { headers: { origin: "http://localhost", "sec-fetch-site": "cross-site" } }],
  ["a preflight of a foreign origin", 403, "ORIGIN_NOT_ALLOWED", {}, "OPTIONS", "", { headers: { origin: "https://evil.example", "access-control-request-method": "PUT" } }],

  ...[
    "/", "/DATADOG/", "/datadog", "/DATADOGS", "/ATADOG", "/PROMETHEU5", "/DATADOG/SLACK", "//DATADOG", "/%44ATADOG", "/DATADOG%00", "/DATADOG%2f", "/DATADOG%2f..%2f..%2fclusters",
    "/DATADOG%252e%252e", "%2fDATADOG", "/DATADOG;x", "/DATADOG%0d%0aX:%20y", "s", "/constructor", "/__proto__", "/..%2f..%2fclusters", "/%c0%ae%c0%ae/clusters", "/DATADOG%3fx", "/DATADOG%23",
  ].map((path) => [`the path …/integrations${path}`, 404, "RESOURCE_NOT_FOUND", {}, "GET", path]),
  ["a path without the base path", 404, "RESOURCE_NOT_FOUND", { basePath: "/atlas" }],
  ["another base path of the same length", 404, "RESOURCE_NOT_FOUND", { basePath: "/atlas" }, "GET", "", { origin: "http://localhost/atlaz" }],
  ["an unknown path with an unknown method", 404, "RESOURCE_NOT_FOUND", {}, "PATCH", "/DATADOGS"],
  ["a preflight for an unknown path", 404, "RESOURCE_NOT_FOUND", {}, "OPTIONS", "/DATADOGS", { headers: { origin: "http://localhost", "access-control-request-method": "GET" } }],

  ...["POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "PROPFIND", "LINK"].map((method) => [
    `${method} of the list`, 405, "METHOD_NOT_ALLOWED", {}, method, "",
  ]),
  ...["HEAD", "PATCH", "OPTIONS", "PURGE", "constructor", "toString"].map((method) => [`${method} of one`, 405, "METHOD_NOT_ALLOWED", {}, method, "/DATADOG"]),
  ["OPTIONS without an origin", 405, "METHOD_NOT_ALLOWED", {}, "OPTIONS", "", { headers: { "access-control-request-method": "GET" } }],

  ["authorize says false", 401, "NOT_AUTHORIZED", { authorize: () => false }],
  ["authorize says false later", 401, "NOT_AUTHORIZED", { authorize: async () => false }],
  ...[undefined, 1, "yes", {}, new Response()].map((said) => [`authorize says ${said}`, 401, "NOT_AUTHORIZED", { authorize: () => said }]),
  ["authorize throws", 500, "UNEXPECTED_ERROR", { authorize: () => { throw new Error("session store down"); } }],
  ["authorize rejects", 500, "UNEXPECTED_ERROR", { authorize: () => Promise.reject("no") }],
  ["authorize reads the body", 500, "UNEXPECTED_ERROR", { authorize: async (request) => Boolean(await request.text()) }, "PUT", "/DATADOG", put],

  ["a project that is not allowed", 403, "GROUP_NOT_ALLOWED", { allowGroups: [OTHER] }],
  ["every project where none is allowed", 403, "GROUP_NOT_ALLOWED", { allowGroups: [] }],
  ...["POST", "PUT", "DELETE"].map((method) => [`${method} where it is read-only`, 403, "READ_ONLY", { readOnly: true }, method, "/DATADOG", method === "DELETE" ? {} : put]),

  ...[
    "?foo=1", "?pretty=true&foo", "?pretty", "?pretty=", "?pretty=yes", "?pretty=TRUE", "?pretty=true&pretty=false", "?pretty=true&pretty=true", "?pretty=true&", "?&", "?=", "?pretty=true=",
    "?%70retty=true", "?pretty=%74rue", "?pretty=true%0d%0aX:y", "?pageNum=-1", "?pageNum=1e9", "?pageNum=0x1", "?pageNum=1.5", "?pageNum=+1", "?pageNum=99999999999999999", "?itemsPerPage=", "?_method=DELETE",
    "?constructor=1", "?__proto__=1", "?apiKey=secret", "?pretty=true;envelope=true", "?pretty=true&amp;envelope=true", "??pretty=true",
  ].map((query) => [`the query ${query}`, 400, "INVALID_QUERY_PARAMETER", {}, "GET", query]),
  ...["GET", "DELETE"].flatMap((method) => ["pageNum=1", "itemsPerPage=1", "includeCount=true"].map((query) => [
    `${query} for ${method} of one`, 400, "INVALID_QUERY_PARAMETER", {}, method, `/DATADOG?${query}`,
  ])),

  ...["", "text/plain", "text/plain; application/json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/jsonx", "application/json-patch+json", "application/vnd.atlas.2024-01-01+json",
    "application/json, text/plain", "text/plain, application/json", "application/json; charset", "application/json;", "json"].map((type) => [
    `the content type ${JSON.stringify(type)}`, 415, "UNSUPPORTED_MEDIA_TYPE", {}, "PUT", "/DATADOG", typed(type),
  ]),
  ["no body and no content type", 415, "UNSUPPORTED_MEDIA_TYPE", {}, "POST", "/DATADOG"],

  ["a body one byte too large", 413, "CONTENT_TOO_LARGE", { maxBodyBytes: 20 }, "PUT", "/DATADOG", typed("application/json", '{"type":"DATADOG"}   ')],
  ["a body above the default of 65,536 bytes", 413, "CONTENT_TOO_LARGE", {}, "PUT", "/DATADOG", { body: { ...DATADOG, x: "y".repeat(65_536) } }],
  ["a Content-Length that is too large", 413, "CONTENT_TOO_LARGE", {}, "PUT", "/DATADOG", { ...put, headers: { "content-length": "65537" } }],

  ...["", "{", "{}}", '{"type":"DATADOG"', "{'type':'DATADOG'}", "type=DATADOG", '{"type":"DATADOG"}\ufeff', '{"type":"DATADOG",}', "NaN"].map((body) => [
    `the body ${JSON.stringify(body)}`, 400, "INVALID_JSON", {}, "PUT", "/DATADOG", typed("application/json", body),
  ]),
  ...["null", '"DATADOG"', "1", "[]", '[{"type":"DATADOG"}]'].map((body) => [`the body ${body}`, 400, "INVALID_JSON", {}, "PUT", "/DATADOG", typed("application/json", body)]),
  ["a body that is no UTF-8", 400, "INVALID_JSON", {}, "PUT", "/DATADOG", () => ({ body: streamOf(Buffer.from('{"type":"DATADOG","x":"\xff"}', "latin1")) })],
  ["a body nested deeper than JSON can be printed", 400, "INVALID_JSON", {}, "PUT", "/DATADOG", typed("application/json", `{"type":"DATADOG","x":${"[".repeat(30_000)}${"]".repeat(30_000)}}`)],
  ["a body that breaks off", 400, "INVALID_JSON", {}, "PUT", "/DATADOG", () => ({ body: new ReadableStream({ start: (controller) => controller.error(new Error("gone")) }) })],
  ...['{"type":"SLACK"}', "{}", '{"type":"datadog"}', '{"type":null}', '{"type":["DATADOG"]}', '{"type":"DATADOG","type":"SLACK"}', '{"__proto__":{"type":"DATADOG"}}', '{"Type":"DATADOG"}'].map((body) => [
    `the body ${body} for DATADOG`, 400, "TYPE_MISMATCH", {}, "POST", "/DATADOG", typed("application/json", body),
  ]),
];

/** Something to do about it: lower case, no full stop. */
const HINT = /^[a-z`].{10,}[^.]$/;

function streamOf(bytes) {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(new Uint8Array(bytes));
      controller.close();
    },
  });
}

for (const version of ["v1.0", "v2"]) for (const [name, status, errorCode, options, method = "GET", path = "", request] of ROWS) {
  test(`${version}, ${status} ${errorCode}, and the target is not asked: ${name}`, async () => {
    const { call, asked, events } = openProxy(options, undefined, version);
    const response = await call(method, path, typeof request === "function" ? request() : request);
    await assertRefusal(response, status, errorCode);
    assert.deepEqual(asked, []);
    assert.deepEqual([events.length, events[0].status, events[0].refused], [1, status, errorCode]);
    assert.match(events[0].hint, HINT);
    for (const header of ["www-authenticate", "x-www-authenticate"]) assert.equal(response.headers.get(header), null);
  });
}

test("405 says which methods there are", async () => {
  const { call } = openProxy();
  assert.equal((await call("PUT")).headers.get("allow"), "GET");
  assert.equal((await call("HEAD", "/DATADOG")).headers.get("allow"), "GET, POST, PUT, DELETE");
});

for (const version of ["v1.0", "v2"]) test(`${version}: a request that is wrong in every way is refused in the contract's order, one reason after the other`, async () => {
  const options = { authorize: () => authorized, allowGroups: [OTHER], readOnly: true, maxBodyBytes: 30 };
  let authorized = false;
  const wrong = {
    origin: "http://evil.example", page: "https://evil.example", group: GROUP, type: "DATADOGS", method: "PATCH", query: "?foo=1", contentType: "text/plain",
    body: `{"type":"SLACK" ${" ".repeat(50)}`, readOnly: true,
  };
  const ask = async () => {
    const { proxy, asked } = openProxy({ ...options, readOnly: wrong.readOnly });
    const url = `${wrong.origin}/api/atlas/${version}/groups/${wrong.group}/integrations/${wrong.type}${wrong.query}`;
    const headers = { origin: wrong.page, "content-type": wrong.contentType };
    const response = await proxy(new Request(url, { method: wrong.method, headers, body: wrong.body }));
    return `${response.status} ${response.headers.get("x-error-code")} ${asked.length}`;
  };
  const steps = [
    ["403 HOST_NOT_ALLOWED 0", () => (wrong.origin = "http://localhost")],
    ["403 ORIGIN_NOT_ALLOWED 0", () => (wrong.page = "http://localhost")],
    ["404 RESOURCE_NOT_FOUND 0", () => (wrong.type = "DATADOG")],
    ["405 METHOD_NOT_ALLOWED 0", () => (wrong.method = "PUT")],
    ["401 NOT_AUTHORIZED 0", () => (authorized = true)],
    ["403 GROUP_NOT_ALLOWED 0", () => (wrong.group = OTHER.toUpperCase())],
    ["403 READ_ONLY 0", () => (wrong.readOnly = false)],
    ["400 INVALID_QUERY_PARAMETER 0", () => (wrong.query = "?pretty=true")],
    ["415 UNSUPPORTED_MEDIA_TYPE 0", () => (wrong.contentType = "application/json")],
    ["413 CONTENT_TOO_LARGE 0", () => (wrong.body = '{"type":"SLACK"')],
    ["400 INVALID_JSON 0", () => (wrong.body = '{"type":"SLACK"}')],
    ["400 TYPE_MISMATCH 0", () => (wrong.body = '{"type":"DATADOG"}')],
    ["200 null 1", () => {}],
  ];
  for (const [expected, mend] of steps) {
    assert.equal(await ask(), expected);
    mend();
  }
});

test("a preflight is answered before authorize is asked, and whatever the project and read-only say", async () => {
  const { call, asked } = openProxy({ authorize: () => assert.fail("asked"), allowGroups: [], readOnly: true, allowOrigins: ["https://admin.example"] });
  const response = await call("OPTIONS", "/DATADOG", { headers: { origin: "https://admin.example", "access-control-request-method": "PUT" } });
  assert.deepEqual([response.status, await response.text(), asked.length], [204, "", 0]);
});

test("an endless body: 413 after the limit, and no more of it is taken", async () => {
  const { call, asked } = openProxy({ maxBodyBytes: 100_000 });
  const { stream, taken } = endless();
  await assertRefusal(await call("PUT", "/DATADOG", { body: stream }), 413, "CONTENT_TOO_LARGE");
  assert.ok(taken.bytes < 150_000, `${taken.bytes} bytes`);
  assert.deepEqual([taken.cancelled, asked.length], [true, 0]);
});

test("a body that says a small Content-Length and is endless: 413", async () => {
  const { call } = openProxy();
  await assertRefusal(await call("PUT", "/DATADOG", { body: endless().stream, headers: { "content-length": "10" } }), 413, "CONTENT_TOO_LARGE");
});

test("a body that stops coming: 408 after timeoutMs", async () => {
  const { call, asked } = openProxy({ timeoutMs: 100 });
  const started = performance.now();
  await assertRefusal(await call("PUT", "/DATADOG", { body: silent() }), 408, "REQUEST_TIMEOUT");
  const ms = performance.now() - started;
  assert.ok(ms >= 95 && ms < 1_000, `${ms} ms`);
  assert.equal(asked.length, 0);
});

test("a caller who goes away while sending: the target is not asked", async () => {
  const { call, asked, events } = openProxy();
  const gone = new AbortController();
  setTimeout(() => gone.abort(), 20);
  await call("PUT", "/DATADOG", { body: silent(), signal: gone.signal });
  assert.deepEqual([events[0].status, events[0].refused, asked.length], [499, "CLIENT_CLOSED_REQUEST", 0]);
});

test("a caller who has gone already: the target is not asked", async () => {
  for (const [method, path, body] of [["GET", ""], ["DELETE", "/DATADOG"], ["PUT", "/DATADOG", DATADOG]]) {
    const { call, asked, events } = openProxy();
    await call(method, path, { body, signal: AbortSignal.abort() });
    assert.deepEqual([events[0].status, events[0].refused, asked.length], [499, "CLIENT_CLOSED_REQUEST", 0]);
  }
});

test("the refusal of a non-loopback host says why and what to do", async () => {
  const proxy = createProxy({ auth: DIGEST, allowHosts: ["proxy.example"], logger: () => {} });
  const { detail } = await (await proxy(new Request(`http://proxy.example${ROOT}`))).json();
  assert.match(detail, /without `authorize` everyone who reaches the proxy could use/);
  const passing = createProxy({ auth: { kind: "bearer", token: TOKEN }, authorize: () => true });
  assert.match((await (await passing(new Request(`http://proxy.example${ROOT}`))).json()).detail, /`allowHosts`/);
});
