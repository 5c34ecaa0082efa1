import assert from "node:assert/strict";
import { test } from "node:test";
import { DESIRED, KEY, SECRETS, api, applyFleet, fleet, ids, planFleet, rejection } from "./support.mjs";

const MASK = `****************************${KEY.slice(-4)}`;

test("250 projects with 4 services: 250 requests to plan, and none to apply where nothing differs", async () => {
  const groups = Object.fromEntries(ids(250).map((id) => [id, DESIRED]));
  const { client, emulator, flight, sent } = fleet(groups);
  const plan = await planFleet({ client, projects: ids(250), desired: DESIRED });
  assert.deepEqual(plan.counts, { projects: 250, create: 0, update: 0, unchanged: 1000, delete: 0, failed: 0 });
  assert.deepEqual(sent(), { list: 250 });
  assert.equal(flight.most, 8);
  const report = await applyFleet(plan, { client, desired: DESIRED });
  assert.deepEqual(report.counts, { done: 1000, failed: 0, skipped: 0 });
  assert.equal(emulator.state().counts.total, 250);
});

test("what apply made is unchanged in the next plan, and each project costs a list and what it lacks", async () => {
  const { client, emulator, flight, sent } = fleet(ids(40));
  const plan = await planFleet({ client, projects: ids(40), desired: DESIRED, concurrency: 3 });
  assert.deepEqual(plan.counts, { projects: 40, create: 160, update: 0, unchanged: 0, delete: 0, failed: 0 });
  const report = await applyFleet(plan, { client, desired: DESIRED, concurrency: 3 });
  assert.deepEqual(report.counts, { done: 160, failed: 0, skipped: 0 });
  assert.deepEqual(sent(), { list: 80, create: 160 });
  assert.equal(flight.most, 3);
  assert.deepEqual(Object.values(emulator.state().groups).map((list) => list.length), ids(40).map(() => 4));
  const again = await planFleet({ client, projects: ids(40), desired: DESIRED });
  assert.deepEqual(again.counts, { projects: 40, create: 0, update: 0, unchanged: 160, delete: 0, failed: 0 });
  const unseen = new Map(again.steps.map(({ type, unseen }) => [type, unseen]));
  assert.deepEqual(Object.fromEntries(unseen), { PAGER_DUTY: [], DATADOG: [], WEBHOOK: [], PROMETHEUS: ["password"] });
});

test("a step says which fields change, which are dropped and which can't be seen", async () => {
  const [one, two] = ids(2);
  const { client } = fleet({
    [one]: [{ ...DESIRED[0], region: "EU", sendQueryStatsMetrics: true }, { type: "SLACK", apiToken: "xoxb-made-up-0123456789", channelName: "alerts" }],
    [two]: [{ ...DESIRED[0], apiKey: "ffffffffffffffffffffffffffffffff", sendQueryStatsMetrics: true }, { ...DESIRED[2], password: "another-password" }],
  });
  const projects = [{ id: one, name: "First" }, two];
  const plan = await planFleet({ client, projects, desired: [DESIRED[2], DESIRED[0]], remove: ["SLACK", "VICTOR_OPS"] });
  const brief = plan.steps.map(({ seen, ...step }) => ({ ...step, seen: typeof seen }));
  assert.deepEqual(brief, [
    { groupId: one, name: "First", type: "DATADOG", action: "update", changed: ["region"], dropped: ["sendQueryStatsMetrics"], unseen: [], seen: "string" },
    { groupId: one, name: "First", type: "PROMETHEUS", action: "create", changed: [], dropped: [], unseen: [], seen: "undefined" },
    { groupId: one, name: "First", type: "SLACK", action: "delete", changed: [], dropped: [], unseen: [], seen: "string" },
    { groupId: two, type: "DATADOG", action: "update", changed: ["apiKey"], dropped: ["sendQueryStatsMetrics"], unseen: [], seen: "string" },
    { groupId: two, type: "PROMETHEUS", action: "unchanged", changed: [], dropped: [], unseen: ["password"], seen: "string" },
  ]);
});

test("with `force` what can't be seen is sent, and nothing else", async () => {
  const { client, emulator, sent } = fleet({ [ids(1)[0]]: [{ ...DESIRED[2], password: "another-password" }, DESIRED[0]] });
  const desired = [DESIRED[0], DESIRED[2]];
  const plan = await planFleet({ client, projects: ids(1), desired, force: true });
  assert.deepEqual(plan.steps.map(({ type, action, unseen }) => [type, action, unseen]), [["DATADOG", "unchanged", []], ["PROMETHEUS", "update", ["password"]]]);
  assert.deepEqual((await applyFleet(plan, { client, desired })).counts, { done: 2, failed: 0, skipped: 0 });
  assert.deepEqual(sent(), { list: 2, update: 1 });
  const stored = emulator.state().groups[ids(1)[0]].find(({ type }) => type === "PROMETHEUS");
  assert.equal(stored.password, DESIRED[2].password);
});

test("neither a plan nor a report has a secret, also where Atlas shows them in clear", async () => {
  const groups = Object.fromEntries(ids(3).map((id) => [id, DESIRED.map((view) => ({ ...view, ...(view.region && { region: "EU" }) }))]));
  const { client } = fleet(groups, { emulator: { maskSecrets: false } });
  const plan = await planFleet({ client, projects: [...ids(3), "not-a-project"], desired: DESIRED });
  const report = await applyFleet(plan, { client, desired: DESIRED });
  assert.equal(report.counts.failed, 0);
  const text = JSON.stringify([plan, report]);
  for (const secret of SECRETS) assert.ok(!text.includes(secret), secret);
  assert.deepEqual(JSON.parse(text), [plan, report]);
});

test("the order of projects, views and fields does not matter", async () => {
  const groups = { [ids(2)[0]]: [DESIRED[0]], [ids(2)[1]]: [DESIRED[3]] };
  const { client } = fleet(groups);
  const plan = await planFleet({ client, projects: ids(2), desired: DESIRED });
  const turned = DESIRED.map((view) => Object.fromEntries(Object.entries(view).reverse())).reverse();
  const other = await planFleet({ client, projects: ids(2).reverse(), desired: turned });
  const sorted = (steps) => [...steps].sort((a, b) => `${a.groupId}${a.type}`.localeCompare(`${b.groupId}${b.type}`));
  assert.equal(other.desiredSha256, plan.desiredSha256);
  assert.deepEqual(sorted(other.steps), sorted(plan.steps));
  assert.deepEqual(other.steps.map(({ groupId }) => groupId).slice(0, 4), Array(4).fill(ids(2)[1]));
});

test("a project that can't be listed is in `failed`, once, and the others go on", async () => {
  const { client, sent } = fleet(ids(3));
  const projects = [ids(3)[0], "5d791c84ffffffffffffffff", { id: "5D791C84FFFFFFFFFFFFFFFF", name: "again" }, "", ids(3)[2]];
  const plan = await planFleet({ client, projects, desired: DESIRED });
  assert.deepEqual(plan.counts, { projects: 4, create: 8, update: 0, unchanged: 0, delete: 0, failed: 2 });
  assert.deepEqual(plan.failed.map(({ groupId, error }) => [groupId, error.code, error.status]), [["5d791c84ffffffffffffffff", "api", 404], ["", "validation", undefined]]);
  assert.deepEqual(sent(), { list: 3 });
});

test("a project that is named twice is asked once; each entry without an id fails by itself", async () => {
  const [one] = ids(1);
  const { client, sent } = fleet({ [one]: DESIRED });
  const totals = [];
  const projects = [one, { id: one.toUpperCase() }, { groupId: one }, {}];
  const plan = await planFleet({ client, projects, desired: DESIRED, onProgress: ({ total }) => totals.push(total) });
  assert.deepEqual(sent(), { list: 1 });
  assert.deepEqual(plan.counts, { projects: 3, create: 0, update: 0, unchanged: 4, delete: 0, failed: 2 });
  assert.deepEqual(plan.failed.map(({ groupId, error }) => [groupId, error.code]), [["", "validation"], ["", "validation"]]);
  assert.deepEqual(totals, [3, 3, 3]);
});

test("both versions: the views are the client's version's", async () => {
  const { client } = fleet(ids(1), { Client: api.IntegrationsClient });
  const desired = [{ type: "FLOWDOCK", flowName: "flow", apiToken: "a-made-up-token-0123456789", orgName: "org" }];
  const plan = await planFleet({ client, projects: ids(1), desired });
  assert.deepEqual((await applyFleet(plan, { client, desired })).counts, { done: 1, failed: 0, skipped: 0 });
  const v2 = fleet(ids(1)).client;
  const error = await rejection(planFleet({ client: v2, projects: ids(1), desired }));
  assert.deepEqual(error.issues.map(({ path, code, params }) => ({ path, code, params })), [{ path: ["desired", 0, "type"], code: "unknown_type", params: { knownTo: "v1.0" } }]);
});

test("all mistakes at once, before anything is asked", async () => {
  const { client, sent } = fleet(ids(1));
  const desired = [{ type: "DATADOG", apiKey: MASK, regoin: "US" }, { type: "PAGER_DUTY", serviceKey: KEY }, { type: "PAGER_DUTY", serviceKey: KEY }];
  const error = await rejection(planFleet({ client, projects: "all", desired, remove: ["PAGER_DUTY", "datadog"], concurrency: 0, onProgres: () => {} }));
  assert.ok(error instanceof api.ValidationError);
  assert.deepEqual(error.issues.map(({ path, code }) => `${path.join(".")} ${code}`), [
    "concurrency out_of_range", "projects invalid_type", "desired.0.apiKey masked_secret", "desired.0.regoin unknown_field",
    "desired.2.type invalid_value", "remove.0 invalid_value", "remove.1 unknown_type", "onProgres unknown_field",
  ]);
  assert.ok(!error.message.includes(KEY));
  assert.deepEqual(sent(), {});
  for (const bad of [undefined, {}, null, new Proxy({}, {})]) {
    const refused = await rejection(planFleet({ client: bad, projects: [], desired: [] }));
    assert.deepEqual(refused.issues[0].path, ["client"]);
  }
});

test("progress is told after each project, and a listener that throws changes nothing", async () => {
  const { client } = fleet(ids(5));
  const told = [];
  const onProgress = (progress) => { told.push(progress); throw new Error("from the listener"); };
  const plan = await planFleet({ client, projects: ids(5), desired: DESIRED, onProgress });
  assert.deepEqual(told.map(({ done, total }) => [done, total]), [1, 2, 3, 4, 5].map((done) => [done, 5]));
  assert.deepEqual(told.map(({ groupId }) => groupId).sort(), ids(5));
  assert.equal(plan.counts.create, 20);
});
