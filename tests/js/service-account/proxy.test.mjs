// The proxy with a service account: the same code that the client asks for tokens with, behind the proxy's own door.

import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "../emulator/support.mjs";
import { ACCOUNT, AUTH, count, createEmulator, DATADOG, errors, failureOf, GROUP, IntegrationsClient, MINUTE, of, serving, withClock } from "./support.mjs";

const { createProxy } = await load("proxy.js");
const ROOT = `/api/atlas/v1.0/groups/${GROUP}/integrations`;

/** A proxy in front of an emulator; `call` sends to it what a page would. */
function open({ proxy: options, ...atlas } = {}) {
  const emulator = createEmulator({ serviceAccounts: [ACCOUNT], groups: [GROUP], ...atlas });
  const events = [];
  const proxy = createProxy({ auth: AUTH, target: "http://atlas.test", fetch: emulator, logger: (event) => events.push(event), ...options });
  const call = (method = "GET", path = "", body) => proxy(new Request(`http://localhost${ROOT}${path}`, {
    method, headers: body && { "content-type": "application/json" }, body: body && JSON.stringify(body),
  }));
  const burst = async (calls) => [...new Set((await Promise.all(Array.from({ length: calls }, () => call()))).map(({ status }) => status))];
  return { emulator, proxy, call, burst, events, seen: () => count(emulator) };
}

test("1,000 requests at once on a proxy that has no token yet: one request for it", async () => {
  const { burst, seen } = open();
  assert.deepEqual(await burst(1_000), [200]);
  assert.deepEqual(seen(), { token: 1, list: 1_000 });
});

test("a token that ends in the middle of a burst: one more; a 401 in a burst: one new token, each request repeated once", async (t) => {
  const clock = withClock(t);
  const { burst, seen, emulator } = open();
  await burst(10);
  clock.move(56 * MINUTE);
  assert.deepEqual(await burst(500), [200]);
  assert.deepEqual(seen(), { token: 2, list: 510 });
  emulator.addFault({ status: 401, times: 500, when: { operation: "list" } });
  assert.deepEqual(await burst(500), [200]);
  assert.deepEqual(seen(), { token: 3, list: 1_510 });
});

test("a body is sent again with the new token, and a second 401 is the caller's to see, without a challenge", async () => {
  const { call, seen, emulator } = open();
  emulator.addFault({ status: 401, when: { operation: "create" } });
  assert.equal((await call("POST", "/DATADOG", DATADOG)).status, 201 - 1);
  assert.deepEqual([seen(), emulator.state().groups[GROUP].length], [{ token: 2, create: 2 }, 1]);
  emulator.addFault({ status: 401, when: { operation: "list" }, times: 2 });
  const refused = await call();
  assert.equal(refused.status, 401);
  assert.equal(refused.headers.get("www-authenticate") ?? refused.headers.get("x-www-authenticate"), null);
  assert.equal(seen().token, 3);
});

test("close gives the token back, once, and a later request asks for a new one", async () => {
  const { proxy, call, seen, emulator } = open();
  assert.equal(await proxy.close(), undefined);
  await call();
  assert.equal(emulator.state().tokens, 1);
  await Promise.all([proxy.close(), proxy.close()]);
  assert.deepEqual([seen(), emulator.state().tokens], [{ token: 1, list: 1, revoke: 1 }, 0]);
  assert.equal((await call()).status, 200);
  assert.deepEqual(seen(), { token: 2, list: 2, revoke: 1 });
});

test("close never rejects: the token is forgotten whatever Atlas says, and without a service account nothing is asked", async () => {
  for (const fault of [{ status: 500 }, { drop: true }, { delayMs: 10_000 }]) {
    const { proxy, call, seen, emulator } = open({ proxy: { timeoutMs: 200 } });
    await call();
    emulator.addFault({ ...fault, when: { operation: "revoke" } });
    assert.equal(await proxy.close(), undefined);
    await call();
    assert.equal(seen().token, 2);
  }
  const fetch = () => assert.fail("nothing is to be sent");
  for (const auth of [{ kind: "digest", publicKey: "made-up", privateKey: "made-up-private" }, { kind: "bearer", token: "made-up-token" }, { kind: "passThrough" }]) {
    assert.equal(await createProxy({ auth, fetch }).close(), undefined);
  }
});

for (const [name, fault, status, code, reason, asked] of [
  ["invalid_client", { status: 401 }, 502, "TOKEN_UNAVAILABLE", "invalid_client", 1],
  ["access_denied", { status: 403 }, 502, "TOKEN_UNAVAILABLE", "access_denied", 1],
  ["HTML with status 200", { status: 200, html: true }, 502, "TOKEN_UNAVAILABLE", undefined, 1],
  ["500", { status: 500 }, 503, "TOKEN_UNAVAILABLE", undefined, 3],
  ["no answer", { drop: true }, 503, "TOKEN_UNAVAILABLE", undefined, 3],
  ["429 for longer than is waited", { status: 429, retryAfter: 60 }, 429, "RATE_LIMITED", undefined, 1],
]) {
  test(`token request, ${name}: ${status} ${code}, a hint for the operator, and nothing reaches Atlas`, async () => {
    const { call, seen, emulator, events } = open();
    emulator.addFault({ ...fault, times: Infinity, when: { operation: "token" } });
    const response = await call("POST", "/DATADOG", DATADOG);
    assert.deepEqual([response.status, response.headers.get("x-error-code")], [status, code]);
    assert.equal(response.headers.get("retry-after"), fault.retryAfter === undefined ? null : "60");
    assert.deepEqual(seen(), { token: asked });
    const [{ refused, reason: said, hint }] = events;
    assert.deepEqual([refused, said], [code, reason]);
    assert.match(hint, /token/);
  });
}

test("a token that does not come within `timeoutMs`: 504, and the next request has it", async () => {
  const { call, emulator, seen } = open({ proxy: { timeoutMs: 500 } });
  emulator.addFault({ delayMs: 10_000, when: { operation: "token" } });
  assert.equal((await call()).headers.get("x-error-code"), "TARGET_TIMEOUT");
  assert.equal((await call()).status, 200);
  assert.equal(seen().list, 1);
});

test("one caller who goes away takes the token from nobody", async () => {
  const { proxy, burst, emulator, seen } = open();
  emulator.addFault({ delayMs: 100, when: { operation: "token" } });
  const controller = new AbortController();
  const first = proxy(new Request(`http://localhost${ROOT}`, { signal: controller.signal }));
  const others = burst(20);
  setTimeout(() => controller.abort(), 20);
  assert.equal((await first).headers.get("x-error-code"), "CLIENT_CLOSED_REQUEST");
  assert.deepEqual(await others, [200]);
  assert.deepEqual(seen(), { token: 1, list: 20 });
});

test("the token endpoints are never served, whatever is said of them", async () => {
  for (const options of [{}, { projects: true }, { basePath: "/atlas" }, { auth: { kind: "passThrough" } }]) {
    const { proxy, emulator } = open({ proxy: options });
    for (const path of ["token", "revoke", "token/", "%74oken", "../oauth/token"]) {
      const form = { method: "POST", headers: { "content-type": "application/x-www-form-urlencoded" }, body: "grant_type=client_credentials" };
      const response = await proxy(new Request(`http://localhost${options.basePath ?? ""}/api/oauth/${path}`, form));
      assert.equal(response.status, 404, path);
    }
    assert.equal(emulator.state().counts.total, 0);
  }
});

test("a secret from a function, now or later; one that fails or gives nonsense is 502 or 503, and not shown", async () => {
  for (const clientSecret of [() => ACCOUNT.clientSecret, async () => ACCOUNT.clientSecret]) {
    const { burst, seen } = open({ proxy: { auth: { ...AUTH, clientSecret } } });
    assert.deepEqual(await burst(10), [200]);
    assert.equal(seen().token, 1);
  }
  for (const [clientSecret, status] of [[() => { throw new Error("made-up-thrown-secret"); }, 503], [() => "\"made-up quoted secret\"", 502], [() => 7, 502]]) {
    const { call, events } = open({ proxy: { auth: { ...AUTH, clientSecret } } });
    const response = await call();
    assert.equal(response.status, status);
    assert.doesNotMatch(await response.text() + JSON.stringify(events), /made-up/);
  }
});

test("flawed ids and secrets are refused by name and reason, and what belongs into `auth` is told", () => {
  const issuesOf = (options) => {
    try {
      createProxy(options);
      return [];
    } catch (error) {
      assert.ok(error instanceof errors.ValidationError);
      assert.doesNotMatch(error.message, new RegExp(ACCOUNT.clientSecret));
      return error.issues.map(({ path, code }) => `${path.join(".")} ${code}`);
    }
  };
  assert.deepEqual(issuesOf({ auth: AUTH }), []);
  assert.deepEqual(issuesOf({ auth: { kind: "serviceAccount" } }), ["auth.clientId required", "auth.clientSecret required"]);
  assert.deepEqual(issuesOf({ auth: { ...AUTH, clientId: "with:colon", clientSecret: `${ACCOUNT.clientSecret}\n` } }), ["auth.clientId invalid_format", "auth.clientSecret invalid_format"]);
  assert.deepEqual(issuesOf({ ...ACCOUNT, auth: { kind: "passThrough" } }), ["clientId unknown_field", "clientSecret unknown_field"]);
  assert.deepEqual(issuesOf({ auth: { ...AUTH, token: "made-up" } }), ["auth.token unknown_field"]);
});

test("through a real connection: the package's client without credentials, the proxy with the account", async (t) => {
  const emulator = createEmulator({ serviceAccounts: [ACCOUNT], groups: [GROUP] });
  const { url: target } = await serving(t, emulator);
  const { url } = await serving(t, createProxy({ auth: AUTH, target, basePath: "/atlas" }));
  const client = new IntegrationsClient({ proxy: `${url}/atlas`, retry: { limit: 0 } });
  await client.create(GROUP, DATADOG);
  assert.equal((await client.list(GROUP)).totalCount, 1);
  emulator.addFault({ status: 401, when: { operation: "token" } });
  emulator.addFault({ revokeTokens: true, when: { operation: "list" } });
  const error = await failureOf(client.list(GROUP));
  assert.deepEqual([error.status, error.errorCode], [502, "TOKEN_UNAVAILABLE"]);
  assert.equal(of(emulator, "token").length, 2);
  assert.equal((await client.list(GROUP)).totalCount, 1, "the next one asks anew");
});
