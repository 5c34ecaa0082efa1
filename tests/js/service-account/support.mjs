// What the tests of service accounts share: a client of the emulator, and how many tokens it asked for.

import { ACCOUNT, createEmulator, GROUP, load } from "../emulator/support.mjs";

export { ACCOUNT, createEmulator, GROUP, load, serving } from "../emulator/support.mjs";
export const { IntegrationsClient } = await load("loaders/inline.js");
export const errors = await load("errors/errors.js");

export const AUTH = { kind: "serviceAccount", ...ACCOUNT };
export const DATADOG = { type: "DATADOG", apiKey: "0123456789abcdef0123456789abcdef", region: "EU" };
/** Retries at once, so that a test need not wait. */
export const QUICK = { retry: { limit: 2, maxDelayMs: 0 } };

/** A client and its emulator, without a network between. */
export function open({ client: options, ...atlas } = {}) {
  const emulator = createEmulator({ serviceAccounts: [ACCOUNT], groups: [GROUP], ...atlas });
  const client = new IntegrationsClient({ auth: AUTH, fetch: emulator, ...QUICK, ...options });
  return { emulator, client, asked: () => of(emulator, "token"), seen: () => count(emulator) };
}

/** The requests of one operation, in their order. */
export const of = (emulator, operation) => emulator.state().requests.filter((request) => request.operation === operation);

/** How many requests of each operation there were. */
export function count(emulator) {
  const counts = {};
  for (const { operation } of emulator.state().requests) counts[operation] = (counts[operation] ?? 0) + 1;
  return counts;
}

/** The error that a promise rejects with. */
export const failureOf = (promise) => promise.then(
  () => { throw new Error("it did not fail"); },
  (error) => error,
);

/** Runs with another clock: `move` sets it forward, or back. */
export function withClock(t) {
  const real = Date.now;
  let by = 0;
  Date.now = () => real() + by;
  t.after(() => (Date.now = real));
  return { move: (ms) => (by += ms) };
}

export const MINUTE = 60_000;
