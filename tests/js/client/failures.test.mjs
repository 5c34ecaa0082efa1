// THE FAILURE TABLE: what goes wrong on the way or comes back wrong, one row each, the outcome exact: class, code, fields, how many
// requests, how long. After each the same client works again. Each row is run by a client without a key, and again behind a digest.

import assert from "node:assert/strict";
import { test } from "node:test";
import { DigestGuard } from "./support/digest.mjs";
import { startServer } from "./support/server.mjs";
import { ANSWERS } from "./failures/answers.mjs";
import { CONNECTION } from "./failures/connection.mjs";
import { api, GROUP, KEY, LIST, OPERATIONS } from "./support/package.mjs";

const AUTHS = {
  none: undefined,
  digest: { kind: "digest", ...KEY },
  bearer: { kind: "bearer", token: "made-up-token" },
};
/** Waits of exactly 20 ms instead of 125 and more: what they are without this limit is tested in core, without waiting. */
const QUICK = { limit: 2, maxDelayMs: 20 };

for (const row of [...CONNECTION, ...ANSWERS]) {
  for (const auth of row.auth ?? ["none", "digest"]) {
    for (const [operation, requests] of Object.entries(row.requests)) {
      const outcome = row.error ?? "no error";
      test(`${row.name} | ${operation}, ${auth} | ${outcome}, ${requests} request${requests > 1 ? "s" : ""}`, (t) => check(t, row, auth, operation, requests));
    }
  }
}

async function check(t, row, auth, operation, requests) {
  const guard = auth === "digest" ? new DigestGuard() : undefined;
  const server = await startServer(t, { script: Array(row.once ? 1 : 9).fill(row.answer), guard });
  const client = new api.IntegrationsClient({
    baseUrl: server.url, auth: AUTHS[auth], ...row.options, retry: { ...QUICK, ...row.options?.retry },
  });
  const legs = guard ? 1 : 0;

  const start = performance.now();
  const outcome = await OPERATIONS[operation](client).then((value) => ({ value }), (error) => ({ error }));
  const ms = performance.now() - start;

  if (row.error) assertError(outcome.error, row);
  else assert.ok("value" in outcome, `rejected: ${outcome.error}`);
  assert.equal(server.requests.length, requests + legs, "requests");
  const [least, most] = row.ms ?? [(requests - 1) * QUICK.maxDelayMs, 3_000];
  // Timers are allowed to be a millisecond early.
  assert.ok(ms >= least - 2 && ms <= most, `${Math.round(ms)} ms, not ${least} to ${most}`);

  server.heal();
  const before = server.requests.length;
  assert.deepEqual((await client.list(GROUP)).results, LIST.results);
  assert.equal(server.requests.length, before + 1, "requests of the call after it");
  assert.ok(server.requests.every(({ url }) => url !== "/elsewhere"));
}

function assertError(error, row) {
  assert.ok(error, "should have rejected");
  assert.equal(error.name, row.error, String(error));
  assert.equal(error.code, row.code);
  assert.ok(error instanceof api.AtlasIntegrationsError && error instanceof Error);
  assert.ok(error instanceof api[row.error]);
  if (row.message) assert.match(error.message, row.message);
  for (const [name, expected] of Object.entries(row.fields ?? {})) {
    if (expected?.from !== undefined) assert.ok(error[name] >= expected.from && error[name] <= expected.to, `${name}: ${error[name]}`);
    else assert.deepEqual(error[name], expected, name);
  }
}
