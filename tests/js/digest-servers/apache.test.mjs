// The digest against Apache httpd.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { BRIEF_PROJECT, startApache } from "./apache.mjs";
import { exchange } from "./exchange.mjs";
import { AuthenticationError, createDigestSession, digestAuthorization, IntegrationsClient } from "./package.mjs";

const REALM = "MMS Public API";
const KEYS = { username: "abcdefgh", password: "11111111-2222-3333-4444-555555555555" };
const ODD_NAME = { username: 'a"quoted\\name', password: 'p"\\ä:,' };
const PROJECT = "a".repeat(24);
const FLOWDOCK = { type: "FLOWDOCK", flowName: "my-flow", apiToken: "0123456789abcdef0123456789abcdef", orgName: "my-org" };

let apache;
before(async () => {
  const realms = [REALM, "comma, equals = and é", "mixed"];
  apache = await startApache([...realms.map((realm) => ({ ...KEYS, realm })), { ...ODD_NAME, realm: REALM }]);
});
after(() => apache?.stop());

/** Sends a request signed by a session, and gives the answer. */
function signed(session, method, uri, body) {
  const authorization = session.authorize({ method, uri, body });
  return exchange(apache.origin + uri, { method, body, headers: { authorization } });
}

async function challenged(credentials, uri) {
  const session = createDigestSession(credentials);
  assert.equal(session.authorize({ method: "GET", uri }), undefined);
  const { status, challenges } = await exchange(apache.origin + uri);
  assert.equal(status, 401);
  session.receive(challenges);
  return session;
}

/** Apache's log once nothing more comes: it writes a line only after the client has the answer. */
async function settledLog() {
  let lines = [];
  for (let quiet = 0; quiet < 5; quiet += 1) {
    const now = await apache.log();
    if (now.length !== lines.length) quiet = 0;
    lines = now;
    await sleep(50);
  }
  return lines;
}

/** What of Apache's log came after a moment: one entry for each request, "401", or the status with nc and nonce. */
async function requestsSince(count) {
  return (await settledLog()).slice(count).map((line) => {
    const [, status, rest] = /^(\d+) (.*)$/.exec(line);
    return { status: Number(status), nc: /nc=(\w+)/.exec(rest)?.[1], nonce: /nonce=\\"([^"\\]*)/.exec(rest)?.[1] };
  });
}

const client = (keys = KEYS) =>
  new IntegrationsClient({
    baseUrl: apache.origin,
    auth: { kind: "digest", publicKey: keys.username, privateKey: keys.password },
    retry: { limit: 0 },
  });

test("one challenge serves thirty requests, which Apache counts", async () => {
  const session = await challenged(KEYS, "/api/one");
  for (let request = 1; request <= 30; request++) {
    const { status, text, headers } = await signed(session, "PUT", "/api/one?pretty=true&x=a,b%2C", `{"request":${request}}`);
    assert.equal(status, 200);
    assert.deepEqual(JSON.parse(text).results, [{ request }]);
    assert.match(headers["authentication-info"], new RegExp(`nc=${request.toString(16).padStart(8, "0")}`));
  }
});

test("Apache does check the count: what was signed once is refused the second time", async () => {
  const session = await challenged(KEYS, "/api/twice");
  const headers = { authorization: session.authorize({ method: "GET", uri: "/api/twice" }) };
  assert.equal((await exchange(`${apache.origin}/api/twice`, { headers })).status, 200);
  const second = await exchange(`${apache.origin}/api/twice`, { headers });
  assert.equal(second.status, 401);
  assert.equal(session.isStale(second.challenges), false);
});

test("a single header answers a challenge", async () => {
  const uri = "/api/single?a=%22b%22";
  const { challenges } = await exchange(apache.origin + uri);
  const authorization = digestAuthorization({ challenge: challenges[0], ...KEYS, method: "DELETE", uri });
  assert.equal((await exchange(apache.origin + uri, { method: "DELETE", headers: { authorization } })).status, 200);
});

test("what was signed for another method or path is refused", async () => {
  const session = await challenged(KEYS, "/api/a");
  const headers = { authorization: session.authorize({ method: "GET", uri: "/api/a" }) };
  assert.equal((await exchange(`${apache.origin}/api/a`, { method: "PUT", headers })).status, 401);
  assert.equal((await exchange(`${apache.origin}/api/b`, { headers })).status, 400);
});

test("quotes and backslashes in the user name, and a password of any characters", async () => {
  const session = await challenged(ODD_NAME, "/api/odd");
  assert.equal((await signed(session, "GET", "/api/odd")).status, 200);
});

test("a realm with comma, equals sign and UTF-8", async () => {
  const session = await challenged(KEYS, "/odd");
  assert.equal((await signed(session, "GET", "/odd")).status, 200);
});

test("Basic beside Digest, in one header and in two", async () => {
  const { challenges } = await exchange(`${apache.origin}/mixed`);
  assert.deepEqual(challenges.map((challenge) => challenge.split(" ")[0]).sort(), ["Basic", "Digest"]);
  for (const challenge of [challenges, challenges.join(", "), challenges.toReversed().join(",")]) {
    const authorization = digestAuthorization({ challenge, ...KEYS, method: "GET", uri: "/mixed" });
    assert.equal((await exchange(`${apache.origin}/mixed`, { headers: { authorization } })).status, 200);
  }
});

test("a wrong password is refused and is not stale", async () => {
  const session = await challenged({ ...KEYS, password: "wrong" }, "/api/wrong");
  const { status, challenges } = await signed(session, "GET", "/api/wrong");
  assert.equal(status, 401);
  assert.equal(session.isStale(challenges), false);
});

test("an old nonce is stale, and the new challenge is answered", async () => {
  const uri = `/api/atlas/v1.0/groups/${BRIEF_PROJECT}/integrations`;
  const session = await challenged(KEYS, uri);
  assert.equal((await signed(session, "GET", uri)).status, 200);
  await sleep(2500);
  const { status, challenges } = await signed(session, "GET", uri);
  assert.equal(status, 401);
  assert.equal(session.isStale(challenges), true);
  session.receive(challenges);
  assert.equal((await signed(session, "GET", uri)).status, 200);
});

test("the client: ten updates cost eleven requests", async () => {
  const start = (await settledLog()).length;
  const atlas = client();
  for (let update = 1; update <= 10; update++) {
    const { results } = await atlas.update(PROJECT, FLOWDOCK);
    assert.deepEqual(results, [FLOWDOCK]);
  }
  const requests = await requestsSince(start);
  assert.deepEqual(
    requests.map(({ status }) => status),
    [401, ...Array(10).fill(200)],
  );
  assert.deepEqual(
    requests.slice(1).map(({ nc }) => parseInt(nc, 16)),
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
  );
});

test("the client: nextnonce is used for the next request", async () => {
  const start = (await settledLog()).length;
  const atlas = client();
  for (let request = 1; request <= 3; request++) await atlas.list(BRIEF_PROJECT);
  const requests = await requestsSince(start);
  assert.deepEqual(
    requests.map(({ status, nc }) => [status, nc]),
    [[401, undefined], ...Array(3).fill([200, "00000001"])],
  );
  assert.equal(new Set(requests.map(({ nonce }) => nonce)).size, 4);
});

test("the client: a stale nonce costs one request and no error", async () => {
  const start = (await settledLog()).length;
  const atlas = client();
  await atlas.list(BRIEF_PROJECT);
  await sleep(2500);
  await atlas.update(BRIEF_PROJECT, FLOWDOCK);
  assert.deepEqual(
    (await requestsSince(start)).map(({ status }) => status),
    [401, 200, 401, 200],
  );
});

test("the client: a wrong key fails after one try, and a right one works beside it", async () => {
  const start = (await settledLog()).length;
  await assert.rejects(client({ ...KEYS, password: "wrong-wrong" }).list(PROJECT), AuthenticationError);
  assert.deepEqual(
    (await requestsSince(start)).map(({ status }) => status),
    [401, 401],
  );
  assert.deepEqual(await client().list(PROJECT), { links: [], results: [], totalCount: 1 });
});
