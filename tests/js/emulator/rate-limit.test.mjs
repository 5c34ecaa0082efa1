import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { createEmulator, KEY, openEmulator, ROOT } from "./support.mjs";

let tick;
beforeEach((t) => {
  t.mock.timers.enable({ apis: ["Date"], now: 1_700_000_000_000 });
  tick = (ms) => t.mock.timers.tick(ms);
});

const headers = (response) => ["ratelimit-limit", "ratelimit-remaining", "retry-after"].map((name) => response.headers.get(name));

test("each answer says what is left; above the limit 429 says how long to wait", async () => {
  const { emulator, call } = openEmulator({ rateLimit: { limit: 2, periodMs: 10_000 } });
  assert.deepEqual(headers(await call("GET")), ["2", "1", null]);
  tick(3_500);
  assert.deepEqual(headers(await call("DELETE", "/SLACK")), ["2", "0", null]);
  const refused = await call("GET", "?pretty=true");
  assert.equal(refused.status, 429);
  assert.deepEqual(headers(refused), ["2", "0", "7"]);
  const { errorCode, parameters, reason } = await refused.json();
  assert.deepEqual([errorCode, parameters, reason], ["RATE_LIMITED_TOKEN_BUCKET", [ROOT, 7, 2, 2, 10], "Too Many Requests"]);
  assert.equal(emulator.state().rateLimitRemaining, 0);
  tick(6_499);
  assert.equal((await call("GET")).status, 429);
  tick(1);
  assert.deepEqual(headers(await call("GET")), ["2", "1", null]);
  assert.deepEqual(headers(await call("GET")), ["2", "0", null]);
  assert.deepEqual(headers(await call("GET")), ["2", "0", "10"]);
});

test("a bucket is refilled in part, and never above its limit", async () => {
  const { emulator, call } = openEmulator({ rateLimit: { limit: 3, refill: 1, periodMs: 1_000 } });
  for (let i = 0; i < 3; i += 1) await call("GET");
  tick(1_000);
  assert.equal(emulator.state().rateLimitRemaining, 1);
  tick(60_000);
  assert.equal(emulator.state().rateLimitRemaining, 3);
});

test("a 429 changes nothing, a reset fills the bucket, and requests without a key do not count", async () => {
  const { emulator, call } = openEmulator({ rateLimit: { limit: 1 } });
  await call("GET");
  assert.equal((await call("PUT", "/VICTOR_OPS", { type: "VICTOR_OPS", apiKey: "k" })).status, 429);
  assert.deepEqual(Object.values(emulator.state().groups), [[]]);
  emulator.reset();
  assert.equal((await call("GET")).status, 200);
  const locked = createEmulator({ ...KEY, rateLimit: { limit: 1 } });
  for (let i = 0; i < 3; i += 1) assert.equal((await locked(new Request(`http://atlas.test${ROOT}`))).status, 401);
  assert.equal(locked.state().rateLimitRemaining, 1);
});

test("without a limit no answer speaks of one", async () => {
  assert.deepEqual(headers(await openEmulator().call("GET")), [null, null, null]);
});
