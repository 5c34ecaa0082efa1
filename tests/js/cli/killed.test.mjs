// `apply`, killed in the middle: the report that is there, and what the next run sends.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdir, readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { SECRETS, assertNoSecret, createEmulator, folderOf, run, serve, start } from "./support.mjs";

const MANY = 30;
const CONCURRENCY = 8;
const ids = Array.from({ length: MANY }, (_, i) => `5d791c84${i.toString(16).padStart(16, "0")}`);
const FILE = `projects: all
integrations:
  - { type: DATADOG, apiKey: "\${DD}", region: EU }
  - { type: PROMETHEUS, username: prom_user_1, password: "\${PW}", serviceDiscovery: http, enabled: true }
`;
const THERE = [
  { type: "DATADOG", apiKey: SECRETS.datadog, region: "EU" },
  { type: "PROMETHEUS", username: "prom_user_1", password: "another-made-up-one", serviceDiscovery: "http", enabled: true },
];

async function open(t, groups) {
  const emulator = createEmulator({ publicKey: "abcdefgh", privateKey: SECRETS.privateKey, groups });
  const writes = [];
  let onWrite = () => {};
  const server = await serve(async (request) => {
    const body = request.method === "GET" ? undefined : await request.clone().json().catch(() => undefined);
    const response = await emulator(request);
    if (!body || response.status === 401) return response;
    writes.push(`${/groups\/(\w+)/.exec(request.url)[1]} ${body.type}`);
    await onWrite(writes.length);
    return response;
  }, { port: 0 });
  t.after(() => server.close());
  const cwd = await folderOf(t, { "atlas.yaml": FILE });
  const env = { MONGODB_ATLAS_BASE_URL: server.url, MONGODB_ATLAS_PUBLIC_API_KEY: "abcdefgh", MONGODB_ATLAS_PRIVATE_API_KEY: SECRETS.privateKey, DD: SECRETS.datadog, PW: SECRETS.prometheus };
  const report = async () => JSON.parse(await readFile(join(cwd, "report.json"), "utf8"));
  /** Runs a command and kills it as soon as so many writes have come and the report says that some of them are done. */
  const killed = async (args, after) => {
    const { child, ended } = start(args, { cwd, env });
    onWrite = async (count) => {
      if (count < after) return;
      for (let looks = 0; looks < 200 && (await report()).counts.done === 0; looks += 1) await new Promise((resolve) => setTimeout(resolve, 10));
      child.kill("SIGKILL");
    };
    const { code } = await ended;
    onWrite = () => {};
    return code;
  };
  return { cwd, env, writes, report, killed };
}

const key = ({ groupId, type }) => `${groupId} ${type}`;

test("the report is there, whole and without a secret; `apply` again creates the rest, each once", async (t) => {
  const { cwd, env, writes, report, killed } = await open(t, ids);
  assert.equal(await killed(["apply", "atlas.yaml", "--yes", "--report", "report.json"], 24), "SIGKILL");
  const { steps, counts } = await report();
  assertNoSecret(JSON.stringify(steps));
  assert.deepEqual(steps.map(key), ids.flatMap((id) => [`${id} DATADOG`, `${id} PROMETHEUS`]));
  assert.ok(counts.done > 0 && counts.done + counts.skipped === 2 * MANY, JSON.stringify(counts));
  const { code, out } = await run(["apply", "atlas.yaml", "--yes", "--report", "report.json"], { cwd, env });
  assert.equal(code, 0, out);
  assert.equal(new Set(writes).size, writes.length, "created twice");
  assert.equal(writes.length, 2 * MANY);
  assert.deepEqual((await report()).counts, { done: 2 * MANY, failed: 0, skipped: 0 });
  assert.deepEqual((await readdir(cwd)).sort(), ["atlas.yaml", "report.json"]);
});

test("by its plan and its report nothing that is done is sent again, not even what can't be seen", async (t) => {
  const { cwd, env, writes, report, killed } = await open(t, Object.fromEntries(ids.map((id) => [id, THERE])));
  assert.equal((await run(["plan", "atlas.yaml", "--force", "--out", "plan.json"], { cwd, env })).code, 2);
  const apply = ["apply", "atlas.yaml", "--plan", "plan.json", "--yes", "--report", "report.json"];
  assert.equal(await killed(apply, 12), "SIGKILL");
  const before = writes.length;
  const done = new Set((await report()).steps.filter(({ action, outcome }) => action === "update" && outcome === "done").map(key));
  assert.ok(done.size > 0);
  const { code, out, err } = await run(apply, { cwd, env });
  assert.equal(code, 0, out + err);
  assert.match(err, new RegExp(`note: ${done.size} of ${MANY} changes are done according to \`report\\.json\``));
  assert.ok(writes.slice(before).every((write) => !done.has(write)), "what is done was sent again");
  // What the report did not know yet: it is not written after each project.
  assert.equal(writes.length, before + MANY - done.size);
  assert.equal(new Set(writes).size, MANY);
  // All of it is done: a third run asks nothing. Another plan's report is none.
  const all = await run(apply, { cwd, env });
  assert.match(all.err, new RegExp(`${MANY} of ${MANY} changes are done according to`));
  assert.equal(writes.length, before + MANY - done.size);
  await run(["plan", "atlas.yaml", "--force", "--out", "plan.json"], { cwd, env });
  const other = await run(apply, { cwd, env });
  assert.doesNotMatch(other.err, /are done according to/);
  assert.equal(writes.length, before + MANY - done.size + MANY);
});

test("a report where no file can be: a pipe is written to at the end, a folder is refused before anything is sent", async (t) => {
  const { cwd, env, writes } = await open(t, ids.slice(0, 1));
  await mkdir(join(cwd, "folder"));
  const refused = await run(["apply", "atlas.yaml", "--yes", "--report", "folder"], { cwd, env });
  assert.deepEqual([refused.code, writes.length], [1, 0]);
  assert.match(refused.err, /^error: `folder` is a folder$/m);
  execFileSync("mkfifo", [join(cwd, "pipe")]);
  const read = readFile(join(cwd, "pipe"), "utf8");
  const { code, out } = await run(["apply", "atlas.yaml", "--yes", "--json", "--report", "pipe"], { cwd, env });
  assert.equal(code, 0, out);
  assert.deepEqual(JSON.parse(await read), JSON.parse(out));
});
