// The caller's signal: its reason is kept, and 1,000 calls put one listener on it.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { getEventListeners } from "node:events";
import { test } from "node:test";
import { inspect, promisify } from "node:util";
import { api, DATADOG, GROUP, LIST, rejection, told } from "../client/support/package.mjs";
import { node } from "../package/tools.mjs";

const { AbortedError, IntegrationsClient, TimeoutError } = api;
const run = promisify(execFile);
const never = () => new IntegrationsClient({ fetch: () => new Promise(() => {}) });

/** What a call rejects with whose signal is aborted before it, or in flight. */
async function aborted(early, ...reason) {
  const controller = new AbortController();
  if (early) controller.abort(...reason);
  const call = rejection(never().update(GROUP, DATADOG, undefined, { signal: controller.signal }));
  if (!early) setTimeout(() => controller.abort(...reason), 5);
  return call;
}

for (const [when, early] of [["before the call", true], ["in flight", false]]) {
  test(`the reason of an abort ${when} is its error's cause`, async () => {
    const error = await aborted(early, Object.assign(new Error("user pressed cancel"), { code: "E_CANCEL" }));
    assert.ok(error instanceof AbortedError);
    assert.ok(error.cause instanceof Error);
    assert.deepEqual(told(error.cause), { name: "Error", message: "user pressed cancel", code: "E_CANCEL" });
    assert.equal((await aborted(early, "user pressed cancel")).cause, "user pressed cancel");
    assert.equal((await aborted(early)).cause.name, "AbortError");
  });

  test(`a reason ${when} with a secret in it is scrubbed`, async () => {
    for (const reason of [new Error(`no ${DATADOG.apiKey}`, { cause: new Error(DATADOG.apiKey) }), DATADOG.apiKey]) {
      const error = await aborted(early, reason);
      assert.ok(!inspect(error).includes(DATADOG.apiKey), inspect(error));
      assert.match(inspect(error.cause), /\*\*\*\*/);
    }
  });
}

test("AbortSignal.timeout makes a TimeoutError, which is not tried again", async () => {
  const kinds = [];
  const client = new IntegrationsClient({ fetch: () => new Promise(() => {}), logger: ({ kind }) => kinds.push(kind) });
  const error = await rejection(client.list(GROUP, undefined, { signal: AbortSignal.timeout(20) }));
  assert.ok(error instanceof TimeoutError);
  assert.deepEqual([error.name, error.code, error.cause.name], ["TimeoutError", "timeout", "TimeoutError"]);
  assert.match(error.message, /`signal`/);
  assert.deepEqual(kinds, ["request", "error"]);
});

test("one listener for all calls on a signal, and none after them", async () => {
  const { signal } = new AbortController();
  let answer;
  const client = new IntegrationsClient({ fetch: () => new Promise((resolve) => { answer = () => resolve(Response.json(LIST)); }) });
  const turn = () => new Promise((resolve) => setTimeout(resolve, 5));
  const first = client.list(GROUP, undefined, { signal });
  await turn();
  const finishFirst = answer;
  const second = client.list(GROUP, undefined, { signal });
  await turn();
  assert.equal(getEventListeners(signal, "abort").length, 1);
  finishFirst();
  await first;
  assert.equal(getEventListeners(signal, "abort").length, 1);
  answer();
  await second;
  assert.equal(getEventListeners(signal, "abort").length, 0);
});

const THOUSAND = `
  import { IntegrationsClient } from "file://${process.env.ATLAS_PKG}/loaders/inline.js";
  const warnings = [];
  process.on("warning", ({ name }) => warnings.push(name));
  const controller = new AbortController();
  const client = new IntegrationsClient({ fetch: () => new Promise(() => {}) });
  const calls = Array.from({ length: 1_000 }, () => client.list("5d791c84ff7a2522cc4f9aa1", undefined, { signal: controller.signal }).catch(({ code }) => code));
  await new Promise((resolve) => setTimeout(resolve, 50));
  controller.abort();
  console.log(JSON.stringify({ warnings, codes: [...new Set(await Promise.all(calls))] }));
`;

for (const major of [20, 22, 24]) {
  test(`Node ${major}: 1,000 calls on one signal draw no warning, and one abort ends them all`, async () => {
    const { stdout, stderr } = await run(node(major), ["--input-type=module", "--eval", THOUSAND]);
    assert.deepEqual(JSON.parse(stdout), { warnings: [], codes: ["aborted"] });
    assert.equal(stderr, "");
  });
}
