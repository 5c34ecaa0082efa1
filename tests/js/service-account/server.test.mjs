// A second opinion on our side of OAuth: oidc-provider, a certified server that is not ours, gives the tokens out, takes them back, and is
// asked by the API behind it whether a token is good.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { test } from "node:test";
import { Provider } from "oidc-provider";
import { load } from "../emulator/support.mjs";
import { ACCOUNT, failureOf, GROUP, IntegrationsClient } from "./support.mjs";

const { createProxy } = await load("proxy.js");
const ROOT = `/api/atlas/v1.0/groups/${GROUP}/integrations`;

async function start(t) {
  const server = createServer((incoming, outgoing) => {
    const path = new URL(incoming.url, "http://localhost").pathname;
    seen.push(path);
    if (path.startsWith("/api/oauth/")) return provider.callback()(incoming, outgoing);
    return answer(incoming, outgoing);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => (server.closeAllConnections(), server.close()));
  const url = `http://127.0.0.1:${server.address().port}`;
  const seen = [];
  const provider = new Provider(url, {
    clients: [{
      client_id: ACCOUNT.clientId, client_secret: ACCOUNT.clientSecret, grant_types: ["client_credentials"], redirect_uris: [], response_types: [],
    }],
    features: { clientCredentials: { enabled: true }, revocation: { enabled: true }, introspection: { enabled: true }, devInteractions: { enabled: false } },
    routes: { token: "/api/oauth/token", revocation: "/api/oauth/revoke" },
    ttl: { ClientCredentials: 3_600 },
  });
  async function answer(incoming, outgoing) {
    const [, token] = /^Bearer (.+)$/.exec(incoming.headers.authorization ?? "") ?? [];
    const found = token && (await provider.ClientCredentials.find(token));
    if (!found) {
      outgoing.writeHead(401, { "content-type": "application/json" });
      return outgoing.end('{"error":401,"detail":"You are not authorized for this resource.","reason":"Unauthorized"}');
    }
    tokens.add(token);
    outgoing.writeHead(200, { "content-type": "application/json" });
    return outgoing.end('{"results":[],"links":[],"totalCount":0}');
  }
  const tokens = new Set();
  const isGood = async (token) => (await provider.ClientCredentials.find(token)) !== undefined;
  return { url, seen, tokens, isGood, provider, asked: () => seen.filter((path) => path === "/api/oauth/token").length };
}

const auth = { kind: "serviceAccount", ...ACCOUNT };

test("the client: one token for a burst, given back in the end", async (t) => {
  const { url, tokens, asked, isGood } = await start(t);
  const client = new IntegrationsClient({ baseUrl: url, auth });
  const lists = await Promise.all(Array.from({ length: 50 }, () => client.list(GROUP)));
  assert.ok(lists.every(({ totalCount }) => totalCount === 0));
  assert.deepEqual([asked(), tokens.size], [1, 1]);
  const [token] = tokens;
  assert.equal(await isGood(token), true);
  await client.close();
  assert.equal(await isGood(token), false);
});

test("the client: a token that the server has taken away is replaced", async (t) => {
  const { url, tokens, asked, provider, seen } = await start(t);
  const client = new IntegrationsClient({ baseUrl: url, auth });
  await client.list(GROUP);
  await (await provider.ClientCredentials.find([...tokens][0])).destroy();
  await Promise.all([client.list(GROUP), client.list(GROUP), client.list(GROUP)]);
  assert.deepEqual([asked(), tokens.size, seen.filter((path) => path === ROOT).length], [2, 2, 7]);
});

test("the client: a wrong secret is told in the server's own words", async (t) => {
  const { url, asked } = await start(t);
  const error = await failureOf(new IntegrationsClient({ baseUrl: url, auth: { ...auth, clientSecret: "mdb_sa_sk_made-up_and_wrong" } }).list(GROUP));
  assert.deepEqual([error.name, error.status, error.errorCode, error.detail], ["AuthenticationError", 401, "invalid_client", "client authentication failed"]);
  assert.equal(asked(), 1);
});

test("the proxy: one token for a burst, and a new one where it was taken away", async (t) => {
  const { url, tokens, asked, provider } = await start(t);
  const proxy = createProxy({ auth, target: url });
  const call = () => proxy(new Request(`http://localhost${ROOT}`));
  const statuses = async (calls) => (await Promise.all(Array.from({ length: calls }, call))).map(({ status }) => status);
  assert.deepEqual([...new Set(await statuses(50))], [200]);
  assert.deepEqual([asked(), tokens.size], [1, 1]);
  await (await provider.ClientCredentials.find([...tokens][0])).destroy();
  assert.deepEqual([...new Set(await statuses(50))], [200]);
  assert.deepEqual([asked(), tokens.size], [2, 2]);
});
