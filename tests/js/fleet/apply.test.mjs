import assert from "node:assert/strict";
import { test } from "node:test";
import { DESIRED, api, applyFleet, fleet, ids, planFleet, rejection } from "./support.mjs";

const outcomes = (report) => report.steps.map(({ groupId, type, outcome, error }) => [ids(9).indexOf(groupId), type, outcome, ...(error ? [error.code] : [])]);

test("two writers: what changed between plan and apply is noticed before anything is sent, and not overwritten", async () => {
  const [one, two, three] = ids(3);
  const desired = DESIRED.slice(0, 2);
  const slack = { type: "SLACK", apiToken: "xoxb-made-up-0123456789", channelName: "alerts" };
  const { client, emulator, sent } = fleet({ [one]: [{ ...desired[0], region: "EU" }, slack], [two]: [], [three]: [] });
  const plan = await planFleet({ client, projects: ids(3), desired, remove: ["SLACK"] });
  // Another region than the plan saw, another channel, another key where there was none, and one that is just what is desired.
  await client.update(one, { ...desired[0], region: "AP1" });
  await client.update(one, { ...slack, channelName: "another" });
  await client.create(two, { ...desired[0], apiKey: "f".repeat(32) });
  await client.create(three, desired[0]);
  const before = sent();
  const report = await applyFleet(plan, { client, desired });
  assert.deepEqual(outcomes(report), [
    [0, "PAGER_DUTY", "done"], [0, "DATADOG", "failed", "changed_since_plan"], [0, "SLACK", "failed", "changed_since_plan"],
    [1, "PAGER_DUTY", "done"], [1, "DATADOG", "failed", "changed_since_plan"],
    [2, "PAGER_DUTY", "done"], [2, "DATADOG", "done"],
  ].sort((a, b) => a[0] - b[0] || plan.steps.findIndex(({ type }) => type === a[1]) - plan.steps.findIndex(({ type }) => type === b[1])));
  assert.deepEqual(report.counts, { done: 4, failed: 3, skipped: 0 });
  assert.deepEqual(sent(), { ...before, list: before.list + 3, create: before.create + 3 });
  assert.equal(emulator.state().groups[one].find(({ type }) => type === "DATADOG").region, "AP1");
});

test("an unchanged integration of a project that has something to do is looked at, too", async () => {
  const desired = DESIRED.slice(0, 2);
  const { client } = fleet({ [ids(1)[0]]: [desired[0]] });
  const plan = await planFleet({ client, projects: ids(1), desired });
  await client.update(ids(1)[0], { ...desired[0], region: "EU" });
  assert.deepEqual(outcomes(await applyFleet(plan, { client, desired })).sort(), [[0, "DATADOG", "failed", "changed_since_plan"], [0, "PAGER_DUTY", "done"]]);
});

test("429, 500 and lost answers in the middle: all is done, and nothing twice that need not be", async () => {
  const { client, emulator, sent } = fleet(ids(20));
  const faults = [
    { status: 429, retryAfter: 0, times: 5 }, { status: 500, times: 3, when: { method: "GET" } },
    // Carried out, and its answer is lost: Atlas has them, and nothing may be created twice.
    { status: 503, carryOut: true, times: 4, when: { operation: "create" } },
    { drop: true, carryOut: true, times: 2, when: { operation: "create", type: "WEBHOOK" } },
  ];
  const plan = await planFleet({ client, projects: ids(20), desired: DESIRED });
  for (const fault of faults) emulator.addFault(fault);
  const report = await applyFleet(plan, { client, desired: DESIRED });
  assert.equal(report.steps.length, 80);
  // A create whose answer is lost is not repeated, so those two can't be distinguished from failures; nor can a Prometheus, whose password can't be seen.
  const open = report.steps.filter(({ outcome }) => outcome !== "done");
  assert.ok(open.length <= 6, JSON.stringify(open));
  for (const { error } of open) assert.ok(["network", "api"].includes(error.code), error.message);
  const sentBefore = sent().create;
  const rest = await applyFleet(plan, { client, desired: DESIRED, done: report });
  assert.deepEqual(rest.counts, { done: 80, failed: 0, skipped: 0 });
  assert.equal(sent().create, sentBefore, "they were all there");
  const again = await planFleet({ client, projects: ids(20), desired: DESIRED });
  assert.equal(again.counts.unchanged, 80);
  assert.ok(emulator.state().faults.every(({ remaining }) => remaining === 0));
});

test("a project that vanishes, and a key that may not: the rest of the project is skipped, the others go on", async () => {
  const { client, emulator, sent } = fleet(ids(3));
  const plan = await planFleet({ client, projects: ids(3), desired: DESIRED });
  const [gone, forbidden] = ids(2);
  emulator.addFault({ removeGroup: true, when: { groupId: gone, operation: "create" } });
  emulator.addFault({ status: 403, times: Infinity, when: { groupId: forbidden, operation: "create" } });
  const report = await applyFleet(plan, { client, desired: DESIRED });
  const of = (id) => report.steps.filter(({ groupId }) => groupId === id).map(({ outcome, error }) => `${outcome} ${error?.status ?? ""}`);
  assert.deepEqual(of(gone), ["failed 404", "skipped 404", "skipped 404", "skipped 404"]);
  assert.deepEqual(of(forbidden), ["failed 403", "skipped 403", "skipped 403", "skipped 403"]);
  assert.deepEqual(of(ids(3)[2]), Array(4).fill("done "));
  assert.deepEqual(sent(), { list: 6, create: 6 });
});

test("after any other failure the project's other steps are tried", async () => {
  const { client, emulator } = fleet(ids(1));
  const plan = await planFleet({ client, projects: ids(1), desired: DESIRED });
  emulator.addFault({ status: 400, when: { operation: "create", type: plan.steps[0].type } });
  const report = await applyFleet(plan, { client, desired: DESIRED });
  assert.deepEqual(report.steps.map(({ outcome }) => outcome), ["failed", "done", "done", "done"]);
});

test("what is to be removed and has gone is done; what is there and as the plan saw it is removed", async () => {
  const slack = { type: "SLACK", apiToken: "xoxb-made-up-0123456789", channelName: "alerts" };
  const { client, emulator, sent } = fleet({ [ids(2)[0]]: [slack], [ids(2)[1]]: [slack] });
  const plan = await planFleet({ client, projects: ids(2), desired: [], remove: ["SLACK"] });
  assert.deepEqual(plan.counts, { projects: 2, create: 0, update: 0, unchanged: 0, delete: 2, failed: 0 });
  await client.delete(ids(2)[0], "SLACK");
  assert.deepEqual((await applyFleet(plan, { client, desired: [] })).counts, { done: 2, failed: 0, skipped: 0 });
  assert.deepEqual(sent(), { list: 4, delete: 2 });
  assert.deepEqual(Object.values(emulator.state().groups), [[], []]);
});

test("an answer that shows something else than what was sent is no success", async () => {
  const view = DESIRED[1];
  const other = { results: [{ type: "PAGER_DUTY", serviceKey: "****beef", region: "US" }], links: [] };
  const fetch = async (url, { method }) => Response.json(method === "POST" ? other : { results: [], links: [] });
  const client = new api.v2.IntegrationsClient({ fetch });
  const plan = await planFleet({ client, projects: ids(1), desired: [view] });
  assert.deepEqual(outcomes(await applyFleet(plan, { client, desired: [view] })), [[0, "PAGER_DUTY", "failed", "not_as_sent"]]);
});

test("an abort: the report so far, every step in it once, and the rest by `done`", async () => {
  const { client, emulator, sent } = fleet(ids(30));
  const plan = await planFleet({ client, projects: ids(30), desired: DESIRED });
  const ending = new AbortController();
  const onProgress = ({ done }) => done === 10 && ending.abort(new Error("enough"));
  const error = await rejection(applyFleet(plan, { client, desired: DESIRED, signal: ending.signal, onProgress, concurrency: 4 }));
  assert.ok(error instanceof api.AbortedError);
  const { report } = error;
  const { done, failed, skipped } = report.counts;
  assert.ok(done >= 40 && failed <= 4 && skipped > 0, JSON.stringify(report.counts));
  assert.deepEqual(report.steps.map(({ groupId, type }) => groupId + type), plan.steps.map(({ groupId, type }) => groupId + type));
  const rest = await applyFleet(JSON.parse(JSON.stringify(plan)), { client, desired: DESIRED, done: JSON.parse(JSON.stringify(report)) });
  assert.deepEqual(rest.counts, { done: 120, failed: 0, skipped: 0 });
  assert.equal(sent().create, 120, "each once");
  assert.ok(Object.values(emulator.state().groups).every((list) => list.length === 4));
});

test("aborted before it begins, and while it waits for a project: nothing is sent, and nothing waits", async () => {
  const { client, sent } = fleet(ids(3));
  const early = await rejection(planFleet({ client, projects: ids(3), desired: DESIRED, signal: AbortSignal.abort() }));
  assert.ok(early instanceof api.AbortedError);
  let closed = false;
  const silent = { [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => {}), return: async () => { closed = true; return { done: true }; } }) };
  // The platform's own timer keeps no process alive.
  const alive = setInterval(() => {}, 1_000);
  const late = await rejection(planFleet({ client, projects: silent, desired: DESIRED, signal: AbortSignal.timeout(20) }));
  clearInterval(alive);
  assert.ok(late instanceof api.TimeoutError);
  assert.deepEqual(sent(), {});
  assert.equal(closed, false, "an async generator of ours is between them, and waits too");
});

test("a process that was killed begins again with the same plan, without a report", async () => {
  const { client, emulator, sent } = fleet(ids(10));
  const plan = await planFleet({ client, projects: ids(10), desired: DESIRED });
  // Killed: half of the projects done, one of them half.
  for (const id of ids(5)) for (const view of DESIRED) await client.create(id, view);
  await client.create(ids(6)[5], DESIRED[0]);
  const report = await applyFleet(plan, { client, desired: DESIRED });
  assert.deepEqual(report.counts, { done: 40, failed: 0, skipped: 0 });
  assert.equal(sent().create, 40, "each once");
  assert.ok(Object.values(emulator.state().groups).every((list) => list.length === 4));
});

test("a plan is for its own views: others are refused, and a key with the same tail is sent as given", async () => {
  const { client, emulator, sent } = fleet(ids(1));
  const desired = [DESIRED[0]];
  const plan = await planFleet({ client, projects: ids(1), desired });
  const before = sent();
  for (const other of [[{ ...DESIRED[0], region: "EU" }], [{ ...DESIRED[0], apiKey: "f".repeat(32) }], DESIRED, []]) {
    const error = await rejection(applyFleet(plan, { client, desired: other }));
    assert.deepEqual(error.issues.map(({ path, code }) => [path, code]), [[["plan"], "invalid_value"]]);
  }
  const v1 = fleet(ids(1), { Client: api.IntegrationsClient }).client;
  const views = [DESIRED[1]];
  const ofV2 = await planFleet({ client, projects: ids(1), desired: views });
  assert.deepEqual((await rejection(applyFleet(ofV2, { client: v1, desired: views }))).issues[0].path, ["plan"]);
  const sameTail = `ffff${DESIRED[0].apiKey.slice(4)}`;
  await applyFleet(plan, { client, desired: [{ ...DESIRED[0], apiKey: sameTail }] });
  assert.equal(emulator.state().groups[ids(1)[0]][0].apiKey, sameTail);
  assert.deepEqual(sent(), { list: before.list + 2, create: 1 });
});

test("what is no plan or report is refused before anything is asked", async () => {
  const { client, sent } = fleet(ids(1));
  const plan = { desiredSha256: "", force: false, steps: [], failed: [], counts: {} };
  for (const bad of [undefined, null, {}, [], { steps: "x" }, { steps: [null] }, { steps: [{ groupId: ids(1)[0], type: "DATADOG", action: "drop", changed: [], dropped: [], unseen: [] }] }]) {
    const error = await rejection(applyFleet(bad, { client, desired: [] }));
    assert.ok(error instanceof api.ValidationError && error.issues.some(({ path }) => path[0] === "plan"), JSON.stringify(bad));
  }
  const error = await rejection(applyFleet(plan, { client, desired: [], done: {} }));
  assert.deepEqual(error.issues.map(({ path }) => path), [["done"]]);
  assert.deepEqual(sent(), {});
});
