// Attacks over raw sockets against the served proxy: what no browser and no HTTP client would send. Its target is a server that counts
// connections, and an attack must not cause even one. All of it against the paths of both versions of the API.

import assert from "node:assert/strict";
import { connect } from "node:net";
import { test } from "node:test";
import { createProxy, DIGEST, exchange, GROUP, message, openTarget, rootOf, serving } from "./support.mjs";

const VALID = '{"type":"DATADOG","apiKey":"0123456789abcdef0123456789abcdef"}';

/** The paths that are attacked: those of one version each. */
const PATHS = ["v1.0", "v2"].map((version) => ({ version, api: `/api/atlas/${version}`, root: rootOf(version), one: `${rootOf(version)}/DATADOG` }));

/** Registers a test for the paths of each version. */
function attack(name, run) {
  for (const paths of PATHS) test(`${paths.version}, ${name}`, (t) => run(t, paths));
}

/** The same for each row that `rowsOf` has for a version's paths. */
function attackEach(rowsOf, nameOf, run) {
  for (const paths of PATHS) {
    for (const row of rowsOf(paths)) test(`${paths.version}, ${nameOf(row)}`, (t) => run(t, row, paths));
  }
}

/** A served proxy that holds a key, and the target that it could reach. */
async function open(t, options = {}, limits = {}) {
  const { url: target, seen } = await openTarget(t);
  const { url } = await serving(t, createProxy({ auth: DIGEST, target, ...options }), { onError: (error) => assert.fail(error), ...limits });
  return { url, seen, host: new URL(url).host };
}

/** A PUT that would pass, with headers and body to spoil. */
const put = (headers, body = VALID) => ({ method: "PUT", headers: ["Content-Type: application/json", ...headers], body });
const sized = (headers, body = VALID) => put([`Content-Length: ${body.length}`, ...headers], body);

/** Each row: name, the statuses that are right (undefined: cut off without one), target, request. */
const targetsOf = ({ api, root }) => [
  ["an absolute URL of another host", [400], `http://evil.example${root}`],
  ["an absolute URL of this host", [400], (host) => `http://${host}${root}`],
  ["an absolute https URL", [400], `https://cloud.mongodb.com${root}`],
  ["an absolute URL with a user", [400], (host) => `http://${host}@evil.example${root}`],
  ["two slashes and another host", [404], `//evil.example${root}`],
  ["two slashes and this path", [404], `/${root}`],
  ["a backslash and another host", [400], `/\\evil.example${root}`],
  ["two backslashes and another host", [400], `\\\\evil.example${root}`],
  ["a backslash in the path", [400], `${root}\\DATADOG`],
  ["an encoded backslash", [404], `${root}%5cDATADOG`],
  ["an at sign before another host", [400], `@evil.example${root}`],
  ["an at sign in the path", [404], `/@evil.example${root}`],
  ["dots", [400], `${root}/../clusters`],
  ["dots that lead back to an allowed path", [400], `${root}/../integrations`],
  ["dots in the place of the project", [400], `${api}/groups/../groups`],
  ["encoded dots", [400], `${root}/%2e%2e/clusters`],
  ["half encoded dots", [400], `${root}/.%2E/clusters`],
  ["dots encoded twice", [404], `${root}/%252e%252e/clusters`],
  ["dots with a path parameter", [404], `${root}/..;/clusters`],
  ["overlong UTF-8 dots", [404], `${root}/%c0%ae%c0%ae/clusters`],
  ["an encoded slash", [404], `${root}%2fDATADOG`],
  ["encoded slashes and dots", [404], `${root}/DATADOG%2f..%2f..%2fclusters`],
  ["a slash encoded twice", [404], `${root}%252fDATADOG`],
  ["a fragment", [400], `${root}#/DATADOG`],
  ["a NUL", [400], `${root}/DATADOG\0`],
  ["an encoded NUL", [404], `${root}/DATADOG%00`],
  ["CR and LF in the path", [400], `${root}\r\nX-Injected: 1\r\n`],
  ["encoded CR and LF in the path", [404], `${root}/DATADOG%0d%0aX-Injected:%201`],
  ["encoded CR and LF in the project", [404], `${api}/groups/${GROUP}%0d%0a/integrations`],
  ["CR and LF in the query", [400], `${root}?pretty=true\r\nX-Injected: 1\r\n`],
  ["encoded CR and LF in the query", [400], `${root}?pretty=true%0d%0aX-Injected:%201`],
  ["encoded CR and LF in a query's name", [400], `${root}?pretty%0d%0a=true`],
  ["another resource of the project", [404], `${api}/groups/${GROUP}/clusters`],
  ["a version that there is not", [404], `/api/atlas/v3/groups/${GROUP}/integrations`],
  ["a version that is not served", [404], `/api/atlas/v1.5/groups/${GROUP}/integrations`],
  ["another version after dots", [400], `${api}/../v1.5/groups/${GROUP}/integrations`],
  ["a version with an encoded letter", [404], `/api/atlas/%76${root.slice("/api/atlas/v".length)}`],
  ["a version with more behind it", [404], root.replace(api, `${api}.0`)],
  ["a version without its dot", [404], `/api/atlas/v1_0/groups/${GROUP}/integrations`],
  ["the projects", [404], `${api}/groups`],
  ["the projects of an organization", [404], `${api}/orgs/${GROUP}/groups`],
  ["the token endpoint", [404], "/api/oauth/token"],
  ["a project of 25 digits", [404], `${api}/groups/${GROUP}0/integrations`],
  ["a project with a letter that is no digit", [404], `${api}/groups/5d791c84ff7a2522cc4f9aag/integrations`],
  ["the asterisk", [400], "*", { method: "OPTIONS" }],
];

attackEach(targetsOf, ([name, statuses]) => `the request target: ${name} → ${statuses}, no connection to the target`, async (t, [, statuses, target, request]) => {
  const { url, seen, host } = await open(t);
  const answer = await exchange(url, message(typeof target === "function" ? target(host) : target, { host, ...request }));
  assert.ok(statuses.includes(answer.status), answer.text);
  assert.ok(!/\r\nx-injected/i.test(answer.text), answer.text);
  assert.equal(seen.connections, 0);
});

const HOSTS = [
  ["another host", [403], "evil.example"],
  ["another host with this port", [403], (host) => `evil.example:${host.split(":")[1]}`],
  ["another host that X-Forwarded-Host calls loopback", [403], "evil.example", ["X-Forwarded-Host: localhost", "X-Forwarded-For: 127.0.0.1", "Forwarded: host=localhost;for=127.0.0.1"]],
  ["another host that X-Host calls loopback", [403], "evil.example", ["X-Host: localhost", "X-Original-Host: localhost", "X-Original-URL: /", "X-Rewrite-URL: /"]],
  ["a name that begins with an address", [403], "127.0.0.1.evil.example"],
  ["a name that begins with localhost", [403], "localhost.evil.example"],
  ["a name that ends with localhost", [403], "evillocalhost"],
  ["localhost with a dot at the end", [403], "localhost."],
  ["the address of all interfaces", [403], "0.0.0.0"],
  ["an address of the local network", [403], "192.168.0.1"],
  ["the address as one number", [400], "2130706433"],
  ["the address in hex", [400], "0x7f.0.0.1"],
  ["the address in octal", [400], "0177.0.0.1"],
  ["the address inside of IPv6", [400], "[::ffff:127.0.0.1]"],
  ["a user before the host", [400], "localhost@evil.example"],
  ["a path behind the host", [400], "localhost/evil.example"],
  ["two hosts in one header", [400], "localhost, evil.example"],
  ["two Host headers", [400], "localhost", ["Host: evil.example"]],
  ["an empty Host", [400], ""],
  ["no Host", [400], null],
];

attackEach(() => HOSTS, ([name, statuses]) => `the Host header: ${name} → ${statuses}, no connection to the target`, async (t, [, statuses, given, headers = []], { root }) => {
  const { url, seen, host } = await open(t);
  const answer = await exchange(url, message(root, { host: typeof given === "function" ? given(host) : given, headers }));
  assert.ok(statuses.includes(answer.status), answer.text);
  assert.equal(seen.connections, 0);
});

const MESSAGES = [
  ["Transfer-Encoding with Content-Length", [400], put(["Transfer-Encoding: chunked", "Content-Length: 5"], "0\r\n\r\n")],
  ["Content-Length with Transfer-Encoding", [400], put(["Content-Length: 5", "Transfer-Encoding: chunked"], "0\r\n\r\n")],
  ["Transfer-Encoding twice", [400], put(["Transfer-Encoding: chunked", "Transfer-Encoding: identity"], "0\r\n\r\n")],
  ["Transfer-Encoding with an unknown coding", [400], put(["Transfer-Encoding: xchunked"], "0\r\n\r\n")],
  ["Transfer-Encoding with a space before the colon", [400], put(["Transfer-Encoding : chunked", "Content-Length: 5"], "0\r\n\r\n")],
  ["Transfer-Encoding on a folded line", [400], put(["X: y", " Transfer-Encoding: chunked", "Content-Length: 5", "Transfer-Encoding:", " chunked"], "0\r\n\r\n")],
  ["two lengths", [400], put([`Content-Length: ${VALID.length}`, "Content-Length: 0"])],
  ["a length with a sign", [400], put([`Content-Length: +${VALID.length}`])],
  ["a chunk size that is none", [400], put(["Transfer-Encoding: chunked"], "xyz\r\n{}\r\n0\r\n\r\n")],
  ["a chunk larger than it says", [400], put(["Transfer-Encoding: chunked"], "1\r\n{}{}{}\r\n0\r\n\r\n")],
  ["a bare CR in a header", [400], sized(["X: a\rX-Injected: 1"])],
  ["a bare LF in a header's name", [400], sized(["X\nY: a"])],
  ["a NUL in a header", [400], sized(["X: a\0b"])],
  ["a header without a name", [400], sized([": a"])],
  ["a foreign origin", [403], sized(["Origin: https://evil.example"])],
  ["the null origin", [403], sized(["Origin: null"])],
  ["two origins, the first one its own", [403], (host) => sized([`Origin: http://${host}`, "Origin: https://evil.example"])],
  ["its own origin with a user", [403], (host) => sized([`Origin: http://${host}@evil.example`])],
  ["its own origin with https", [403], (host) => sized([`Origin: https://${host}`])],
  ["Sec-Fetch-Site: cross-site", [403], sized(["Sec-Fetch-Site: cross-site"])],
  ["a form's content type", [415], { method: "POST", headers: ["Content-Type: text/plain", `Content-Length: ${VALID.length}`], body: VALID }],
  ["two content types", [415], { method: "POST", headers: ["Content-Type: application/json", "Content-Type: text/plain", `Content-Length: ${VALID.length}`], body: VALID }],
  ["a Content-Length of 10 GB", [413], put(["Content-Length: 10000000000"], "{")],
  ["HEAD", [405], { method: "HEAD" }],
  ["TRACE", [405], { method: "TRACE" }],
  ["PATCH", [405], { ...sized([]), method: "PATCH" }],
  ["HTTP/2's opening", [400], { method: "PRI", version: "2.0" }],
];

attackEach(() => MESSAGES, ([name, statuses]) => `the message: ${name} → ${statuses[0]}, no connection to the target`, async (t, [, statuses, request], { one }) => {
  const { url, seen, host } = await open(t);
  const answer = await exchange(url, message(one, { host, ...(typeof request === "function" ? request(host) : request) }));
  assert.ok(statuses.includes(answer.status), answer.text);
  assert.ok(!/x-injected/i.test(answer.text));
  assert.equal(seen.connections, 0);
});

test("CONNECT is cut off, no connection to the target", async (t) => {
  const { url, seen } = await open(t);
  const answer = await exchange(url, message("evil.example:443", { method: "CONNECT" }));
  assert.deepEqual([answer.status, answer.closed, seen.connections], [undefined, true, 0]);
});

attack("a request smuggled behind a body of the wrong length is answered as one of its own: 403 for its host, no connection to the target", async (t, { root, one }) => {
  const { url, seen, host } = await open(t, { readOnly: true });
  const smuggled = message(root, { host: "evil.example" });
  const first = `POST ${one} HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\nContent-Length: 0\r\n\r\n`;
  const { text } = await exchange(url, first + smuggled);
  assert.deepEqual([...text.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status), ["403", "403"]);
  assert.match(text, /READ_ONLY[^]*HOST_NOT_ALLOWED/);
  assert.equal(seen.connections, 0);
});

attack("an endless chunked body → 413, then the connection is cut; no connection to the target", async (t, { one }) => {
  const { url, seen, host } = await open(t);
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  socket.on("error", () => {});
  let text = "";
  socket.on("data", (part) => (text += part));
  const closed = new Promise((resolve) => socket.once("close", resolve));
  socket.write(`PUT ${one} HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`);
  const pump = setInterval(() => socket.writable && socket.write(`4000\r\n${" ".repeat(0x4000)}\r\n`), 2);
  const started = performance.now();
  await closed;
  clearInterval(pump);
  assert.match(text, /^HTTP\/1\.1 413 [^]*CONTENT_TOO_LARGE/);
  assert.ok(performance.now() - started < 5_000);
  assert.equal(seen.connections, 0);
});

attack("a flood of headers → 431: one that is huge, very many; no connection to the target", async (t, { root }) => {
  const { url, seen, host } = await open(t);
  const huge = await exchange(url, message(root, { host, headers: [`X: ${"a".repeat(100_000)}`] }));
  const many = await exchange(url, message(root, { host, headers: Array.from({ length: 5_000 }, (_, i) => `X-${i}: ${i}`) }));
  assert.deepEqual([huge.status, many.status, seen.connections], [431, 431, 0]);
});

attack("slow clients → 408: slow with the headers, slow with the body; no connection to the target", async (t, { root, one }) => {
  const { url, seen, host } = await open(t, {}, { headersTimeoutMs: 200, requestTimeoutMs: 400 });
  const [headers, body] = await Promise.all([
    exchange(url, `GET ${root} HTTP/1.1\r\nHost: ${host}\r\nX:`),
    exchange(url, message(one, { host, ...put(["Content-Length: 100"], '{"type"') })),
  ]);
  assert.deepEqual([headers.status, body.status, seen.connections], [408, 408, 0]);
});

attack("a client that trickles its body, one byte after the other → 408 after timeoutMs, by the proxy itself", async (t, { one }) => {
  const { url, seen, host } = await open(t, { timeoutMs: 300 });
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  socket.on("error", () => {});
  socket.write(message(one, { host, ...put(["Content-Length: 1000"], "{") }));
  const pump = setInterval(() => socket.writable && socket.write(" "), 20);
  const text = await new Promise((resolve) => socket.once("data", (part) => resolve(String(part))));
  clearInterval(pump);
  socket.destroy();
  assert.match(text, /^HTTP\/1\.1 408 [^]*REQUEST_TIMEOUT/);
  assert.equal(seen.connections, 0);
});

const OVERRIDES = ["X-HTTP-Method-Override: DELETE", "X-HTTP-Method: DELETE", "X-Method-Override: DELETE"];

attack("method override headers change nothing: the target gets the GET, and none of them", async (t, { one }) => {
  const { url, seen, host } = await open(t);
  const answer = await exchange(url, message(one, { host, headers: OVERRIDES }));
  assert.equal(answer.status, 200);
  assert.deepEqual(seen.requests.map(({ method, url, headers }) => [method, url, Object.keys(headers).filter((name) => /method/.test(name))]), [["GET", one, []]]);
});

attack("method override headers do not make a change out of what read-only allows, nor a read out of a change", async (t, { one }) => {
  const { url, seen, host } = await open(t, { readOnly: true });
  const read = await exchange(url, message(one, { host, headers: OVERRIDES }));
  const change = await exchange(url, message(one, { host, ...sized(["X-HTTP-Method-Override: GET"]), method: "POST" }));
  assert.deepEqual([read.status, change.status], [200, 403]);
  assert.deepEqual(seen.requests.map(({ method }) => method), ["GET"]);
});

attack("X-Forwarded-* and Forwarded with a good Host: served, and the target sees none of them", async (t, { root }) => {
  const { url, seen, host } = await open(t);
  const headers = ["X-Forwarded-Host: evil.example", "X-Forwarded-For: 203.0.113.9", "X-Forwarded-Proto: https", "Forwarded: host=evil.example", "X-Real-IP: 203.0.113.9"];
  assert.equal((await exchange(url, message(root, { host, headers }))).status, 200);
  assert.ok(!JSON.stringify(seen.requests).includes("evil.example") && !JSON.stringify(seen.requests).includes("203.0.113.9"));
});
