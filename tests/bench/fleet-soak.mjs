// A soak of a fleet: 2,000 projects, in rounds of a plan and as many applies as it takes, with faults all the time (429, 500, 502, 503, 401,
// 403, answers that are lost), an abort in the middle of each round, and drift that is made by hand between them.
//
// After each round every project must have what is desired, nothing may have been sent twice whose answer came, each step must be in each
// report once, and the plan must have found the drift and nothing else; what the process holds is measured. How fast it is decides nothing.
//
// ATLAS_FLEET_ROUNDS (12), ATLAS_FLEET_PROJECTS (2,000) and ATLAS_FLEET_SEED say how many, and which faults and drift: the same seed gives
// the same dice, and only who overtakes whom differs.

import { checkBook, checkProjects, checkReport } from "./fleet-soak/audit.mjs";
import { dice } from "./fleet-soak/dice.mjs";
import { ids } from "./fleet-soak/ids.mjs";
import { start } from "./soak/child.mjs";
import { growth, measure } from "./soak/memory.mjs";
import { load } from "./support/package.mjs";
import { table } from "./support/report.mjs";

const { applyFleet, planFleet } = await load("fleet.js");
const { AbortedError, v2 } = await load("loaders/inline.js");

const rounds = Number(process.env.ATLAS_FLEET_ROUNDS ?? 12);
const seed = Number(process.env.ATLAS_FLEET_SEED ?? Date.now() % 1_000_000);
console.log(`${ids.length} projects, ${rounds} rounds, ATLAS_FLEET_SEED=${seed}`);

/** Applies in a round until all is done. With a hundredth of all requests failing for good, it takes a few. */
const MOST_APPLIES = 20;
const roll = dice(seed + 1);
const atlas = await start("../fleet-soak/atlas.mjs", String(seed));
const client = new v2.IntegrationsClient({ baseUrl: atlas.url, retry: { limit: 2, maxDelayMs: 5 } });

/** Two services stay, two come and go from round to round. */
const stays = (round) => [
  { type: "DATADOG", apiKey: `0123456789abcdef0123456789ab${String(round).padStart(4, "0")}`, region: "US5" },
  { type: "PAGER_DUTY", serviceKey: "fedcba9876543210fedcba9876543210" },
];
const goes = [
  { type: "OPS_GENIE", apiKey: "89abcdef-0123-4567-89ab-cdef01234567", region: "EU" },
  { type: "WEBHOOK", url: "https://hooks.example.com/made/up/path2101", secret: "a-made-up-secret-of-some-length" },
];

const found = [];
const rows = [];
const memory = [];
for (let round = 0; round < rounds && found.length === 0; round += 1) rows.push(await play(round));
const { faults } = await atlas.ask("audit");
atlas.close();

table(["round", "drift", "changes", "applies", "writes", "lost answers", "heap MB", "wasm MB"], rows);
console.log(`\n${Object.entries(faults).map(([fault, count]) => `${count} × ${fault}`).join("\n")}`);
// The first rounds fill what fills up.
const measured = memory.length >= 6 ? growth(memory.slice(2)).filter(({ what }) => what !== "rss").map(withOnePage) : [];
for (const { what, before, after, flat } of measured) console.log(`${what}: ${before.toFixed(2)} and then ${after.toFixed(2)} MB, ${flat ? "flat" : "GROWS"}`);
for (const breach of found.slice(0, 20)) console.error(breach);
const growing = measured.filter(({ flat }) => !flat).length;
console.log(`\n${found.length} breaches of the contract, ${growing} measures that are not flat`);
if (found.length + growing > 0) process.exitCode = 1;

/** The wasm's memory grows by pages, and who overtakes whom may need one more than before; what leaks needs one after another. */
function withOnePage({ what, before, after, flat }) {
  const PAGE_MB = 0.065_536;
  return { what, before, after, flat: flat || (what === "wasm" && after - before < 1.5 * PAGE_MB) };
}

async function play(round) {
  const isOdd = round % 2 === 1;
  const desired = isOdd ? stays(round) : [...stays(round), ...goes];
  const remove = isOdd ? goes.map(({ type }) => type) : [];
  const drift = round === 0 ? new Set() : await makeDrift();
  const plan = await wholePlan({ desired, remove });
  const planned = new Set(plan.steps.filter(({ action }) => action !== "unchanged").map(({ groupId, type }) => `${groupId} ${type}`));
  // The key of Datadog changes in each round, those that come and go are all changes; so what was found of the others is the drift.
  const foundDrift = [...planned].filter((key) => round > 0 && key.endsWith("PAGER_DUTY"));
  if (foundDrift.length !== drift.size || foundDrift.some((key) => !drift.has(key))) found.push(`round ${round}: ${drift.size} were changed by hand, and ${foundDrift.length} found`);
  const applies = await applyAll(plan, desired);
  const { book, groups } = await atlas.ask("audit");
  found.push(...[...checkBook(book, planned), ...checkProjects(groups, desired)].map((breach) => `round ${round}: ${breach}`));
  memory.push(await measure());
  const { heap, wasm } = memory.at(-1);
  console.log(`round ${round}: ${planned.size} changes in ${applies} applies`);
  return [round, drift.size, planned.size, applies, book.length, book.filter(({ isAnswered }) => !isAnswered).length, heap.toFixed(2), wasm.toFixed(2)];
}

/** Changes a twentieth of the projects, without faults, and clears the book of it. */
async function makeDrift() {
  await atlas.ask("quiet");
  const drift = new Set();
  for (const groupId of ids) {
    if (roll() >= 0.05) continue;
    if (roll() < 0.5) await client.delete(groupId, "PAGER_DUTY");
    else await client.update(groupId, { type: "PAGER_DUTY", serviceKey: "aaaaaaaaaaaaaaaaaaaaaaaaaaaa0000" });
    drift.add(`${groupId} PAGER_DUTY`);
  }
  await atlas.ask("audit");
  await atlas.ask("loud");
  return drift;
}

/** A plan of all projects: those that could not be listed are planned again. */
async function wholePlan(wanted) {
  const plan = await planFleet({ client, projects: ids, ...wanted });
  while (plan.failed.length > 0) {
    const rest = await planFleet({ client, projects: plan.failed.map(({ groupId }) => groupId), ...wanted });
    plan.steps.push(...rest.steps);
    plan.failed = rest.failed;
  }
  const planned = new Set(plan.steps.map(({ groupId }) => groupId));
  if (planned.size !== ids.length) found.push(`${planned.size} projects are in the plan`);
  return plan;
}

/** Applies until all is done; the first is aborted somewhere. @returns {Promise<number>} how many it took */
async function applyAll(plan, desired) {
  const ending = new AbortController();
  const at = Math.ceil(ids.length * (0.2 + 0.6 * roll()));
  const onProgress = ({ done }) => done === at && ending.abort();
  let report = await applyFleet(plan, { client, desired, signal: ending.signal, onProgress, concurrency: 16 }).catch((error) => {
    if (!(error instanceof AbortedError)) throw error;
    return error.report;
  });
  let applies = 1;
  for (; report.counts.done < plan.steps.length && applies < MOST_APPLIES; applies += 1) {
    found.push(...checkReport(plan, report));
    report = await applyFleet(plan, { client, desired, done: report, concurrency: 16 });
  }
  found.push(...checkReport(plan, report));
  if (report.counts.done < plan.steps.length) found.push(`after ${applies} applies ${JSON.stringify(report.steps.find(({ outcome }) => outcome !== "done"))}`);
  return applies;
}
