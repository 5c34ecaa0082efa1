// The digest against httpbin: MD5 and SHA-256, qop auth and auth-int.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { exchange } from "./exchange.mjs";
import { startHttpbin } from "./httpbin.mjs";
import { AuthenticationError, createDigestSession, DigestError, digestAuthorization, IntegrationsClient } from "./package.mjs";

const KEYS = { username: "abcdefgh", password: "11111111-2222-3333-4444-555555555555" };
const FLOWDOCK = { type: "FLOWDOCK", flowName: "münchen", apiToken: "0123456789abcdef0123456789abcdef", orgName: "my-org" };
const PROJECTS = {
  ["1".repeat(24)]: ["auth", "MD5"],
  ["2".repeat(24)]: ["auth-int", "MD5"],
  ["3".repeat(24)]: ["auth", "SHA-256"],
  ["4".repeat(24)]: ["auth-int", "SHA-256"],
  ["5".repeat(24)]: ["auth", "SHA-512"],
};

let httpbin;
before(async () => {
  httpbin = await startHttpbin({ ...KEYS, projects: PROJECTS });
});
after(() => httpbin?.stop());

const endpoint = (qop, algorithm, more = "") => `/digest-auth/${qop}/${KEYS.username}/${KEYS.password}/${algorithm}${more}`;

const challengesOf = async (uri) => {
  const { status, challenges } = await exchange(httpbin.origin + uri);
  assert.equal(status, 401);
  return challenges;
};

const send = (uri, authorization, { body, cookie } = {}) =>
  exchange(httpbin.origin + uri, {
    body,
    headers: { authorization, ...(cookie && { cookie }), ...(body && { "content-length": Buffer.byteLength(body) }) },
  });

// httpbin offers both if the path names another qop.
for (const [qop, taken] of [
  ["auth", "auth"],
  ["auth-int", "auth-int"],
  ["both", "auth"],
]) {
  for (const algorithm of ["MD5", "SHA-256"]) {
    test(`${algorithm}, qop ${qop}: a session of five requests`, async () => {
      const uri = endpoint(qop, algorithm);
      const session = createDigestSession(KEYS);
      session.receive(await challengesOf(uri));
      for (let request = 1; request <= 5; request++) {
        const body = `{"request":"${"ü".repeat(request)}"}`;
        const authorization = session.authorize({ method: "GET", uri, body });
        assert.match(authorization, new RegExp(`algorithm=${algorithm},.* nc=0000000${request},.* qop=${taken},`));
        const { status, text } = await send(uri, authorization, { body });
        assert.equal(status, 200);
        assert.deepEqual(JSON.parse(text), { authenticated: true, user: KEYS.username });
      }
    });
  }
}

test("auth-int without a body, and with another body than the one signed", async () => {
  const uri = endpoint("auth-int", "SHA-256");
  const challenge = await challengesOf(uri);
  const sign = (body) => digestAuthorization({ challenge, ...KEYS, method: "GET", uri, body });
  assert.equal((await send(uri, sign(undefined))).status, 200);
  assert.equal((await send(uri, sign("signed"), { body: "signed" })).status, 200);
  assert.equal((await send(uri, sign("signed"), { body: "forged" })).status, 401);
});

test("a wrong password is refused and is not stale", async () => {
  const uri = endpoint("auth", "SHA-256");
  const session = createDigestSession({ ...KEYS, password: "wrong" });
  session.receive(await challengesOf(uri));
  const { status, challenges } = await send(uri, session.authorize({ method: "GET", uri }));
  assert.equal(status, 401);
  assert.equal(session.isStale(challenges), false);
});

test("a stale nonce is told from a wrong password, and the new challenge is answered", async () => {
  const uri = endpoint("auth", "MD5", "/1");
  const session = createDigestSession(KEYS);
  session.receive(await challengesOf(uri));
  const cookie = (uses) => ({ cookie: `fake=fake_value; stale_after=${uses}` });
  assert.equal((await send(uri, session.authorize({ method: "GET", uri }), cookie(1))).status, 200);
  const { status, challenges } = await send(uri, session.authorize({ method: "GET", uri }), cookie(0));
  assert.equal(status, 401);
  assert.equal(session.isStale(challenges), true);
  session.receive(challenges);
  assert.equal((await send(uri, session.authorize({ method: "GET", uri }), cookie(1))).status, 200);
});

test("an algorithm that no RFC has is a clear error, and the session keeps what it has", async () => {
  const challenge = await challengesOf(endpoint("auth", "SHA-512"));
  const message = "the server offers digest authentication only with an unknown algorithm: `SHA-512`";
  const refused = (error) => error instanceof DigestError && error.code === "digest" && error.message.includes(message);
  const uri = endpoint("auth", "MD5");
  assert.throws(() => digestAuthorization({ challenge, ...KEYS, method: "GET", uri }), refused);
  const session = createDigestSession(KEYS);
  session.receive(await challengesOf(uri));
  assert.throws(() => session.receive(challenge), refused);
  assert.equal((await send(uri, session.authorize({ method: "GET", uri }))).status, 200);
});

/** The Authorization headers of the client's requests after a moment, null for none. */
const asked = async (start = 0) => JSON.parse((await exchange(`${httpbin.origin}/asked`)).text).slice(start);

const client = (keys = KEYS) =>
  new IntegrationsClient({
    baseUrl: httpbin.origin,
    auth: { kind: "digest", publicKey: keys.username, privateKey: keys.password },
    retry: { limit: 0 },
  });

for (const [project, [qop, algorithm]] of Object.entries(PROJECTS).slice(0, 4)) {
  test(`the client: ${algorithm}, qop ${qop}, updates and lists with one challenge`, async () => {
    const start = (await asked()).length;
    const atlas = client();
    assert.deepEqual((await atlas.update(project, FLOWDOCK)).results, [FLOWDOCK]);
    assert.deepEqual((await atlas.list(project)).results, []);
    assert.deepEqual((await atlas.update(project, FLOWDOCK)).results, [FLOWDOCK]);
    const requests = await asked(start);
    assert.deepEqual(
      requests.map((header) => header && /nc=(\w+)/.exec(header)[1]),
      [null, "00000001", "00000002", "00000003"],
    );
    assert.ok(requests.slice(1).every((header) => header.includes(`qop=${qop},`) && header.includes(`algorithm=${algorithm},`)));
  });
}

test("the client: sixteen updates at once cost seventeen requests", async () => {
  const start = (await asked()).length;
  const atlas = client();
  await Promise.all(Array.from({ length: 16 }, () => atlas.update("4".repeat(24), FLOWDOCK)));
  const counts = (await asked(start)).map((header) => header && parseInt(/nc=(\w+)/.exec(header)[1], 16));
  assert.deepEqual(
    counts.sort((a, b) => a - b),
    [null, ...Array.from({ length: 16 }, (_, index) => index + 1)],
  );
});

test("the client: an unknown algorithm is a DigestError, a wrong key an AuthenticationError", async () => {
  await assert.rejects(client().list("5".repeat(24)), DigestError);
  await assert.rejects(client({ ...KEYS, password: "wrong-wrong" }).list("3".repeat(24)), AuthenticationError);
});
