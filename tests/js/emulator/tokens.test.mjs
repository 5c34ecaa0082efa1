import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { ACCOUNT, askToken, askV2, createEmulator, GROUP, KEY, openEmulator, ROOT, ROOT_V2 } from "./support.mjs";

const GRANT = { grant_type: "client_credentials" };
const OTHER = { clientId: "mdb_sa_id_fedcba9876543210fedcba98", clientSecret: "mdb_sa_sk_other_made-up" };

let tick;
beforeEach((t) => {
  t.mock.timers.enable({ apis: ["Date"], now: 1_700_000_000_000 });
  tick = (ms) => t.mock.timers.tick(ms);
});

const open = (options) => createEmulator({ serviceAccounts: [ACCOUNT, OTHER], groups: [GROUP], ...options });
const newToken = async (emulator, options) => (await (await askToken(emulator, "token", GRANT, options)).json()).access_token;
const list = (emulator, token, path = ROOT_V2) => askV2(emulator, "GET", path, undefined, { authorization: `Bearer ${token}` });
const lastRefusal = (emulator) => emulator.state().requests.at(-1).refused;

test("a token is given out as Atlas does, opens both versions, and a page of projects", async () => {
  const emulator = open();
  const response = await askToken(emulator, "token", GRANT);
  assert.deepEqual([response.status, response.headers.get("content-type"), response.headers.get("cache-control")], [200, "application/json", "no-store"]);
  const { access_token: token, ...rest } = await response.json();
  assert.deepEqual(rest, { expires_in: 3600, token_type: "Bearer" });
  const [header, claims, signature] = token.split(".").map((part) => Buffer.from(part, "base64url"));
  assert.deepEqual(JSON.parse(header), { alg: "ES512", typ: "JWT" });
  const { jti, ...said } = JSON.parse(claims);
  const id = ACCOUNT.clientId;
  assert.deepEqual(said, { iss: "http://atlas.test", aud: "api://admin", sub: id, cid: id, actorId: id, iat: 1_700_000_000, exp: 1_700_003_600 });
  assert.match(jti, /^[0-9a-f-]{36}$/);
  assert.equal(signature.length, 132);
  for (const path of [ROOT, ROOT_V2, "/api/atlas/v2/groups"]) assert.equal((await list(emulator, token, path)).status, 200);
  assert.notEqual(await newToken(emulator), token);
  assert.equal(emulator.state().tokens, 2);
});

test("tokens stand beside a key by digest and beside given bearer tokens", async () => {
  const emulator = open({ ...KEY, bearerTokens: ["given"] });
  for (const token of ["given", await newToken(emulator)]) assert.equal((await list(emulator, token)).status, 200);
  assert.match((await list(emulator, "made-up")).headers.get("www-authenticate"), /^Digest /);
});

test("without a key nobody gets in by digest, an empty name and password least of all", async () => {
  const emulator = open();
  const response = await emulator(new Request(`http://atlas.test${ROOT}`, {
    headers: { authorization: 'Digest username="", realm="MMS Public API", nonce="x", uri="/", response="x", qop=auth, nc=00000001, cnonce="x"' },
  }));
  assert.deepEqual([response.status, lastRefusal(emulator)], [401, "wrong public key"]);
});

test("a token dies when its time is over, and says how long it lives in whole seconds", async () => {
  const emulator = open({ tokenLifetimeMs: 2_900 });
  const { access_token: token, expires_in: seconds } = await (await askToken(emulator, "token", GRANT)).json();
  assert.equal(seconds, 2);
  tick(2_899);
  assert.equal((await list(emulator, token)).status, 200);
  tick(1);
  const refused = await list(emulator, token);
  assert.deepEqual([refused.status, lastRefusal(emulator), emulator.state().tokens], [401, "token expired", 0]);
  assert.equal((await refused.json()).errorCode, "UNEXPECTED_ERROR");
});

const CLIENTS = [
  ["no credentials", { headers: { authorization: null } }],
  ["malformed credentials", { headers: { authorization: "Bearer x" } }],
  ["malformed credentials", { headers: { authorization: "Basic %%%" } }],
  ["malformed credentials", { headers: { authorization: `Basic ${btoa("no colon")}` } }],
  ["wrong client id", { account: { ...ACCOUNT, clientId: "mdb_sa_id_0" } }],
  ["wrong client secret", { account: { ...ACCOUNT, clientSecret: "" } }],
  ["wrong client secret", { account: { ...ACCOUNT, clientSecret: `${ACCOUNT.clientSecret}x` } }],
  ["wrong client secret", { account: { ...ACCOUNT, clientSecret: OTHER.clientSecret } }],
  ["wrong client id", { account: { clientId: ACCOUNT.clientId.replaceAll("_", "%5F"), clientSecret: ACCOUNT.clientSecret.replaceAll("_", "%5F") } }],
];
for (const [why, options] of CLIENTS) {
  test(`invalid_client, ${why}: ${JSON.stringify(options).slice(0, 60)}`, async () => {
    const emulator = open();
    for (const [endpoint, form] of [["token", GRANT], ["revoke", { token: "x" }]]) {
      const response = await askToken(emulator, endpoint, form, options);
      assert.deepEqual([response.status, response.headers.get("content-type")], [401, "application/json"]);
      const { error, error_description: description, ...rest } = await response.json();
      assert.deepEqual([error, typeof description, rest, lastRefusal(emulator)], ["invalid_client", "string", {}, why]);
    }
    assert.equal(emulator.state().tokens, 0);
  });
}

test("a secret may have colons and letters of any alphabet", async () => {
  const account = { clientId: "id", clientSecret: "a:b:ü" };
  const emulator = createEmulator({ serviceAccounts: [account] });
  const basic = `Basic ${Buffer.from("id:a:b:ü").toString("base64")}`;
  assert.equal((await askToken(emulator, "token", GRANT, { headers: { authorization: basic } })).status, 200);
});

const FORMS = [
  ["no grant", { body: "" }, "invalid_request"],
  ["JSON", { body: JSON.stringify(GRANT), headers: { "content-type": "application/json" } }, "invalid_request"],
  ["no content type", { headers: { "content-type": "" } }, "invalid_request"],
  ["a grant twice", { body: "grant_type=client_credentials&grant_type=client_credentials" }, "invalid_request"],
  ["another grant", { body: "grant_type=password" }, "unsupported_grant_type"],
];
for (const [name, options, code] of FORMS) {
  test(`a bad form: ${name}`, async () => {
    const response = await askToken(open(), "token", GRANT, options);
    assert.deepEqual([response.status, (await response.json()).error], [400, code]);
  });
}

test("a form's content type may have a charset; another method is a 405", async () => {
  const headers = { "content-type": "application/x-www-form-urlencoded; charset=UTF-8" };
  assert.equal((await askToken(open(), "token", GRANT, { headers })).status, 200);
  const wrong = await askToken(open(), "token", GRANT, { method: "GET" });
  assert.deepEqual([wrong.status, wrong.headers.get("allow")], [405, "POST"]);
});

test("a token that is given back is good no longer; another's stays, and nobody is told which there are", async () => {
  const emulator = open();
  const [mine, also, others] = [await newToken(emulator), await newToken(emulator), await newToken(emulator, { account: OTHER })];
  for (const token of [mine, mine, others, "made-up"]) {
    const response = await askToken(emulator, "revoke", { token, token_type_hint: "access_token" });
    assert.deepEqual([response.status, await response.text()], [200, ""]);
  }
  assert.equal((await list(emulator, mine)).status, 401);
  assert.equal(lastRefusal(emulator), "token revoked");
  for (const token of [also, others]) assert.equal((await list(emulator, token)).status, 200);
  assert.equal((await askToken(emulator, "revoke", {})).status, 400);
});

test("the 51st request of a minute is refused in Atlas's form, where `error` is a number; each account has its own minute", async () => {
  const emulator = open();
  for (let i = 0; i < 50; i += 1) assert.equal((await askToken(emulator, "token", GRANT)).status, 200);
  const response = await askToken(emulator, "token", GRANT);
  assert.equal(response.status, 429);
  assert.deepEqual(await response.json(), {
    detail: "Resource /api/oauth/token is limited to 50 requests every 1 minutes.", error: 429, errorCode: "RATE_LIMITED",
    parameters: ["/api/oauth/token", 50, 1], reason: "Too Many Requests",
  });
  assert.equal((await askToken(emulator, "token", GRANT, { account: OTHER })).status, 200);
  assert.equal((await askToken(emulator, "revoke", { token: "x" })).status, 200, "giving back is not limited");
  tick(60_000);
  assert.equal((await askToken(emulator, "token", GRANT)).status, 200);
});

test("an account has at most 100 good tokens: until one is given back or dies", async () => {
  const emulator = open({ tokenLimits: { perMinute: Infinity } });
  const tokens = [];
  for (let i = 0; i < 100; i += 1) tokens.push(await newToken(emulator));
  assert.deepEqual([(await askToken(emulator, "token", GRANT)).status, emulator.state().tokens], [400, 100]);
  await askToken(emulator, "revoke", { token: tokens[0] });
  assert.equal((await askToken(emulator, "token", GRANT)).status, 200);
  assert.equal((await askToken(emulator, "token", GRANT)).status, 400);
  tick(3_600_000);
  assert.equal((await askToken(emulator, "token", GRANT)).status, 200);
});

test("limits to order, and none; what is forgotten is the oldest, so that the memory stays bounded", async () => {
  const strict = open({ tokenLimits: { perMinute: 2, live: 1 } });
  const statuses = [];
  for (let i = 0; i < 3; i += 1) statuses.push((await askToken(strict, "token", GRANT)).status);
  assert.deepEqual(statuses, [200, 400, 429]);
  const free = open({ tokenLimits: { perMinute: Infinity, live: Infinity } });
  const first = await newToken(free);
  for (let i = 0; i < 10_000; i += 1) await askToken(free, "token", GRANT);
  assert.equal(free.state().tokens, 10_000);
  await list(free, first);
  assert.equal(lastRefusal(free), "wrong token");
});

test("faults of the token endpoint: OAuth's errors, Atlas's 429, HTML, slow, lost, cut off", async () => {
  const emulator = open();
  const order = async (fault) => {
    emulator.addFault({ ...fault, when: { operation: "token" } });
    const response = await askToken(emulator, "token", GRANT);
    const text = await response.text();
    return [response.status, text.startsWith("{") ? JSON.parse(text).error : text.slice(0, 6)];
  };
  assert.deepEqual(await order({ status: 401 }), [401, "invalid_client"]);
  assert.deepEqual(await order({ status: 403 }), [403, "access_denied"]);
  assert.deepEqual(await order({ status: 400 }), [400, "invalid_request"]);
  assert.deepEqual(await order({ status: 400, error: { error: "invalid_grant" } }), [400, "invalid_grant"]);
  assert.deepEqual(await order({ status: 500 }), [500, "server_error"]);
  assert.deepEqual(await order({ status: 503, error: { errorCode: "UNEXPECTED_ERROR" } }), [503, 503], "in Atlas's form");
  assert.deepEqual(await order({ status: 429 }), [429, 429]);
  assert.deepEqual(await order({ html: true }), [503, "<html>"]);
  assert.deepEqual(await order({ html: true, status: 200 }), [200, "<html>"]);
  assert.deepEqual(await order({ delayMs: 5 }), [200, undefined]);
  assert.equal(emulator.state().tokens, 1, "only the last was carried out");
  emulator.addFault({ drop: true, carryOut: true });
  assert.equal((await askToken(emulator, "token", GRANT)).type, "error");
  assert.equal(emulator.state().tokens, 2);
  emulator.addFault({ truncateBody: 10 });
  assert.equal((await (await askToken(emulator, "token", GRANT)).text()).length, 10);
  emulator.addFault({ status: 429, retryAfter: 2 });
  assert.equal((await askToken(emulator, "token", GRANT)).headers.get("retry-after"), "2");
});

test("a token that dies early, and answers with odd fields", async () => {
  const emulator = open();
  emulator.addFault({ tokenDiesAfterMs: 1_000 });
  assert.equal((await list(emulator, "x")).status, 401, "no request but one for a token uses it up");
  const early = await (await askToken(emulator, "token", GRANT)).json();
  assert.equal(early.expires_in, 3600);
  tick(1_000);
  assert.equal((await list(emulator, early.access_token)).status, 401);
  const odd = async (tokenAnswer) => {
    emulator.addFault({ tokenAnswer });
    const { access_token: token, ...rest } = await (await askToken(emulator, "token", GRANT)).json();
    if (token) assert.equal((await list(emulator, token)).status, 200);
    return rest;
  };
  assert.deepEqual(await odd({ expires_in: null }), { token_type: "Bearer" });
  assert.deepEqual(await odd({ expires_in: "soon", token_type: "bearer" }), { expires_in: "soon", token_type: "bearer" });
  assert.deepEqual(await odd({ access_token: null, expires_in: -1 }), { expires_in: -1, token_type: "Bearer" });
});

test("tokens revoked elsewhere: the request is refused, every token is gone, a new one is good", async () => {
  const emulator = open();
  const [one, two] = [await newToken(emulator), await newToken(emulator)];
  emulator.addFault({ revokeTokens: true, when: { operation: "list" } });
  assert.equal((await list(emulator, one)).status, 401);
  assert.equal((await list(emulator, two)).status, 401);
  const three = await newToken(emulator);
  assert.equal((await list(emulator, three)).status, 200);
  emulator.addFault({ revokeTokens: true, when: { operation: "token" } });
  assert.equal((await (await askToken(emulator, "token", GRANT)).json()).error, "invalid_client", "each endpoint refuses in its own form");
  assert.equal((await list(emulator, three)).status, 401);
});

test("a reset forgets tokens and counts; nothing of a secret or a token is in the state", async () => {
  const emulator = open({ tokenLimits: { perMinute: 1 } });
  const token = await newToken(emulator);
  await list(emulator, token);
  await askToken(emulator, "revoke", { token });
  const shown = JSON.stringify(emulator.state());
  for (const secret of [token, ...token.split("."), ACCOUNT.clientSecret, btoa(`${ACCOUNT.clientId}:${ACCOUNT.clientSecret}`)]) {
    assert.ok(!shown.includes(secret));
  }
  assert.deepEqual(emulator.state().requests.map(({ operation, status }) => [operation, status]), [["token", 200], ["list", 200], ["revoke", 200]]);
  emulator.reset();
  assert.equal((await list(emulator, token)).status, 401);
  assert.equal((await askToken(emulator, "token", GRANT)).status, 200);
});

test("without authentication the endpoints for tokens still know who is a service account", async () => {
  const { emulator } = openEmulator({ serviceAccounts: [ACCOUNT] });
  assert.equal((await askToken(emulator, "token", GRANT)).status, 200);
  assert.equal((await askToken(emulator, "token", GRANT, { account: OTHER })).status, 401);
  assert.equal((await askToken(openEmulator().emulator, "token", GRANT)).status, 401);
});
