import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { authorization, createEmulator, curl, HEX32, KEY, parseChallenge, ROOT, serving } from "./support.mjs";

let emulator;
beforeEach(() => {
  emulator = createEmulator(KEY);
});

const get = (header, path = ROOT, to = emulator) =>
  to(new Request(`http://atlas.test${path}`, { headers: header ? { authorization: header } : {} }));

async function challengeOf(to = emulator) {
  const response = await get(undefined, ROOT, to);
  assert.equal(response.status, 401);
  return response.headers.get("www-authenticate");
}

const lastRefusal = (of = emulator) => of.state().requests.at(-1).refused;

test("the challenge is Atlas's, to the letter", async () => {
  const shape = /^Digest realm="MMS Public API", domain="", nonce="[A-Za-z0-9+/]{32}", algorithm=MD5, qop="auth", stale=false$/;
  assert.match(await challengeOf(), shape);
  const government = createEmulator({ ...KEY, algorithm: "SHA-256" });
  assert.match(await challengeOf(government), /, algorithm=SHA-256, qop="auth", stale=false$/);
});

test("the 401 is the recorded one: pretty, without parameters and without X-Error-Code", async () => {
  const response = await get();
  assert.equal(response.headers.get("content-type"), "application/json");
  assert.equal(response.headers.get("x-error-code"), null);
  const text = await response.text();
  const detail = "You are not authorized for this resource.";
  assert.deepEqual(JSON.parse(text), { detail, error: 401, errorCode: "UNEXPECTED_ERROR", reason: "Unauthorized" });
  assert.equal(text, JSON.stringify(JSON.parse(text), null, 2));
});

for (const algorithm of ["MD5", "SHA-256"]) {
  test(`a right ${algorithm} answer passes, any number of times on one nonce`, async () => {
    const to = createEmulator({ ...KEY, algorithm });
    const challenge = await challengeOf(to);
    for (const nc of [1, 2, 3]) assert.equal((await get(authorization(challenge, { uri: ROOT, nc }), ROOT, to)).status, 200);
    assert.deepEqual(to.state().counts, { total: 4, byStatus: { 200: 3, 401: 1 } });
    assert.deepEqual(to.state().requests.slice(1).map((request) => request.nc), ["00000001", "00000002", "00000003"]);
  });
}

test("a count is taken once, in any order, whatever the counts around it", async () => {
  const challenge = await challengeOf();
  const status = async (nc) => (await get(authorization(challenge, { uri: ROOT, nc }))).status;
  for (const nc of [3, 1, 2, 7, 5]) assert.equal(await status(nc), 200);
  for (const nc of [3, 1, 2, 7, 5]) assert.equal(await status(nc), 401);
  assert.equal(lastRefusal(), "nc used before");
  assert.equal(await status(6), 200);
});

test("of sixteen parallel requests with the same count one passes", async () => {
  const header = authorization(await challengeOf(), { uri: ROOT });
  const answers = await Promise.all(Array.from({ length: 16 }, () => get(header)));
  assert.equal(answers.filter((answer) => answer.status === 200).length, 1);
});

test("a refused answer does not use the count up", async () => {
  const challenge = await challengeOf();
  assert.equal((await get(authorization(challenge, { uri: ROOT, lie: { response: "0".repeat(32) } }))).status, 401);
  assert.equal((await get(authorization(challenge, { uri: ROOT }))).status, 200);
});

const WRONG = [
  ["another private key", { key: { ...KEY, privateKey: "wrong" } }, "wrong response"],
  ["another public key", { key: { ...KEY, publicKey: "wrong" } }, "wrong public key"],
  ["another realm", { use: { realm: "elsewhere" } }, "wrong realm"],
  ["another method in the hash", { method: "PUT" }, "wrong response"],
  ["another uri, honestly signed", { uri: `${ROOT}/DATADOG` }, "uri is not the request's"],
  ["a uri without the query", { path: `${ROOT}?pageNum=1` }, "uri is not the request's"],
  ["a uri changed after signing", { uri: `${ROOT}/SLACK`, lie: { uri: ROOT } }, "wrong response"],
  ["a nonce never given", { use: { nonce: "A".repeat(32) } }, "nonce unknown"],
  ["no nonce", { lie: { nonce: undefined } }, "nonce unknown"],
  ["qop auth-int", { use: { qop: "auth-int" } }, "qop is not auth"],
  ["no qop", { lie: { qop: undefined } }, "qop is not auth"],
  ["no cnonce", { lie: { cnonce: undefined } }, "no cnonce"],
  ["a count of zero", { nc: 0 }, "nc is not 8 hex digits from 1 up"],
  ["a decimal count without zeros", { use: { nc: "1" } }, "nc is not 8 hex digits from 1 up"],
  ["another algorithm", { use: { algorithm: "SHA-256" } }, "wrong algorithm"],
  ["a count changed after signing", { lie: { nc: "00000009" } }, "wrong response"],
  ["no response", { lie: { response: undefined } }, "wrong response"],
  ["an empty response", { lie: { response: "" } }, "wrong response"],
];
for (const [name, { path = ROOT, uri = ROOT, ...given }, reason] of WRONG) {
  test(`refused: ${name}`, async () => {
    const response = await get(authorization(await challengeOf(), { uri, ...given }), path);
    assert.equal(response.status, 401);
    assert.equal(lastRefusal(), reason);
    assert.match(response.headers.get("www-authenticate"), /stale=false$/);
  });
}

test("refused: the right response and more, or less", async () => {
  const right = authorization(await challengeOf(), { uri: ROOT });
  for (const wrong of [right.replace(/(response="\w+)/, "$10"), right.replace(/(response="\w+)\w"/, '$1"')]) {
    assert.equal((await get(wrong)).status, 401);
    assert.equal(lastRefusal(), "wrong response");
  }
  assert.equal((await get(right)).status, 200);
});

test("refused: other schemes and malformed headers", async () => {
  const right = authorization(await challengeOf(), { uri: ROOT });
  const broken = ["Digest", "Digest username", "Digest a=b c=d", `${right}, realm="again"`, `${right} trailing`, "Basic YTpi"];
  for (const header of broken) {
    assert.equal((await get(header)).status, 401, header);
    assert.equal(lastRefusal(), "malformed credentials", header);
  }
  assert.equal((await get(right.replace("Digest", "digest").replaceAll(", ", " ,\t"))).status, 200);
});

test("a nonce is refused once it is older than its lifetime, with a fresh one in the answer", async (t) => {
  emulator = createEmulator({ ...KEY, nonceLifetimeMs: 1_000 });
  t.mock.timers.enable({ apis: ["Date"], now: 1_700_000_000_000 });
  const challenge = await challengeOf();
  t.mock.timers.tick(999);
  assert.equal((await get(authorization(challenge, { uri: ROOT, nc: 1 }))).status, 200);
  t.mock.timers.tick(1);
  const late = await get(authorization(challenge, { uri: ROOT, nc: 2 }));
  assert.equal(late.status, 401);
  assert.equal(lastRefusal(), "nonce expired");
  const fresh = late.headers.get("www-authenticate");
  assert.notEqual(parseChallenge(fresh).nonce, parseChallenge(challenge).nonce);
  assert.equal((await get(authorization(fresh, { uri: ROOT, nc: 1 }))).status, 200);
});

test("nonces never used are forgotten, the oldest first, and the memory stays bounded", async () => {
  const first = await challengeOf();
  for (let i = 0; i < 10_500; i += 1) await get();
  assert.equal(emulator.state().nonces, 10_000);
  assert.equal((await get(authorization(first, { uri: ROOT }))).status, 401);
});

test("bearer tokens of the list pass, others do not, and none pass by default", async () => {
  assert.equal((await get("Bearer some-token")).status, 401);
  const to = createEmulator({ ...KEY, bearerTokens: ["made-up-token", "second"] });
  assert.equal((await get("Bearer second", ROOT, to)).status, 200);
  assert.equal((await get("Bearer made-up-toke", ROOT, to)).status, 401);
  assert.equal(lastRefusal(to), "wrong token");
});

test("neither the log nor the rest of the state shows a key, a token or a header", async () => {
  const to = createEmulator({ ...KEY, bearerTokens: ["made-up-token"] });
  const header = authorization(await challengeOf(to), { uri: ROOT });
  await get(header, ROOT, to);
  await get("Bearer made-up-token", ROOT, to);
  const shown = JSON.stringify(to.state());
  for (const secret of [KEY.privateKey, "made-up-token", parseChallenge(header).response]) assert.ok(!shown.includes(secret));
});

test("curl answers both algorithms, keeps one connection and is told apart from a wrong key", async (t) => {
  for (const algorithm of ["MD5", "SHA-256"]) {
    const to = createEmulator({ ...KEY, algorithm });
    const { url } = await serving(t, to);
    const put = ["-X", "PUT", "--digest", "-H", "Content-Type: application/json", "-d", JSON.stringify({ type: "DATADOG", apiKey: HEX32 })];
    const right = await curl("-u", `${KEY.publicKey}:${KEY.privateKey}`, ...put, `${url}${ROOT}/DATADOG?pretty=true`);
    assert.equal(right.code, 0, right.err);
    assert.equal(to.state().groups["5d791c84ff7a2522cc4f9aa1"][0].apiKey, HEX32);
    const wrong = await curl("-u", `${KEY.publicKey}:nope`, "--digest", "-w", "%{http_code}", "-o", "/dev/null", `${url}${ROOT}`);
    assert.equal(wrong.out, "401");
  }
});
