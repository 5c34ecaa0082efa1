// The README's recipe for Node, run with the real MSW.

import assert from "node:assert/strict";
import { test } from "node:test";
import { http } from "msw";
import { setupServer } from "msw/node";
import { ACCEPT, ACCOUNT, authorization, createEmulator, KEY, ROOT, ROOT_V2 } from "./support.mjs";

test("behind MSW the emulator is Atlas, digest, tokens and faults too", async (t) => {
  const emulator = createEmulator({ ...KEY, serviceAccounts: [ACCOUNT] });
  const server = setupServer(http.all("https://cloud.mongodb.com/api/*", ({ request }) => emulator(request)));
  server.listen({ onUnhandledRequest: "error" });
  t.after(() => server.close());
  const url = `https://cloud.mongodb.com${ROOT}`;
  const challenge = (await fetch(url)).headers.get("www-authenticate");
  const get = (nc) => fetch(url, { headers: { authorization: authorization(challenge, { uri: ROOT, nc }) } });
  assert.equal((await (await get(1)).json()).totalCount, 2);
  const asked = await fetch("https://cloud.mongodb.com/api/oauth/token", {
    method: "POST",
    headers: { authorization: `Basic ${btoa(`${ACCOUNT.clientId}:${ACCOUNT.clientSecret}`)}` },
    body: new URLSearchParams({ grant_type: "client_credentials" }),
  });
  const authorized = { accept: ACCEPT, authorization: `Bearer ${(await asked.json()).access_token}` };
  assert.equal((await (await fetch(`https://cloud.mongodb.com${ROOT_V2}`, { headers: authorized })).json()).totalCount, 2);
  emulator.addFault({ drop: true });
  await assert.rejects(get(2), TypeError);
  emulator.addFault({ cutBody: 5 });
  await assert.rejects((await get(3)).text(), TypeError);
});
