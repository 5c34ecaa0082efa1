// What a fleet holds, and how fast it goes.

import assert from "node:assert/strict";
import { test } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { DESIRED, applyFleet, fleet, ids, planFleet } from "./support.mjs";

setFlagsFromString("--expose-gc");
const gc = runInNewContext("gc");
const heap = () => {
  gc();
  return process.memoryUsage().heapUsed;
};

test("10,000 projects by an iterator, over several plans, in flat memory: nobody is ahead of the work, and no answer is kept", async () => {
  const list = JSON.stringify({ results: [{ ...DESIRED[0], apiKey: `****${DESIRED[0].apiKey.slice(-4)}`, padding: "x".repeat(20_000) }], links: [] });
  const { client } = fleet([], { client: { fetch: async () => new Response(list) } });
  let taken = 0;
  let done = 0;
  let ahead = 0;
  let most = 0;
  const all = async function* () {
    for (const id of ids(10_000)) {
      taken += 1;
      ahead = Math.max(ahead, taken - done);
      yield id;
    }
  };
  const source = all();
  const some = async function* (many) {
    for (let i = 0; i < many; i += 1) {
      const { value, done } = await source.next();
      if (done) return;
      yield value;
    }
  };
  const start = heap();
  let unchanged = 0;
  for (let part = 0; part < 5; part += 1) {
    const onProgress = () => { done += 1; };
    const plan = await planFleet({ client, projects: some(2_000), desired: [DESIRED[0]], onProgress });
    unchanged += plan.counts.unchanged;
    most = Math.max(most, heap() - start);
  }
  assert.equal(unchanged, 10_000);
  assert.ok(ahead <= 9, `${ahead} projects ahead`);
  // 10,000 answers of 20 KB would be 200 MB.
  assert.ok(most < 12e6, `${most} bytes`);
});

test("little left of a rate limit slows it before a 429 does", async () => {
  // A minute of Atlas in a hundredth of the time, for the emulator's bucket and for the waits.
  const real = globalThis.setTimeout;
  const now = Date.now;
  const origin = now();
  globalThis.setTimeout = (run, ms, ...rest) => real(run, ms / 100, ...rest);
  Date.now = () => origin + (now() - origin) * 100;
  try {
    const rateLimit = { limit: 100, refill: 100, periodMs: 60_000 };
    const { client, emulator, flight } = fleet(ids(250), { emulator: { rateLimit }, client: { timeoutMs: 100_000 } });
    const plan = await planFleet({ client, projects: ids(250), desired: DESIRED });
    assert.equal(plan.counts.failed, 0);
    assert.equal(flight.most, 8);
    assert.deepEqual(emulator.state().counts.byStatus, { 200: 250 });
  } finally {
    globalThis.setTimeout = real;
    Date.now = now;
  }
});

test("concurrency holds at every moment, in plans and applies, also for one", async () => {
  for (const concurrency of [1, 5, 40]) {
    const { client, flight } = fleet(ids(100));
    const plan = await planFleet({ client, projects: ids(100), desired: DESIRED, concurrency });
    assert.equal(flight.most, concurrency);
    flight.most = 0;
    await applyFleet(plan, { client, desired: DESIRED, concurrency });
    assert.equal(flight.most, concurrency);
  }
});
