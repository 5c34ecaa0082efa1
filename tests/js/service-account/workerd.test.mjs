// The proxy with a service account in workerd, where a promise of one request can't wake another, and where all that a request has begun ends
// with its caller: the token that it asked for never comes, and the others must not wait for it for ever.

import assert from "node:assert/strict";
import { test } from "node:test";
import { createProject } from "../package/project.mjs";
import { bundleForWorkerd, startWorkerd, WASM } from "../package/workerd.mjs";
import { ACCOUNT, AUTH, count, createEmulator, GROUP, serving } from "./support.mjs";

const ROOT = `/api/atlas/v2/groups/${GROUP}/integrations`;
const TIMEOUT_MS = 1_500;

async function start(t) {
  const emulator = createEmulator({ serviceAccounts: [ACCOUNT], groups: [GROUP] });
  const { url: target } = await serving(t, emulator);
  const project = await createProject();
  await project.write({
    "source.mjs": `
      import { createProxy } from "atlas-integrations/proxy";
      const proxy = createProxy({ auth: ${JSON.stringify(AUTH)}, target: "${target}", timeoutMs: ${TIMEOUT_MS}, logger: () => {} });
      export default { fetch: (request) => proxy(request) };`,
  });
  await bundleForWorkerd(project);
  const { url, stop } = await startWorkerd(project, ["bundle.mjs"], WASM);
  t.after(stop);
  const get = async (signal) => (await fetch(url + ROOT, { signal })).status;
  const burst = async (calls) => [...new Set(await Promise.all(Array.from({ length: calls }, () => get())))];
  return { emulator, get, burst };
}

test("one token for requests at once, and for those after them", async (t) => {
  const { emulator, burst } = await start(t);
  emulator.addFault({ delayMs: 100, when: { operation: "token" } });
  assert.deepEqual(await burst(30), [200]);
  assert.deepEqual(await burst(30), [200]);
  assert.deepEqual(count(emulator), { token: 1, list: 60 });
});

test("a caller who goes away while the token is asked for locks nobody out", async (t) => {
  const { emulator, get, burst } = await start(t);
  emulator.addFault({ delayMs: 500, when: { operation: "token" } });
  await assert.rejects(get(AbortSignal.timeout(200)), { name: "TimeoutError" });
  await new Promise((resolve) => setTimeout(resolve, TIMEOUT_MS + 1_100));
  assert.deepEqual(await burst(10), [200]);
  assert.ok(count(emulator).token <= 2, JSON.stringify(count(emulator)));
});
