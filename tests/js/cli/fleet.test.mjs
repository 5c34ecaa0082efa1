// plan, apply, export and projects: one FILE, many projects.

import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { ACCOUNT, GROUP, OTHER, SECRETS, assertNoSecret, bare, folderOf, inTerminal, openAtlas, run, start } from "./support.mjs";

const FILE = `projects: [${GROUP}, ${OTHER}]
integrations:
  - { type: DATADOG, apiKey: "\${DD}", region: EU }
  - { type: WEBHOOK, url: "\${HOOK}" }
remove: [OPS_GENIE]
`;
const VALUES = { DD: SECRETS.datadog, HOOK: `https://hooks.example.com/${SECRETS.webhook}` };

async function open(t, options) {
  const atlas = await openAtlas(t, options);
  const cwd = await folderOf(t, { "atlas.yaml": FILE });
  return { atlas, cwd, env: { ...atlas.key, ...VALUES }, report: async (name) => JSON.parse(await readFile(join(cwd, name), "utf8")) };
}

const writes = (atlas) => atlas.answered().filter(({ method }) => method !== "GET").length;

test("plan exits 2 and sends nothing, apply does it, and then plan exits 0", async (t) => {
  const { atlas, cwd, env, report } = await open(t, { groups: { [GROUP]: [{ type: "OPS_GENIE", apiKey: SECRETS.slack, region: "US" }], [OTHER]: [] } });
  const plan = await run(["plan", "atlas.yaml"], { cwd, env });
  assert.equal(plan.code, 2, plan.err);
  assert.match(plan.out, /\+ create DATADOG/);
  assert.match(plan.out, /- delete OPS_GENIE/);
  assert.match(plan.out, /^2 projects: 4 to create, 0 to update, 1 to delete, 0 unchanged$/m);
  assert.equal(writes(atlas), 0);
  const applied = await run(["apply", "atlas.yaml", "--yes", "--report", "report.json"], { cwd, env });
  assert.equal(applied.code, 0, applied.err);
  assert.match(applied.out, /^5 done, 0 failed, 0 skipped$/m);
  assertNoSecret(JSON.stringify(await report("report.json")));
  assert.equal((await run(["plan", "atlas.yaml"], { cwd, env })).code, 0);
});

test("plan --out and apply --plan: only what was planned, narrowed by --project, and never for another FILE", async (t) => {
  const { atlas, cwd, env, report } = await open(t);
  const planned = await run(["plan", "atlas.yaml", "--out", "plan.json", "--only", "DATADOG"], { cwd, env });
  assert.equal(planned.code, 2, planned.err);
  assertNoSecret(JSON.stringify(await report("plan.json")));
  const one = await run(["apply", "atlas.yaml", "--plan", "plan.json", "--project", OTHER, "--yes", "--json"], { cwd, env });
  assert.equal(one.code, 0, one.err + one.out);
  assert.deepEqual(JSON.parse(one.out).steps.map(({ groupId, type, outcome }) => [groupId, type, outcome]), [[OTHER, "DATADOG", "done"]]);
  assert.equal(writes(atlas), 1);
  const changed = await run(["apply", "atlas.yaml", "--plan", "plan.json", "--yes"], { cwd, env: { ...env, DD: "0123456789abcdef0123456789ab0000" } });
  assert.equal(changed.code, 1);
  assert.match(changed.err, /plan again/);
  assert.equal(writes(atlas), 1);
});

test("a project that fails: plan exits 1, apply does the others and exits 1", async (t) => {
  const { cwd, env } = await open(t, { groups: { [GROUP]: [] } });
  assert.equal((await run(["plan", "atlas.yaml"], { cwd, env })).code, 1);
  const { code, out } = await run(["apply", "atlas.yaml", "--yes"], { cwd, env });
  assert.equal(code, 1);
  assert.match(out, /^2 done, 0 failed/m);
});

test("a step that fails: apply does the others, says which and why, and exits 1; the report has it", async (t) => {
  const { cwd, env, report } = await open(t, { faults: [{ status: 400, when: { operation: "create", groupId: OTHER, type: "DATADOG" } }] });
  const { code, out } = await run(["apply", "atlas.yaml", "--yes", "--report", "report.json"], { cwd, env });
  assert.equal(code, 1);
  assert.match(out, new RegExp(`^failed DATADOG of ${OTHER}: Atlas answered 400`, "m"));
  assert.match(out, /^3 done, 1 failed, 0 skipped$/m);
  assert.deepEqual((await report("report.json")).counts, { done: 3, failed: 1, skipped: 0 });
});

test("in a pipe apply needs --yes; FILE without projects and a report that can't be written are told before anything is asked", async (t) => {
  const { atlas, cwd, env } = await open(t);
  assert.match((await run(["apply", "atlas.yaml"], { cwd, env, input: "y\n" })).err, /give `--yes`/);
  assert.match((await run(["apply", "atlas.yaml", "--yes", "--report", "none/report.json"], { cwd, env })).err, /`none` is not there/);
  assert.match((await run(["plan", "atlas.yaml", "--out", "none/plan.json"], { cwd, env })).err, /`none` is not there/);
  assert.match((await run(["apply", "atlas.yaml", "--yes", "--plan", "atlas.yaml"], { cwd, env })).err, /is not a plan/);
  assert.deepEqual(atlas.requests, []);
});

test("a plan that somebody has edited is refused in words, before Atlas is asked", async (t) => {
  const { atlas, cwd, env, report } = await open(t);
  await run(["plan", "atlas.yaml", "--out", "plan.json"], { cwd, env });
  const plan = await report("plan.json");
  const before = atlas.requests.length;
  const [step] = plan.steps;
  for (const edited of [null, [], { ...plan, api: undefined }, { ...plan, counts: null }, { ...plan, failed: [{}] }, { ...plan, failed: [{ groupId: GROUP, error: {} }] },
    ...[null, {}, { ...step, action: "x" }, { ...step, changed: undefined }, { ...step, unseen: "x" }].map((odd) => ({ ...plan, steps: [odd] }))]) {
    await writeFile(join(cwd, "edited.json"), JSON.stringify(edited));
    const { code, err } = await run(["apply", "atlas.yaml", "--yes", "--plan", "edited.json"], { cwd, env });
    assert.deepEqual([code, err], [1, "error: `edited.json` is not a plan: `plan --out` writes one\n"], JSON.stringify(edited));
  }
  assert.equal(atlas.requests.length, before);
});

test("in a terminal apply asks, with a progress bar; no is no", async (t) => {
  const { atlas, cwd, env } = await open(t);
  const no = await inTerminal(["apply", "atlas.yaml"], { cwd, env, keys: [[/Send 4 changes\? \[y\/N\]/, "n\r"]] });
  assert.equal(no.code, 1, no.out);
  assert.equal(writes(atlas), 0);
  const stopped = await inTerminal(["apply", "atlas.yaml"], { cwd, env, keys: [[/\[y\/N\]/, "\u0003"]] });
  assert.equal(stopped.code, 130, stopped.out);
  assert.match(bare(stopped.out), /\n\n?error: nothing was sent/);
  assert.equal(writes(atlas), 0);
  const json = await inTerminal(["apply", "atlas.yaml", "--json"], { cwd, env, keys: [[/\+ create[^]*\[y\/N\]/, "n\r"]] });
  assert.equal(json.code, 1, json.out);
  const yes = await inTerminal(["apply", "atlas.yaml"], { cwd, env, keys: [[/\[y\/N\]/, "y\r"]] });
  assert.equal(yes.code, 0, yes.out);
  assert.match(yes.out, /applying \[#{15}\.{15}\] 1\/2 projects/);
  assert.match(yes.out, /\u001b\[32m\+ create\u001b\[0m/);
  assert.match(bare(yes.out), /4 done, 0 failed, 0 skipped/);
});

test("Ctrl+C while it sends: the report is written, the token given back, exit 130", async (t) => {
  const { atlas, cwd, report } = await open(t, { faults: [{ when: { operation: "create" }, delayMs: 3_000, times: 10 }, { when: { operation: "update" }, delayMs: 3_000, times: 10 }] });
  const { key: { MONGODB_ATLAS_BASE_URL } } = atlas;
  const running = start(["apply", "atlas.yaml", "--yes", "--report", "report.json"], { cwd, env: { ...ACCOUNT, MONGODB_ATLAS_BASE_URL, ...VALUES } });
  // After the plan has been printed the sending begins.
  await new Promise((resolve) => running.child.stdout.once("data", resolve));
  await new Promise((resolve) => setTimeout(resolve, 400));
  // What everybody on the machine can read in the list of processes.
  assertNoSecret(await readFile(`/proc/${running.child.pid}/cmdline`, "utf8"));
  running.child.kill("SIGINT");
  const { code } = await running.ended;
  assert.equal(code, 130);
  const { steps } = await report("report.json");
  assert.equal(steps.length, 4);
  assert.ok(steps.some(({ outcome }) => outcome !== "done"));
  assert.equal(atlas.requests.at(-1).path, "/api/oauth/revoke");
});

test("export, filled in, plans nothing", async (t) => {
  const groups = { [GROUP]: [
    { type: "DATADOG", apiKey: SECRETS.datadog, region: "EU", sendCollectionLatencyMetrics: true },
    { type: "PROMETHEUS", username: "prom_user_1", password: SECRETS.prometheus, serviceDiscovery: "http", enabled: true },
    { type: "SLACK", apiToken: SECRETS.slack, channelName: "123: #yes", teamName: "on" },
    { type: "WEBHOOK", url: VALUES.HOOK, secret: SECRETS.webhookSecret },
  ] };
  const { cwd, env } = await open(t, { groups });
  const { out } = await run(["export", GROUP], { env });
  const folder = await folderOf(t, { "there.yaml": out });
  const filled = { ...env, DATADOG_API_KEY: SECRETS.datadog, PROMETHEUS_PASSWORD: SECRETS.prometheus, SLACK_API_TOKEN: SECRETS.slack, WEBHOOK_URL: VALUES.HOOK, WEBHOOK_SECRET: SECRETS.webhookSecret };
  const plan = await run(["plan", "there.yaml"], { cwd: folder, env: filled });
  assert.equal(plan.code, 0, plan.out + plan.err);
  assert.match(plan.out, /^1 project: 0 to create, 0 to update, 0 to delete, 4 unchanged$/m);
  assert.ok(cwd);
});

test("projects prints those that the credentials see; FILE takes all of them, or an organization's", async (t) => {
  const { atlas, env } = await open(t);
  const { out } = await run(["projects"], { env: atlas.key });
  assert.match(out, new RegExp(`^${GROUP}  \\w{24}  Project 1$`, "m"));
  assert.equal(JSON.parse((await run(["projects", "--json"], { env: atlas.key })).out).length, 2);
  const inOrganization = async (id) => JSON.parse((await run(["projects", "--json"], { env: { ...atlas.key, MONGODB_ATLAS_ORG_ID: id } })).out);
  assert.equal((await inOrganization("5d791c84ff7a2522cc4f9a00")).length, 2);
  assert.equal((await inOrganization("5d791c84ff7a2522cc4f9a77")).length ?? "an error", "an error");
  const cwd = await folderOf(t, { "all.yaml": FILE.replace(/projects: .*/, "projects: all"), "org.yaml": FILE.replace(/projects: .*/, "projects: { org: 5d791c84ff7a2522cc4f9a00 }") });
  for (const file of ["all.yaml", "org.yaml"]) assert.match((await run(["plan", file], { cwd, env })).out, /^2 projects: 4 to create/m);
  assert.match((await run(["plan", "all.yaml", "--project", OTHER], { cwd, env })).out, /^1 project: 2 to create/m);
  assert.match((await run(["plan", "all.yaml", "--project", "mine"], { cwd, env })).err, /^error: `--project` must be a project id, 24 hex/);
  assert.match((await run(["projects", "--org", "mine"], { env })).err, /^error: `--org` must be an organization's id, 24 hex/);
  const noOrg = await folderOf(t, { "atlas.yaml": FILE.replace(/projects: .*/, "projects: { org: mine }") });
  assert.match((await run(["plan", "atlas.yaml"], { cwd: noOrg, env })).err, /^atlas\.yaml:1:18: error: `projects\.org` must be an organization's id, 24 hex/);
  // The project of the environment is used, and so checked, only if FILE names none.
  const mine = { ...env, MONGODB_ATLAS_PROJECT_ID: "mine" };
  assert.match((await run(["plan", "all.yaml"], { cwd, env: mine })).out, /^2 projects: /m);
  const none = await folderOf(t, { "atlas.yaml": FILE.replace(/projects: .*\n/, "") });
  assert.match((await run(["plan", "atlas.yaml"], { cwd: none, env: mine })).err, /^error: `MONGODB_ATLAS_PROJECT_ID` must be a project id/);
  assert.match((await run(["plan", "atlas.yaml"], { cwd: none, env: { ...env, MONGODB_ATLAS_PROJECT_ID: GROUP } })).out, /^1 project: /m);
  // Each project was read, even if there is no step for it.
  assert.match((await run(["plan", "all.yaml", "--only", "OPS_GENIE"], { cwd, env })).out, /^2 projects: 0 to create, 0 to update, 0 to delete, 0 unchanged$/m);
});

test("where both kinds of credentials are set the service account wins, and standard error says so", async (t) => {
  const atlas = await openAtlas(t);
  const { code, out, err } = await run(["list", GROUP, "--json"], { env: { ...atlas.key, ...ACCOUNT } });
  assert.deepEqual([code, out], [0, "[]\n"]);
  assert.match(err, /note: the service account of `MONGODB_ATLAS_CLIENT_ID` is used/);
  assert.ok(atlas.requests.some(({ path }) => path === "/api/oauth/token"));
  assert.equal(atlas.requests.at(-1).path, "/api/oauth/revoke", "the token was not given back");
});

