// A soak: 24 callers at once, with several clients, two proxies and the emulator. Each proxy and the emulator run in their own process. Faults
// happen all the time: stale nonces, 429, 500, 502, 503, HTML, dropped connections, cut bodies, hanging answers, aborts and timeouts.
//
// Every operation must end in a way that the contract allows for the requests that the emulator got. 50 audits compare the emulator's projects
// with a model of them, and measure each process's memory. The soak fails if anything differs. Speed does not matter.
//
// ATLAS_SOAK_OPERATIONS (200,000) is the number of operations. ATLAS_SOAK_SEED chooses them and their faults: the same seed repeats them, though
// their order in time may differ.

import { Audit } from "./soak/audit.mjs";
import { createCallers } from "./soak/callers.mjs";
import { start } from "./soak/child.mjs";
import { measure } from "./soak/memory.mjs";
import { CALLERS, callerOf, MOST } from "./soak/numbers.mjs";
import { plan } from "./soak/plan.mjs";
import { progress, reportAudit, reportMemory } from "./soak/report.mjs";

const operations = Number(process.env.ATLAS_SOAK_OPERATIONS ?? 200_000);
const seed = Number(process.env.ATLAS_SOAK_SEED ?? Date.now() % 1_000_000);
if (!(operations >= 1 && operations <= MOST)) throw new Error(`ATLAS_SOAK_OPERATIONS is a number from 1 to ${MOST}`);

const AUDITS = 50;
/** Memory is compared only after so many operations, when everything with a limit is full, such as the emulator's log of 10,000 requests. */
const WARM = Math.max(12_000, operations / 10);

console.log(`${operations} operations, ATLAS_SOAK_SEED=${seed}`);
const atlas = await start("emulator.mjs", String(seed));
const heldKey = await start("proxy.mjs", "digest", atlas.url);
const passThrough = await start("proxy.mjs", "passThrough", atlas.url);
const call = createCallers({ atlas: atlas.url, heldKey: heldKey.url, passThrough: passThrough.url });
const processes = {
  clients: measure,
  "proxy with key": () => heldKey.ask("memory"),
  "proxy passing through": () => passThrough.ask("memory"),
  emulator: () => atlas.ask("memory"),
};

const audit = new Audit(seed);
const rows = [];
const started = performance.now();
for (let i = 0; i < AUDITS && audit.found.length === 0; i += 1) {
  const bound = Math.round((operations * (i + 1)) / AUDITS);
  audit.close(await run(Math.round((operations * i) / AUDITS), bound), await atlas.ask("audit"));
  const memory = {};
  for (const [name, ask] of Object.entries(processes)) memory[name] = await ask();
  rows.push({ done: bound, seconds: (performance.now() - started) / 1_000, memory });
  if (i % 5 === 4) console.log(progress(rows.at(-1)));
}
for (const part of [heldKey, passThrough, atlas]) part.close();
reportAudit(audit, rows.at(-1));
const growing = reportMemory(rows, WARM);
for (const breach of audit.found.slice(0, 20)) console.error(breach);
console.log(`\n${audit.found.length} breaches of the contract, ${growing} measures that are not flat`);
if (audit.found.length + growing > 0) process.exitCode = 1;

/** Runs the operations of a range; each caller does its own one after another. @returns {Promise<Map<number, string>>} how each ended */
async function run(from, to) {
  const ends = new Map();
  const caller = async (which) => {
    for (let number = from; number < to; number += 1) {
      if (callerOf(number) === which) ends.set(number, await call(plan(seed, number)));
    }
  };
  await Promise.all(Array.from({ length: CALLERS }, (_, which) => caller(which)));
  return ends;
}
