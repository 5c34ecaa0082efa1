// Second opinions on the tokens over a real connection: oauth4webapi, an OAuth 2 client that is not ours, and curl.

import assert from "node:assert/strict";
import { test } from "node:test";
import * as oauth from "oauth4webapi";
import { ACCEPT, ACCOUNT, createEmulator, curl, GROUP, ROOT_V2, serving } from "./support.mjs";

const OVER_HTTP = { [oauth.allowInsecureRequests]: true };
const client = { client_id: ACCOUNT.clientId };

/** Id and secret as they are, which is what Atlas wants; the library's own way encodes them first. */
const raw = (as, { client_id: id }, body, headers) => headers.set("authorization", `Basic ${btoa(`${id}:${ACCOUNT.clientSecret}`)}`);

async function start(t, options) {
  const emulator = createEmulator({ serviceAccounts: [ACCOUNT], groups: [GROUP], ...options });
  const { url } = await serving(t, emulator);
  const as = { issuer: url, token_endpoint: `${url}/api/oauth/token`, revocation_endpoint: `${url}/api/oauth/revoke` };
  const ask = async (auth = raw) =>
    oauth.processClientCredentialsResponse(as, client, await oauth.clientCredentialsGrantRequest(as, client, auth, {}, OVER_HTTP));
  const list = (token) =>
    oauth.protectedResourceRequest(token, "GET", new URL(url + ROOT_V2), new Headers({ accept: ACCEPT }), undefined, OVER_HTTP);
  return { emulator, url, as, ask, list };
}

test("oauth4webapi gets a token, uses it, and gives it back", async (t) => {
  const { emulator, as, ask, list } = await start(t);
  const { access_token: token, expires_in: seconds, token_type: type } = await ask();
  assert.deepEqual([seconds, type], [3600, "bearer"]);
  const listed = await list(token);
  assert.deepEqual([listed.status, (await listed.json()).totalCount], [200, 0]);
  const hint = { additionalParameters: { token_type_hint: "access_token" } };
  const revoked = await oauth.revocationRequest(as, client, raw, token, { ...OVER_HTTP, ...hint });
  assert.equal(await oauth.processRevocationResponse(revoked), undefined);
  assert.equal(emulator.state().tokens, 0);
  // Whether the library throws on the challenge or hands the answer over is its own matter: it gets no list.
  const after = await list(token).catch((error) => error.response ?? { status: error.status });
  assert.equal(after.status, 401);
});

test("oauth4webapi reads the errors: invalid_client for its encoded credentials and a wrong secret, and what is ordered", async (t) => {
  const { emulator, ask } = await start(t);
  const errorOf = async (auth) => {
    const error = await ask(auth).then(() => assert.fail("accepted"), (one) => one);
    assert.ok(error instanceof oauth.ResponseBodyError, String(error));
    return [error.status, error.error];
  };
  assert.deepEqual(await errorOf(oauth.ClientSecretBasic(ACCOUNT.clientSecret)), [401, "invalid_client"]);
  assert.deepEqual(await errorOf(oauth.ClientSecretPost(ACCOUNT.clientSecret)), [401, "invalid_client"]);
  emulator.addFault({ status: 403, when: { operation: "token" } });
  assert.deepEqual(await errorOf(), [403, "access_denied"]);
  emulator.addFault({ status: 429, when: { operation: "token" } });
  const limited = await ask().then(() => assert.fail("accepted"), (error) => error);
  assert.ok(!(limited instanceof oauth.ResponseBodyError), "Atlas's 429 is no OAuth error");
});

test("curl, as the documentation writes it", async (t) => {
  const { url, emulator } = await start(t);
  const user = `${ACCOUNT.clientId}:${ACCOUNT.clientSecret}`;
  const asked = await curl("--request", "POST", `${url}/api/oauth/token`, "--user", user, "--header", "Accept: application/json",
    "--header", "Content-Type: application/x-www-form-urlencoded", "--data", "grant_type=client_credentials");
  const { access_token: token } = JSON.parse(asked.out);
  const listed = await curl("--header", `Authorization: Bearer ${token}`, "--header", `Accept: ${ACCEPT}`, `${url}${ROOT_V2}`);
  assert.equal(JSON.parse(listed.out).totalCount, 0);
  const revoked = await curl("--write-out", "%{http_code}", "--request", "POST", `${url}/api/oauth/revoke`, "--user", user,
    "--data-urlencode", `token=${token}`, "--data", "token_type_hint=access_token");
  assert.deepEqual([revoked.out, emulator.state().tokens], ["200", 0]);
});

test("over a connection: a token request that is slow, lost, or whose client goes away", async (t) => {
  const { url, emulator } = await start(t);
  const ask = (signal) => fetch(`${url}/api/oauth/token`, {
    method: "POST",
    headers: { authorization: `Basic ${btoa(`${ACCOUNT.clientId}:${ACCOUNT.clientSecret}`)}` },
    body: new URLSearchParams({ grant_type: "client_credentials" }),
    signal,
  });
  emulator.addFault({ delayMs: 50 });
  const before = performance.now();
  assert.equal((await ask()).status, 200);
  assert.ok(performance.now() - before >= 49);
  emulator.addFault({ drop: true });
  await assert.rejects(ask(), TypeError);
  emulator.addFault({ delayMs: 60_000 });
  await assert.rejects(ask(AbortSignal.timeout(50)), { name: "TimeoutError" });
  assert.equal(emulator.state().tokens, 1);
});
