// The way that is meant, in every way of authenticating: the package's client, through the served proxy, to the emulator.

import assert from "node:assert/strict";
import { test } from "node:test";
import { allOperations, assertRefusal, AuthenticationError, createEmulator, createProxy, DATADOG, DIGEST, GROUP, IntegrationsClient, KEY, openProxy, parseChallenge, ROOT, serving, TOKEN, VERSIONS } from "./support.mjs";

const HELD = [
  ["digest with MD5", DIGEST, {}],
  ["digest with SHA-256", DIGEST, { algorithm: "SHA-256" }],
  ["bearer", { kind: "bearer", token: TOKEN }, {}],
  ["bearer, the token from a function", { kind: "bearer", token: () => TOKEN }, {}],
  ["bearer, the token from an async function", { kind: "bearer", token: async () => TOKEN }, {}],
];

/** Emulator, proxy in front of it, and the requests that the proxy got. */
async function open(t, auth, { emulator: atlas = {}, proxy: options = {} } = {}) {
  const emulator = createEmulator({ ...KEY, bearerTokens: [TOKEN], groups: [GROUP], ...atlas });
  const { url: target } = await serving(t, emulator);
  const got = [];
  const proxy = createProxy({ auth, target, basePath: "/atlas", ...options });
  const watched = async (request) => {
    const response = await proxy(request);
    got.push({ authorization: request.headers.get("authorization"), response: response.clone() });
    return response;
  };
  const { url } = await serving(t, watched);
  return { emulator, url, got, client: (more, Client = IntegrationsClient) => new Client({ proxy: `${url}/atlas`, retry: { limit: 0 }, ...more }) };
}

for (const { version, Client, own } of VERSIONS) for (const [name, auth, atlas] of HELD) {
  test(`${version}: the proxy holds the key (${name}): all five operations, and the caller sends and sees no credentials`, async (t) => {
    const { emulator, client, got } = await open(t, auth, { emulator: atlas });
    await allOperations(client({}, Client), own);
    assert.equal(got.length, 5);
    for (const { authorization, response } of got) {
      assert.equal(authorization, null);
      assert.equal(response.headers.get("www-authenticate") ?? response.headers.get("x-www-authenticate"), null);
    }
    assert.equal(emulator.state().counts.total, auth.kind === "digest" ? 6 : 5);
  });
}

for (const { version, Client, own } of VERSIONS) for (const algorithm of ["MD5", "SHA-256"]) {
  test(`${version}: pass-through (digest with ${algorithm}): the caller's digest is for Atlas's path, and passes`, async (t) => {
    const { emulator, client, got } = await open(t, { kind: "passThrough" }, { emulator: { algorithm } });
    await allOperations(client({ auth: { ...DIGEST } }, Client), own);
    assert.equal(emulator.state().counts.total, 6);
    assert.ok(got[1].authorization.includes(`uri="/api/atlas/${version}/groups/`));
    const challenge = got[0].response;
    assert.equal(challenge.status, 401);
    assert.equal(challenge.headers.get("www-authenticate"), null);
    assert.equal(parseChallenge(challenge.headers.get("x-www-authenticate")).algorithm, algorithm);
  });
}

for (const { version, Client, own } of VERSIONS) test(`${version}: pass-through (bearer): the caller's token passes`, async (t) => {
  const { client } = await open(t, { kind: "passThrough" });
  await allOperations(client({ auth: { kind: "bearer", token: TOKEN } }, Client), own);
});

test("pass-through: the body's bytes are the caller's, also white space and a name that is there twice (qop=auth-int signs them)", async () => {
  const body = ' {"type":"SLACK", "apiToken":"a","apiToken":"b",\n"type":"DATADOG"} ';
  const passing = openProxy({ auth: { kind: "passThrough" } });
  await passing.call("PUT", "/DATADOG", { body });
  assert.equal(passing.asked[0].body, body);
});

test("with a held key the target gets one reading of the body: a name that is there twice goes once", async () => {
  const holding = openProxy();
  await holding.call("PUT", "/DATADOG", { body: ' {"type":"SLACK", "apiKey":"a","apiKey":"b",\n"type":"DATADOG","__proto__":{"x":1}} ' });
  assert.equal(holding.asked[0].body, '{"type":"DATADOG","apiKey":"b","__proto__":{"x":1}}');
});

test("without credentials in pass-through the caller gets Atlas's 401 with the challenge under its other name", async (t) => {
  const { client, got } = await open(t, { kind: "passThrough" });
  await assert.rejects(client().list(GROUP), (error) => error instanceof AuthenticationError && error.status === 401);
  assert.match(got[0].response.headers.get("x-www-authenticate"), /^Digest realm="MMS Public API"/);
});

test("pass-through passes Digest and Bearer on, no Basic and nothing else", async () => {
  const { call, asked } = openProxy({ auth: { kind: "passThrough" } });
  const given = ["Digest a=b", "digest a=b", "Bearer x", "Basic dTpw", "Negotiate abc", "Digest", "x", ""];
  for (const authorization of given) await call("GET", "", { headers: { authorization } });
  assert.deepEqual(asked.map(({ headers }) => headers.authorization), ["Digest a=b", "digest a=b", "Bearer x", undefined, undefined, undefined, undefined, undefined]);
});

for (const [name, auth] of [["digest", { ...DIGEST, privateKey: "another" }], ["bearer", { kind: "bearer", token: "another" }]]) {
  test(`the held key is refused (${name}): Atlas's 401 comes back without a challenge`, async (t) => {
    const { client, got, url, emulator } = await open(t, auth);
    await assert.rejects(client().list(GROUP), AuthenticationError);
    const response = await fetch(`${url}/atlas${ROOT}`);
    assert.equal((await response.json()).detail, "You are not authorized for this resource.");
    for (const each of [response, got[0].response]) {
      assert.deepEqual([each.status, each.headers.get("www-authenticate"), each.headers.get("x-www-authenticate")], [401, null, null]);
    }
    assert.ok(emulator.state().requests.length <= 5);
  });
}

test("the caller's cookies and Authorization are not passed on where the proxy holds the key, and authorize sees them", async () => {
  let seen;
  const { call, asked } = openProxy({ authorize: (request) => Boolean((seen = request.headers.get("cookie") + request.headers.get("authorization"))) });
  await call("PUT", "/DATADOG", { body: DATADOG, headers: { cookie: "session=1", authorization: "Bearer of-the-application" } });
  assert.equal(seen, "session=1Bearer of-the-application");
  assert.deepEqual(asked[0].headers, { accept: "application/json", authorization: `Bearer ${TOKEN}`, "content-type": "application/json" });
});

test("a token function is asked for each request; one that fails or gives no token is 502, and the target is not asked", async () => {
  let count = 0;
  const { call, asked } = openProxy({ auth: { kind: "bearer", token: () => `token-${(count += 1)}` } });
  await call("GET");
  await call("GET");
  assert.deepEqual(asked.map(({ headers }) => headers.authorization), ["Bearer token-1", "Bearer token-2"]);
  for (const token of [() => { throw new Error(TOKEN); }, () => Promise.reject(new Error(TOKEN)), () => undefined, () => "", () => "a\r\nX: y", () => 1]) {
    const failing = openProxy({ auth: { kind: "bearer", token } });
    await assertRefusal(await failing.call("GET"), 502, "TOKEN_UNAVAILABLE");
    assert.equal(failing.asked.length, 0);
  }
});

test("a token function that does not answer: 504 after timeoutMs", async () => {
  const { call } = openProxy({ auth: { kind: "bearer", token: () => new Promise(() => {}) }, timeoutMs: 50 });
  await assertRefusal(await call("GET"), 504, "TARGET_TIMEOUT");
});

test("by default the target is https://cloud.mongodb.com, and fetch the global one at the time of the call", async (t) => {
  const original = globalThis.fetch;
  t.after(() => (globalThis.fetch = original));
  const proxy = createProxy({ auth: { kind: "bearer", token: TOKEN } });
  let asked;
  globalThis.fetch = async (...given) => ((asked = given), Response.json({}));
  await proxy(new Request(`http://localhost${ROOT}`));
  assert.deepEqual([asked[0], asked[1].redirect], [`https://cloud.mongodb.com${ROOT}`, "manual"]);
});

test("projects: the case of the allow-list does not matter, that of the request is kept", async () => {
  const { proxy, asked } = openProxy({ allowGroups: [GROUP.toUpperCase()] });
  for (const group of [GROUP, GROUP.toUpperCase()]) {
    assert.equal((await proxy(new Request(`http://localhost/api/atlas/v1.0/groups/${group}/integrations`))).status, 200);
  }
  assert.deepEqual(asked.map(({ url }) => url.split("/").at(-2)), [GROUP, GROUP.toUpperCase()]);
});

test("hosts: loopback names on any port, and what allowHosts names", async () => {
  const { call } = openProxy();
  for (const origin of ["http://localhost", "http://localhost:3000", "http://127.0.0.1:1", "http://127.9.9.9", "http://[::1]:8080", "https://localhost"]) {
    assert.equal((await call("GET", "", { origin })).status, 200, origin);
  }
  const listed = openProxy({ authorize: () => true, allowHosts: ["Proxy.Example", "a.example:8443", "[::1]", "bücher.example"] });
  for (const origin of ["https://proxy.example", "http://proxy.example:99", "https://a.example:8443", "http://[::1]:5", "https://xn--bcher-kva.example"]) {
    assert.equal((await listed.call("GET", "", { origin })).status, 200, origin);
  }
});
