// The secret, what `Basic` makes of it, and the token whole and in its parts show nowhere: not in errors, logs, stacks, printed objects, a
// proxy's answers or curl commands, although the server says everything back.

import assert from "node:assert/strict";
import { test } from "node:test";
import { printed } from "../client/support/secrets.mjs";
import { ACCOUNT, AUTH, createEmulator, DATADOG, GROUP, IntegrationsClient } from "./support.mjs";
import { load } from "../emulator/support.mjs";

const { createProxy } = await load("proxy.js");
const { redact, toCurl, listRequest } = await load("loaders/inline.js");
const BASIC = btoa(`${ACCOUNT.clientId}:${ACCOUNT.clientSecret}`);
const ROOT = `/api/atlas/v1.0/groups/${GROUP}/integrations`;

/** Records every token; if it is told to, it repeats the request and the newest token in its answer. */
function echoing(where) {
  const emulator = createEmulator({ serviceAccounts: [ACCOUNT], groups: [GROUP] });
  const secrets = new Set([ACCOUNT.clientSecret, BASIC]);
  let newest = [];
  const fetch = async (url, init) => {
    const answer = await emulator(url, init);
    const operation = String(url).split("/").at(-1);
    // The first token comes through, so that there is one to repeat.
    const isEchoed = where.operation === operation && (operation !== "token" || secrets.size > 2);
    if (operation === "token" && !isEchoed) {
      const { access_token: token } = await answer.clone().json();
      newest = [token, ...token.split(".")];
      for (const part of newest) secrets.add(part);
    }
    const told = init.headers.authorization.replace("Bearer ", "");
    return isEchoed ? where.answer([ACCOUNT.clientSecret, BASIC, told, ...told.split("."), ...newest].join(" , ")) : answer;
  };
  return { fetch, secrets };
}

const json = (body, status) => new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });
const WAYS = {
  "Atlas's error": (said) => json({ detail: `no: ${said}`, errorCode: said, reason: said, parameters: [said], error: 403 }, 403),
  "OAuth's error": (said) => json({ error: said, error_description: said }, 400),
  "401": (said) => json({ detail: said, error: 401 }, 401),
  "429 in Atlas's form": (said) => json({ detail: said, error: 429, errorCode: "RATE_LIMITED" }, 429),
  "a gateway's HTML": (said) => new Response(`<h1>${said}</h1>`, { status: 502, headers: { "content-type": `text/html; x="${said}"` } }),
  "HTML with status 200": (said) => new Response(`<h1>${said}</h1>`, { headers: { "content-type": "text/html" } }),
  "a `fetch` that rejects": (said) => Promise.reject(Object.assign(new Error(said), { code: said, cause: new Error(said) })),
};

for (const operation of ["token", "integrations", "DATADOG", "revoke"]) {
  for (const [name, answer] of Object.entries(WAYS)) {
    for (const given of ["text", "function"]) {
      test(`client: ${operation} answered with ${name}, the secret as a ${given}: nothing is shown`, async () => {
        const { fetch, secrets } = echoing({ operation, answer });
        const events = [];
        const auth = { ...AUTH, clientSecret: given === "text" ? ACCOUNT.clientSecret : async () => ACCOUNT.clientSecret };
        const client = new IntegrationsClient({ auth, fetch, retry: { limit: 1, maxDelayMs: 0 }, logger: (event) => events.push(event) });
        const shown = [];
        for (const call of [() => client.list(GROUP), () => client.update(GROUP, DATADOG), () => client.close(), () => client.list(GROUP)]) {
          await call().catch((error) => shown.push(printed(error)));
        }
        // Of the four calls the last one asks for a second token.
        assert.equal(shown.length > 0, operation !== "revoke");
        shown.push(...events.map((event) => printed(event) + printed(event.error)), printed(client));
        for (const secret of secrets) assert.ok(!shown.join("\n").includes(secret), `${secret} in\n${shown.find((text) => text.includes(secret))}`);
        assert.ok(secrets.size > 5);
      });
    }

    if (operation !== "revoke") test(`proxy: ${operation} answered with ${name}: nothing is shown`, async (t) => {
      const real = Date.now;
      t.after(() => (Date.now = real));
      const secondToken = () => (Date.now = () => real() + 3_600_000);
      for (const clientSecret of [ACCOUNT.clientSecret, async () => ACCOUNT.clientSecret]) {
        const { fetch, secrets } = echoing({ operation, answer });
        const events = [];
        const proxy = createProxy({ auth: { ...AUTH, clientSecret }, target: "http://atlas.test", fetch, logger: (event) => events.push(event) });
        const texts = [];
        for (const path of ["", "/DATADOG", "?pretty=true"]) {
          if (path === "?pretty=true") secondToken();
          const response = await proxy(new Request(`http://localhost${ROOT}${path}`));
          texts.push(JSON.stringify([...response.headers]), await response.text());
        }
        const shown = texts.join("\n") + printed(events) + printed(proxy);
        for (const secret of secrets) assert.ok(!shown.includes(secret), `${secret} in\n${shown}`);
      }
    });
  }
}

test("a path with the secret or `Basic` in it is not logged as it is", async () => {
  const events = [];
  const proxy = createProxy({ auth: AUTH, fetch: () => assert.fail("nothing is to be sent"), logger: (event) => events.push(event) });
  for (const secret of [ACCOUNT.clientSecret, BASIC]) await proxy(new Request(`http://localhost/${secret}`));
  assert.doesNotMatch(printed(events), new RegExp(`${ACCOUNT.clientSecret}|${BASIC}`));
});

test("toCurl and redact show a placeholder where a request has the token", () => {
  const request = listRequest({ groupId: GROUP });
  const withToken = { ...request, headers: { ...request.headers, Authorization: `Bearer eyJhbGciOiJFUzUxMiJ9.eyJtYWRlIjoidXAifQ.made-up-signature` } };
  for (const text of [toCurl(withToken), printed(redact(withToken))]) assert.doesNotMatch(text, /eyJ|made-up/);
});
