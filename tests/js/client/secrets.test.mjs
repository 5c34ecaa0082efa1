// No key, token or password is ever shown: not by an error or its cause, the logger, a client, a session, `redact` or `toCurl`,
// however it is printed, and although the server and `fetch` say everything back. Secrets are random, and full of what means
// something in JSON, HTML, URLs and shells.

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { ECHOES, status } from "./support/echoes.mjs";
import { assertSecret, bearer, key, printed, secret, token, view } from "./support/secrets.mjs";
import { api, GROUP } from "./support/package.mjs";

const { AtlasIntegrationsError, IntegrationsClient, createDigestSession, digestAuthorization, redact, toCurl, validate } = api;

const CALLS = {
  list: (client) => client.list(GROUP),
  get: (client, { type }) => client.get(GROUP, type),
  create: (client, sent) => client.create(GROUP, sent),
  update: (client, sent) => client.update(GROUP, sent),
  delete: (client, { type }) => client.delete(GROUP, type),
};
/** Who authenticates, with which secrets. */
const auth = fc.oneof(
  fc.constant({ auth: { kind: "none" }, secrets: [] }),
  fc.tuple(key, key).map(([publicKey, privateKey]) => ({ auth: { kind: "digest", publicKey, privateKey }, secrets: [privateKey] })),
  bearer.map((text) => ({ auth: { kind: "bearer", token: text }, secrets: [text] })),
  token.map((text) => ({ auth: { kind: "none" }, headers: { "X-Api-Key": text }, secrets: [text] })),
  bearer.map((text) => ({ auth: { kind: "bearer", token: async () => text }, secrets: [text] })),
);
const quick = { retry: { limit: 1, maxDelayMs: 0 } };
const runs = { numRuns: 40 };

for (const [name, echo] of Object.entries(ECHOES)) {
  for (const [operation, call] of Object.entries(CALLS)) {
    test(`${operation}, answered with ${name}: no secret is shown`, async () => {
      await fc.assert(fc.asyncProperty(auth, view, status, async (who, what, code) => {
        const sends = operation === "create" || operation === "update";
        const secrets = [...(sends ? what.secrets : []), ...who.secrets];
        const events = [];
        const fetch = echo(secrets.length > 0 ? secrets : ["^none"], code);
        const client = new IntegrationsClient({ auth: who.auth, headers: who.headers, fetch, logger: (event) => events.push(event), ...quick });
        const { error } = await call(client, what.view).then(() => ({}), (thrown) => ({ error: thrown }));
        if (error) {
          assert.ok(error instanceof AtlasIntegrationsError, String(error));
          assertSecret(printed(error), secrets, "the error");
        }
        assert.ok(events.length >= 2);
        for (const event of events) assertSecret(printed(event) + printed(event.error), secrets, `the event ${event.kind}`);
        assertSecret(printed(client), secrets, "the client");
      }), runs);
    });
  }
}

test("a secret inside another one leaves no rest of it behind", async () => {
  for (const [apiKey, privateKey] of [["^inner", "outer^innerouter"], ["outer^innerouter", "^inner"]]) {
    const fetch = async () => Response.json({ detail: "it was outer^innerouter!" }, { status: 400 });
    const client = new IntegrationsClient({ auth: { kind: "digest", publicKey: "p", privateKey }, fetch });
    const error = await client.update(GROUP, { type: "DATADOG", apiKey }).catch((thrown) => thrown);
    assert.equal(error.detail, "it was ****!");
  }
});

test("a long content type is not cut in the middle of a secret", async () => {
  const apiKey = "^0123456789abcdef0123456789abcdef";
  for (let length = 60; length < 110; length += 7) {
    const fetch = async () => new Response("<html>", { headers: { "content-type": `text/${"x".repeat(length)}${apiKey}` } });
    const error = await new IntegrationsClient({ fetch }).update(GROUP, { type: "DATADOG", apiKey }).catch((thrown) => thrown);
    assert.doesNotMatch(printed(error), /\^0/);
  }
});

test("a long challenge is not cut in the middle of a secret", async () => {
  const apiKey = "^0123456789abcdef0123456789abcdef";
  for (let length = 0; length < 50; length += 5) {
    const headers = { "www-authenticate": `Digest realm="r", nonce="n", algorithm="${"x".repeat(length)}${apiKey}"` };
    const client = new IntegrationsClient({ auth: { kind: "digest", publicKey: "p", privateKey: "made-up" }, fetch: async () => new Response("", { status: 401, headers }) });
    const error = await client.update(GROUP, { type: "DATADOG", apiKey }).catch((thrown) => thrown);
    assert.equal(error.name, "DigestError");
    assert.doesNotMatch(printed(error), /\^0/);
  }
});

test("three characters are no secret: they are in any text", async () => {
  const fetch = async () => Response.json({ detail: "the key abc is bad" }, { status: 400 });
  const error = await new IntegrationsClient({ fetch }).update(GROUP, { type: "DATADOG", apiKey: "abc" }).catch((thrown) => thrown);
  assert.equal(error.detail, "the key abc is bad");
});

for (const method of ["createRequest", "updateRequest"]) {
  test(`${method}: toCurl and redact of it mask every secret, and toCurl shows them only with reveal`, () => {
    fc.assert(fc.property(view, ({ view: sent, secrets }) => {
      const request = api[method]({ groupId: GROUP, integration: sent });
      assertSecret(toCurl(request), secrets, "toCurl");
      assertSecret(printed(redact(request)), secrets, "redact of the request");
      assert.ok(toCurl(request, { reveal: true }).includes("-d '"));
      const revealed = toCurl(request, { reveal: true }).split("-d '")[1].slice(0, -1).replaceAll("'\\''", "'");
      assert.deepEqual(JSON.parse(revealed), sent);
    }), { numRuns: 200 });
  });
}

test("redact of a view, a list, an unknown view and unknown fields", () => {
  fc.assert(fc.property(view, secret, ({ view: sent, secrets }, other) => {
    const all = [...secrets, other];
    const unknown = { type: "NEW_THING", id: "1", first: other, deep: [{ second: other }] };
    const values = [sent, [sent], { results: [sent, unknown], links: [] }, unknown, { ...sent, another: other, more: [other, { x: other }] }];
    for (const value of values) assertSecret(printed(redact(value)), all, "redact");
  }), { numRuns: 200 });
});

test("validation never repeats a value, wherever it stands", () => {
  fc.assert(fc.property(view, secret, ({ view: sent, secrets }, other) => {
    const wrong = Object.fromEntries(Object.keys(sent).map((name) => [name, other]));
    const inputs = [sent, wrong, { ...sent, type: other }, { ...sent, region: other, channelName: 7, extra: other }, { type: sent.type, apiKey: [other] }, other];
    for (const input of inputs) {
      for (const options of [{}, { type: sent.type }, { mode: "partial" }, { type: other }]) {
        const { issues, warnings } = validate(input, options);
        assertSecret(printed({ issues, warnings }), [...secrets, other], "validate");
      }
    }
    for (const field of Object.keys(sent)) assertSecret(printed(api.validateField(sent.type, field, other)), [other], "validateField");
  }), { numRuns: 200 });
});

test("what is refused before it is sent never repeats a value", async () => {
  await fc.assert(fc.asyncProperty(secret, async (other) => {
    const client = new IntegrationsClient({ fetch: () => assert.fail("nothing is to be sent") });
    const calls = [
      () => client.list(other), () => client.get(GROUP, other), () => client.delete(other, other), () => client.update(GROUP, { type: other, apiKey: other }),
      () => client.list(GROUP, { pageNum: other, pretty: other }), () => client.list(GROUP, other), () => client.list(GROUP, {}, { signal: other }),
      async () => api.updateRequest({ groupId: other, baseUrl: other, integration: { type: "DATADOG", apiKey: other, region: other }, query: { pageNum: other } }),
      async () => new IntegrationsClient({
        baseUrl: other, proxy: other, auth: { kind: other, privateKey: other }, credentials: other, headers: other, timeoutMs: other, retry: { limit: other }, logger: other, fetch: other,
      }),
      async () => new IntegrationsClient({ auth: { kind: "digest", publicKey: 7, privateKey: [other] } }),
      async () => new IntegrationsClient({ proxy: `https://user:${encodeURIComponent(other)}@proxy.example/` }),
      async () => new IntegrationsClient({ auth: { kind: "bearer", token: `${other} \n` } }),
      () => new IntegrationsClient({ auth: { kind: "bearer", token: () => `${other} \n` } }).list(GROUP),
      () => new IntegrationsClient({ proxy: () => other }).list(GROUP),
      () => new IntegrationsClient({ proxy: () => `http://user:${encodeURIComponent(other)}@127.0.0.1:1/` }).list(GROUP),
    ];
    for (const call of calls) {
      const error = await call().then(() => assert.fail("should have been refused"), (thrown) => thrown);
      assert.equal(error.name, "ValidationError", String(error));
      assertSecret(printed(error), [other], call.toString());
    }
  }), { numRuns: 60 });
});

test("digest on its own: neither a session nor its errors show the password", () => {
  fc.assert(fc.property(key, key, (username, password) => {
    const header = [...password].filter((character) => character >= " " && character <= "\xff").join("").replace(/[\\"]/g, "\\$&");
    const challenges = [
      `Digest realm="r", nonce="n", algorithm="${header}"`, `Digest realm="r", nonce="n", qop="${header}"`, `Digest realm="r", nonce="n`,
      password, `${password} realm="r"`, `Digest realm="r", nonce="n", "${password}`,
    ];
    const session = createDigestSession({ username, password });
    session.receive('Digest realm="r", nonce="n", qop="auth", algorithm=SHA-256-sess');
    assertSecret(session.authorize({ method: "PUT", uri: "/", body: "x" }), [password], "authorize");
    assertSecret(printed(session), [password], "the session");
    for (const challenge of challenges) {
      for (const answer of [() => session.receive(challenge), () => digestAuthorization({ challenge, username, password, method: "GET", uri: "/" })]) {
        try {
          const text = answer();
          assertSecret(printed(text), [password], "the header");
        } catch (error) {
          assert.equal(error.name, "DigestError", String(error));
          assertSecret(printed(error), [password], "the error");
        }
      }
    }
    for (const bad of [{ username, password: [password] }, { username: { password }, password }]) {
      assert.throws(() => createDigestSession(bad), (error) => (assertSecret(printed(error), [password], "the error"), true));
    }
  }), { numRuns: 200 });
});

test("parseResponse on its own knows no secrets, and its errors hold only what the answer said", () => {
  const body = JSON.stringify({ detail: "a detail", extra: "not passed on", badRequestDetail: { fields: [] } });
  assert.throws(() => api.parseResponse("list", { status: 400, body, headers: { "x-secret": "not passed on" } }), (error) => {
    assert.doesNotMatch(printed(error), /not passed on/);
    return true;
  });
});

test("a client and a session show nothing of what they hold, to no way of looking", () => {
  const client = new IntegrationsClient({ auth: { kind: "digest", publicKey: "made-up-public", privateKey: "made-up-private" }, headers: { cookie: "made-up-cookie" } });
  assert.deepEqual([Object.getOwnPropertyNames(client), Object.getOwnPropertySymbols(client), JSON.stringify(client)], [[], [], "{}"]);
  assert.doesNotMatch(printed(client), /made-up|__wbg_ptr/);
  assert.throws(() => structuredClone({ client: client.list }), { name: "DataCloneError" });
  const session = createDigestSession({ username: "made-up-user", password: "made-up-private" });
  assert.doesNotMatch(printed(session), /made-up|__wbg_ptr/);
});

test("of a header's value and of a webhook's URL the parts that could be tokens are secret too", async () => {
  const echo = (said) => async () => Response.json({ detail: `not for ${said}` }, { status: 403 });
  const detail = async (options, said, view = { type: "DATADOG", apiKey: "made-up" }) =>
    (await new IntegrationsClient({ fetch: echo(said), ...options }).update(GROUP, view).catch((thrown) => thrown)).detail;
  assert.equal(await detail({ headers: { Authorization: "Bearer proxy-secret-token" } }, "proxy-secret-token"), "not for ****");
  assert.equal(await detail({ headers: { Cookie: "a=b; session=made-up-session-id" } }, "made-up-session-id"), "not for ****");
  assert.equal(await detail({ headers: { Accept: "application/json" } }, "application/json"), "not for application/json");
  const url = "https://hooks.example.com/services/made-up-token-1?key=made-up-token-2";
  for (const part of ["made-up-token-1", "made-up-token-2"]) assert.equal(await detail({}, part, { type: "WEBHOOK", url }), "not for ****");
  assert.equal(await detail({}, "hooks.example.com", { type: "WEBHOOK", url }), "not for hooks.example.com");
});
