// A service account's token: when it is asked for, how often, and for whom.

import assert from "node:assert/strict";
import { test } from "node:test";
import { ACCOUNT, AUTH, count, DATADOG, errors, failureOf, GROUP, IntegrationsClient, MINUTE, of, open, QUICK, withClock } from "./support.mjs";

const burst = (client, calls) => Promise.allSettled(Array.from({ length: calls }, () => client.list(GROUP)));
const allFine = (settled) => assert.deepEqual([...new Set(settled.map(({ status, reason }) => reason ?? status))], ["fulfilled"]);

test("all five operations with one token, and nobody else's header", async () => {
  const { client, seen } = open();
  await client.create(GROUP, DATADOG);
  await client.update(GROUP, { ...DATADOG, region: "US" });
  assert.equal((await client.get(GROUP, "DATADOG")).region, "US");
  assert.equal((await client.list(GROUP)).results.length, 1);
  await client.delete(GROUP, "DATADOG");
  assert.deepEqual(seen(), { token: 1, create: 1, update: 1, get: 1, list: 1, delete: 1 });
});

test("1,000 calls at once on a client that has no token yet: one request for it", async () => {
  const { client, seen } = open();
  allFine(await burst(client, 1_000));
  assert.deepEqual(seen(), { token: 1, list: 1_000 });
});

test("a token that ends in the middle of a burst: one more, and nobody is refused", async (t) => {
  const clock = withClock(t);
  const { client, seen, emulator } = open();
  allFine(await burst(client, 100));
  clock.move(54 * MINUTE);
  allFine(await burst(client, 100));
  assert.equal(seen().token, 1);
  clock.move(2 * MINUTE);
  allFine(await burst(client, 1_000));
  assert.deepEqual(seen(), { token: 2, list: 1_200 });
  assert.ok(of(emulator, "list").every(({ status }) => status === 200));
});

test("1,000 calls whose token was revoked elsewhere: one new token, and each call repeated once", async () => {
  const { emulator, seen } = open();
  let token;
  const fetch = (url, init) => {
    token = init.headers.authorization.replace("Bearer ", "");
    return emulator(url, init);
  };
  const client = new IntegrationsClient({ auth: AUTH, fetch });
  await client.list(GROUP);
  const headers = { authorization: `Basic ${btoa(`${ACCOUNT.clientId}:${ACCOUNT.clientSecret}`)}` };
  await emulator("https://cloud.mongodb.com/api/oauth/revoke", { method: "POST", headers, body: new URLSearchParams({ token }) });
  allFine(await burst(client, 1_000));
  assert.deepEqual(seen(), { token: 2, list: 2_001, revoke: 1 });
  const refused = of(emulator, "list").filter(({ status }) => status === 401);
  assert.equal(refused.length, 1_000);
});

test("a new token that is refused as well is AuthenticationError, after two of each", async () => {
  const { client, seen, emulator } = open();
  emulator.addFault({ status: 401, when: { operation: "list" }, times: Infinity, unauthenticated: true });
  const error = await failureOf(client.list(GROUP));
  assert.ok(error instanceof errors.AuthenticationError);
  assert.match(error.message, /the service account's token was refused, and so was a new one$/);
  assert.deepEqual(seen(), { token: 2, list: 2 });
});

test("a 401 asks for a new token once a call, also where an attempt is repeated in between", async () => {
  const { client, seen, emulator } = open();
  const answers = [401, 503, 401];
  for (const status of answers) emulator.addFault({ status, when: { operation: "list" } });
  const error = await failureOf(client.list(GROUP));
  assert.equal(error.name, "AuthenticationError");
  assert.deepEqual(seen(), { token: 2, list: 3 });
});

test("the clock an hour back, then a day on: no call is locked out, and each step costs a token at most", async (t) => {
  const clock = withClock(t);
  const { client, seen } = open({ tokenLifetimeMs: 30 * 24 * 60 * MINUTE });
  await client.list(GROUP);
  clock.move(-60 * MINUTE);
  await client.list(GROUP);
  await client.list(GROUP);
  assert.equal(seen().token, 2);
  clock.move(24 * 60 * MINUTE);
  allFine(await burst(client, 100));
  assert.equal(seen().token, 2, "it serves for a month");
  clock.move(-2 * MINUTE);
  await client.list(GROUP);
  assert.equal(seen().token, 2, "set back a little is no reason to ask");
});

test("a laptop that slept: the token is over, and the first call asks for a new one", async (t) => {
  const clock = withClock(t);
  const { client, seen } = open();
  await client.list(GROUP);
  clock.move(8 * 60 * MINUTE);
  allFine(await burst(client, 50));
  assert.deepEqual(seen(), { token: 2, list: 51 });
});

for (const [name, tokenAnswer, lifetimeMs] of [
  ["no `expires_in`", { expires_in: null }, 60 * MINUTE],
  ["a text as `expires_in`", { expires_in: "3600" }, 60 * MINUTE],
  ["0 as `expires_in`", { expires_in: 0 }, 60 * MINUTE],
  ["-1 as `expires_in`", { expires_in: -1 }, 60 * MINUTE],
  ["ten minutes", { expires_in: 600 }, 10 * MINUTE],
]) {
  test(`a token with ${name} serves until five minutes before its end`, async (t) => {
    const clock = withClock(t);
    const { client, seen, emulator } = open();
    emulator.addFault({ tokenAnswer, when: { operation: "token" } });
    await client.list(GROUP);
    clock.move(lifetimeMs - 5 * MINUTE - 5_000);
    await client.list(GROUP);
    assert.equal(seen().token, 1);
    clock.move(10_000);
    await client.list(GROUP);
    assert.equal(seen().token, 2);
  });
}

test("a token of five minutes serves the burst that waited for it, or one call", async () => {
  const { client, seen, emulator } = open({ tokenLifetimeMs: 5 * MINUTE });
  allFine(await burst(client, 200));
  assert.equal(seen().token, 1);
  await client.list(GROUP);
  await client.list(GROUP);
  assert.equal(seen().token, 3);
  emulator.addFault({ status: 503, when: { operation: "list" } });
  await client.list(GROUP);
  assert.equal(seen().token, 4, "a call keeps its token from its first attempt to its last");
});

for (const [name, fault] of [
  ["500", { status: 500 }], ["501", { status: 501 }], ["502 in HTML", { status: 502, html: true }], ["503", { status: 503 }],
  ["503 with `Retry-After`", { status: 503, retryAfter: 0 }], ["520", { status: 520, body: "a gateway's words" }], ["429", { status: 429 }],
  ["no answer", { drop: true }], ["an answer that is cut off", { cutBody: 10 }],
]) {
  test(`token request, ${name}: repeated, for create too, which is sent once`, async () => {
    const { client, seen, emulator } = open();
    emulator.addFault({ ...fault, times: 2, when: { operation: "token" } });
    await client.create(GROUP, DATADOG);
    assert.deepEqual(seen(), { token: 3, create: 1 });
  });

  test(`token request, ${name} all the time: 1,000 calls fail by three requests, and none is sent`, async () => {
    const { client, seen, emulator } = open();
    emulator.addFault({ ...fault, times: Infinity, when: { operation: "token" } });
    const settled = await burst(client, 1_000);
    assert.deepEqual([...new Set(settled.map(({ status }) => status))], ["rejected"]);
    assert.deepEqual(seen(), { token: 3 });
    const { reason } = settled[999];
    const expected = fault.status === 429 ? "RateLimitError" : fault.status ? "AtlasApiError" : "NetworkError";
    assert.equal(reason.name, expected, String(reason));
    emulator.reset();
    await client.list(GROUP);
    assert.deepEqual(seen(), { token: 1, list: 1 }, "a call that comes later asks again");
  });
}

for (const [status, errorCode] of [[400, "invalid_request"], [401, "invalid_client"], [403, "access_denied"]]) {
  test(`token request, ${status} ${errorCode}: AuthenticationError for all, after one request`, async () => {
    const { client, seen, emulator } = open();
    emulator.addFault({ status, when: { operation: "token" } });
    const settled = await burst(client, 100);
    assert.deepEqual(seen(), { token: 1 });
    for (const { reason } of settled) {
      assert.ok(reason instanceof errors.AuthenticationError, String(reason));
      assert.deepEqual([reason.status, reason.errorCode, reason.retryable], [status, errorCode, false]);
      assert.ok(reason.detail.length > 0);
      assert.match(reason.message, /the service account was refused$/);
    }
    await client.list(GROUP);
    assert.deepEqual(seen(), { token: 2, list: 1 });
  });
}

test("429 of the token endpoint is RateLimitError, at once where `Retry-After` is too long", async () => {
  const { client, seen, emulator } = open();
  emulator.addFault({ status: 429, retryAfter: 60, when: { operation: "token" } });
  const error = await failureOf(client.list(GROUP));
  assert.ok(error instanceof errors.RateLimitError);
  assert.deepEqual([error.retryAfterMs, error.errorCode], [60_000, "RATE_LIMITED"]);
  assert.match(error.detail, /limited to 50 requests every 1 minutes/);
  assert.deepEqual(seen(), { token: 1 });
});

test("an answer of 200 that is HTML, or has no token, is ResponseFormatError and final", async () => {
  const faults = [{ status: 200, html: true }, { tokenAnswer: { access_token: null } }, { tokenAnswer: { access_token: "two words" } }, { truncateBody: 20 }];
  for (const fault of faults) {
    const { client, seen, emulator } = open();
    emulator.addFault({ ...fault, when: { operation: "token" } });
    const error = await failureOf(client.list(GROUP));
    assert.equal(error.name, "ResponseFormatError", JSON.stringify(fault));
    assert.deepEqual(seen(), { token: 1 });
  }
});

test("one caller's abort ends its wait at once and takes the token from nobody", async () => {
  const { client, seen, emulator } = open();
  emulator.addFault({ delayMs: 150, when: { operation: "token" } });
  const controller = new AbortController();
  const started = performance.now();
  const first = failureOf(client.list(GROUP, {}, { signal: controller.signal }));
  const others = burst(client, 20);
  setTimeout(() => controller.abort(), 20);
  assert.equal((await first).name, "AbortError");
  assert.ok(performance.now() - started < 140);
  allFine(await others);
  assert.deepEqual(seen(), { token: 1, list: 20 });
});

test("each attempt's wait ends after `timeoutMs`; nothing was sent, so create goes on waiting in its next attempt", async () => {
  const { client, seen, emulator } = open({ client: { timeoutMs: 120 } });
  // The request for the token has its own timeout: its first attempt is given up, and the second one is answered.
  emulator.addFault({ delayMs: 5_000, when: { operation: "token" } });
  const events = [];
  const other = new IntegrationsClient({ auth: AUTH, fetch: emulator, timeoutMs: 120, logger: (event) => events.push(event), ...QUICK });
  await client.create(GROUP, DATADOG);
  assert.deepEqual(seen(), { token: 2, create: 1 });
  emulator.addFault({ delayMs: 5_000, when: { operation: "token" }, times: Infinity });
  const error = await failureOf(other.create(GROUP, DATADOG));
  assert.equal(error.name, "TimeoutError");
  assert.equal(seen().create, 1);
  assert.deepEqual(events.map(({ kind }) => kind), ["request", "retry", "request", "retry", "request", "error"]);
});

test("a create that waited for its token and then meets a 409 was not repeated", async () => {
  const { client, emulator, seen } = open({ client: { timeoutMs: 100 }, groups: { [GROUP]: [DATADOG] } });
  emulator.addFault({ delayMs: 5_000, when: { operation: "token" } });
  const error = await failureOf(client.create(GROUP, DATADOG));
  assert.deepEqual([error.status, error.afterRetry ?? false], [409, false]);
  assert.deepEqual(seen(), { token: 2, create: 1 });
});

test("`clientSecret` may be a function, now or later, and is asked before each request for a token", async () => {
  let asked = 0;
  const secrets = ["mdb_sa_sk_wrong_one_of_before", ACCOUNT.clientSecret];
  for (const give of [() => secrets[asked++], async () => secrets[asked++]]) {
    asked = 0;
    const { client, seen } = open({ client: { auth: { ...AUTH, clientSecret: give } } });
    assert.equal((await failureOf(client.list(GROUP))).errorCode, "invalid_client");
    await client.list(GROUP);
    await client.list(GROUP);
    assert.deepEqual([asked, seen()], [2, { token: 2, list: 2 }]);
  }
});

test("a `clientSecret` function that fails, hangs or gives nonsense", async () => {
  const withSecret = (clientSecret) => open({ client: { auth: { ...AUTH, clientSecret }, timeoutMs: 50 } }).client;
  const thrown = await failureOf(withSecret(() => { throw new Error("the vault is closed"); }).list(GROUP));
  assert.equal(thrown.name, "NetworkError");
  assert.match(thrown.message, /the function that gives the client secret failed/);
  assert.equal(thrown.cause.message, "the vault is closed");
  assert.equal((await failureOf(withSecret(() => new Promise(() => {})).list(GROUP))).name, "TimeoutError");
  for (const wrong of [undefined, "", 7, " mdb_sa_sk_x", "\"mdb_sa_sk_x\""]) {
    const error = await failureOf(withSecret(() => wrong).list(GROUP));
    assert.deepEqual([error.name, error.issues?.[0].path], ["ValidationError", ["auth", "clientSecret"]], String(wrong));
  }
});

test("the token is asked for by the same route as the rest, with Basic of id and secret as they are", async () => {
  for (const [proxy, expected] of [
    [undefined, "https://cloud.mongodb.com/api/oauth/token"],
    ["https://proxy.example/atlas", "https://proxy.example/atlas/api/oauth/token"],
    [(url) => new URL(`https://other.example/x${url.pathname}`), "https://other.example/x/api/oauth/token"],
  ]) {
    const asked = [];
    const { emulator } = open();
    const fetch = async (url, init) => {
      const request = new Request(url, init);
      asked.push({ url: request.url, method: request.method, headers: Object.fromEntries(request.headers), body: await request.clone().text() });
      const path = new URL(request.url).pathname.replace(/^\/(?:atlas|x)/, "");
      return emulator(new Request(`https://cloud.mongodb.com${path}`, request));
    };
    const client = new IntegrationsClient({ auth: AUTH, proxy, fetch, headers: { "X-Own": "made-up-own-header" } });
    await client.list(GROUP);
    const [{ url, method, headers, body }, list] = asked;
    assert.deepEqual([url, method, body], [expected, "POST", "grant_type=client_credentials"]);
    assert.equal(headers.authorization, `Basic ${btoa(`${ACCOUNT.clientId}:${ACCOUNT.clientSecret}`)}`);
    assert.deepEqual([headers["content-type"], headers.accept, headers["x-own"]], ["application/x-www-form-urlencoded", "application/json", "made-up-own-header"]);
    assert.match(list.headers.authorization, /^Bearer \S+$/);
  }
});

test("the constructor refuses flawed ids and secrets, by name and reason", () => {
  const refused = (more) => {
    try {
      new IntegrationsClient({ auth: { ...AUTH, ...more } });
      return [];
    } catch (error) {
      assert.equal(error.name, "ValidationError");
      return error.issues.map(({ path, code }) => `${path.join(".")} ${code}`);
    }
  };
  assert.deepEqual(refused({}), []);
  assert.deepEqual(refused({ clientId: undefined, clientSecret: "" }), ["auth.clientId required", "auth.clientSecret required"]);
  assert.deepEqual(refused({ clientId: 7, clientSecret: 7 }), ["auth.clientId invalid_type", "auth.clientSecret invalid_type"]);
  for (const flaw of [(text) => `${text}\n`, (text) => ` ${text}`, (text) => `\ufeff${text}`, (text) => `"${text}"`, (text) => `${text}\u200b`]) {
    assert.deepEqual(refused({ clientId: flaw(ACCOUNT.clientId) }), ["auth.clientId invalid_format"]);
    assert.deepEqual(refused({ clientSecret: flaw(ACCOUNT.clientSecret) }), ["auth.clientSecret invalid_format"]);
  }
  assert.deepEqual(refused({ clientId: "with:colon" }), ["auth.clientId invalid_format"]);
});

test("two clients have a token each, and v1.0 and the token share one origin", async () => {
  const { emulator } = open();
  const clients = [1, 2].map(() => new IntegrationsClient({ auth: AUTH, fetch: emulator }));
  await Promise.all(clients.map((client) => client.list(GROUP)));
  assert.equal(count(emulator).token, 2);
});
