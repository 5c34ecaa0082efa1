// The README's recipe for Node, run with the real MSW.

import assert from "node:assert/strict";
import { test } from "node:test";
import { http } from "msw";
import { setupServer } from "msw/node";
import { authorization, createEmulator, KEY, ROOT } from "./support.mjs";

test("behind MSW the emulator is Atlas, digest and faults too", async (t) => {
  const emulator = createEmulator(KEY);
  const server = setupServer(http.all("https://cloud.mongodb.com/api/atlas/*", ({ request }) => emulator(request)));
  server.listen({ onUnhandledRequest: "error" });
  t.after(() => server.close());
  const url = `https://cloud.mongodb.com${ROOT}`;
  const challenge = (await fetch(url)).headers.get("www-authenticate");
  const get = (nc) => fetch(url, { headers: { authorization: authorization(challenge, { uri: ROOT, nc }) } });
  assert.equal((await (await get(1)).json()).totalCount, 2);
  emulator.addFault({ drop: true });
  await assert.rejects(get(2), TypeError);
  emulator.addFault({ cutBody: 5 });
  await assert.rejects((await get(3)).text(), TypeError);
});
