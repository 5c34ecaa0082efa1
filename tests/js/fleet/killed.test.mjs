// A process that is killed in the middle, and what it wrote down until then.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { DESIRED, api, createEmulator, ids, planFleet, serve } from "./support.mjs";

const PROGRAM = fileURLToPath(new URL("killed.mjs", import.meta.url));
const MANY = 40;
/** Projects that may be under way at once. */
const CONCURRENCY = 8;

/** A plan and its Atlas; it kills the process that applies the plan after this many writes. */
async function open(t, { groups, force }) {
  const emulator = createEmulator({ authentication: "none", groups });
  const writes = [];
  let kill = () => {};
  const server = await serve(async (request) => {
    const body = request.method === "GET" ? undefined : await request.clone().json();
    const response = await emulator(request);
    if (!body) return response;
    writes.push(`${/groups\/(\w+)/.exec(request.url)[1]} ${body.type}`);
    kill(writes.length);
    return response;
  }, { port: 0 });
  const folder = await mkdtemp(join(tmpdir(), "atlas-killed-"));
  t.after(() => Promise.all([server.close(), rm(folder, { recursive: true })]));
  const plan = await planFleet({ client: new api.v2.IntegrationsClient({ baseUrl: server.url }), projects: ids(MANY), desired: DESIRED, force });
  const [planFile, journal] = [join(folder, "plan.json"), join(folder, "journal")];
  await writeFile(planFile, JSON.stringify(plan));
  await writeFile(journal, "");
  const apply = (after = Infinity) => new Promise((resolve) => {
    const child = spawn(process.execPath, [PROGRAM, server.url, planFile, journal], { stdio: ["ignore", "pipe", "inherit"], timeout: 60_000 });
    let out = "";
    child.stdout.on("data", (text) => (out += text));
    kill = (count) => count === after && child.kill("SIGKILL");
    child.once("close", (code, signal) => resolve({ end: signal ?? code, out }));
  });
  return { emulator, writes, apply, written: async () => (await readFile(journal, "utf8")).split("\n").filter(Boolean).flatMap((line) => JSON.parse(line)) };
}

const key = ({ groupId, type }) => `${groupId} ${type}`;

test("killed while it creates: each integration is created once, and what was written down is not even asked about", async (t) => {
  const { emulator, writes, apply, written } = await open(t, { groups: ids(MANY) });
  assert.equal((await apply(60)).end, "SIGKILL");
  const done = await written();
  assert.ok(done.length > 0 && done.length < MANY * DESIRED.length, `${done.length} steps`);
  assert.ok(done.every(({ outcome }) => outcome === "done"));
  const asked = emulator.state().counts.total;
  const { end, out } = await apply();
  assert.deepEqual([end, out], [0, `{"done":${MANY * DESIRED.length},"failed":0,"skipped":0}\n`]);
  assert.equal(new Set(writes).size, writes.length, "created twice");
  assert.equal(writes.length, MANY * DESIRED.length);
  const again = emulator.state().requests.slice(-(emulator.state().counts.total - asked)).map(({ path }) => /groups\/(\w+)/.exec(path)[1]);
  const finished = new Set(done.map(({ groupId }) => groupId));
  assert.ok(!again.some((groupId) => finished.has(groupId)));
});

test("killed while it sends what can't be seen: what was written down is not sent again, and of the rest only what was under way", async (t) => {
  const groups = Object.fromEntries(ids(MANY).map((id) => [id, DESIRED]));
  const { writes, apply, written } = await open(t, { groups, force: true });
  assert.equal((await apply(20)).end, "SIGKILL");
  const before = writes.length;
  const done = new Set((await written()).filter(({ action }) => action === "update").map(key));
  assert.ok(done.size > 0);
  assert.equal((await apply()).end, 0);
  assert.equal(new Set(writes).size, MANY);
  assert.ok(writes.slice(before).every((write) => !done.has(write)), "what is done was sent again");
  assert.ok(writes.length - MANY <= CONCURRENCY, `${writes.length - MANY} were sent twice`);
});
