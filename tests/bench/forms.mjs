// `cargo xtask bench forms`: the time to validate a form, compared with schema libraries.

import assert from "node:assert/strict";
import { AGREED, MANY, THREE_ERRORS, VALID } from "./forms/views.mjs";
import { VALIDATORS } from "./forms/validators.mjs";
import { aim } from "./support/report.mjs";

const ROUNDS = 40;
/** How long one round of one library takes, roughly. */
const ROUND_MS = 10;

for (const [name, { run, read }] of Object.entries(VALIDATORS)) {
  for (const { view, valid, errors } of AGREED) {
    assert.deepEqual(read(run(view)), { valid, errors }, `${name} does not mean the same: ${JSON.stringify(view)}`);
  }
}

const valid = measure(({ run }) => run(VALID));
const errors = measure(({ run }) => run(THREE_ERRORS));
const many = measure(({ run }) => {
  for (const view of MANY) run(view);
});

console.log(`median of ${ROUNDS} rounds`.padEnd(23) + ["a valid view", "three errors", "500 views"].map((title) => title.padStart(16)).join(""));
for (const name of Object.keys(VALIDATORS)) {
  const cells = [`${valid[name].toFixed(0)} ns`, `${errors[name].toFixed(0)} ns`, `${(many[name] / 1e6).toFixed(3)} ms`];
  console.log(name.padEnd(23) + cells.map((cell) => cell.padStart(16)).join(""));
}
const ours = "atlas-integrations";
aim("a valid view is not slower than with valibot", valid[ours] / valid.valibot);
aim("three errors are not slower than with zod", errors[ours] / errors.zod);

/**
 * Nanoseconds per call, for each library. Rounds take turns, so that what else the machine does is the same for all.
 *
 * @param {(validator: { run: (value: unknown) => unknown }) => void} work
 */
function measure(work) {
  const calls = Object.fromEntries(Object.entries(VALIDATORS).map(([name, validator]) => [name, warmUp(() => work(validator))]));
  const rounds = Object.fromEntries(Object.keys(VALIDATORS).map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, validator] of Object.entries(VALIDATORS)) rounds[name].push(time(() => work(validator), calls[name]));
  }
  return Object.fromEntries(Object.entries(rounds).map(([name, times]) => [name, times.sort((a, b) => a - b)[ROUNDS / 2]]));
}

/** Lets the engine compile it; how many calls a round takes. */
function warmUp(work) {
  let calls = 1;
  for (let spent = 0; spent < 20 * ROUND_MS; calls *= 2) spent = (time(work, calls) * calls) / 1e6;
  return Math.max(1, Math.round(calls / 40));
}

function time(work, calls) {
  globalThis.gc?.();
  const start = process.hrtime.bigint();
  for (let call = 0; call < calls; call += 1) work();
  return Number(process.hrtime.bigint() - start) / calls;
}
