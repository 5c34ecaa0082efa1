// A bounded load on the proxy: its start files under workerd and in Node, with a held key, in front of the emulator on loopback; and the
// same load straight to the emulator with headers made in advance, which is what the proxy's work is measured against.
//
// Everything runs on this machine, the client too, so the figures say what the proxy costs, not what workerd can do. A round measures
// all ways one after another, in an order that changes from round to round. Any wrong answer makes this fail.

import { createProject, RUNTIMES, start } from "../js/proxy/runtime.mjs";
import { precompute } from "./support/digest.mjs";
import { KEY, PATH } from "./support/package.mjs";
import { median, percentile, table, tidy } from "./support/report.mjs";
import { startEmulator } from "./support/server.mjs";

const ROUNDS = 5;
const REQUESTS = 1_600;
const WIDTHS = [1, 16, 64];

const atlas = await startEmulator();
const project = await createProject();
const env = { ATLAS_BASE_URL: atlas.url, ATLAS_PUBLIC_KEY: KEY.publicKey, ATLAS_PRIVATE_KEY: KEY.privateKey };
const startFile = (name) => start(project.folder, RUNTIMES.find(([row]) => row === name)[1], env);
const proxies = { workerd: await startFile("workerd, workerd.mjs"), Node: await startFile("Node, node.mjs") };

const STRAIGHT = "straight to the emulator";
/** Each way: makes a function that does one request. */
const WAYS = {
  "proxy under workerd": () => () => fetch(proxies.workerd.url + PATH),
  "proxy in Node": () => () => fetch(proxies.Node.url + PATH),
  [STRAIGHT]: async () => {
    const headers = await precompute(atlas.url, "GET", PATH, REQUESTS);
    return () => fetch(atlas.url + PATH, { headers: { Authorization: headers.pop() } });
  },
};

/** `width` callers, each with one request at a time, until all are done. */
async function measure(way, width) {
  const request = await WAYS[way]();
  tidy();
  const before = await atlas.requests();
  const took = [];
  let left = REQUESTS;
  let errors = 0;
  const caller = async () => {
    while (left > 0) {
      left -= 1;
      const start = performance.now();
      const fine = await request().then(isList, () => false);
      took.push(performance.now() - start);
      if (!fine) errors += 1;
    }
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: width }, caller));
  const perSecond = (REQUESTS * 1_000) / (performance.now() - start);
  return { perSecond, took, errors, asked: (await atlas.requests()) - before };
}

async function isList(answer) {
  const body = await answer.json();
  return answer.status === 200 && body.results.length === 2;
}

const names = Object.keys(WAYS);
let failed = 0;
for (const width of WIDTHS) {
  const all = Object.fromEntries(names.map((way) => [way, []]));
  for (const way of names) await measure(way, width);
  for (let round = 0; round < ROUNDS; round += 1) {
    const order = names.map((_, i) => names[(i + round) % names.length]);
    for (const way of order) all[way].push(await measure(way, width));
  }
  report(width, all);
  failed += names.flatMap((way) => all[way]).reduce((sum, { errors }) => sum + errors, 0);
}
await Promise.all([...Object.values(proxies).map((proxy) => proxy.stop()), project.remove()]);
atlas.close();
if (failed > 0) {
  console.error(`${failed} requests got no list`);
  process.exitCode = 1;
}

function report(width, all) {
  console.log(`\n${width} at once (${ROUNDS} rounds of ${REQUESTS} requests for the list)`);
  const rows = Object.entries(all).map(([way, rounds]) => {
    const took = rounds.flatMap((round) => round.took);
    return [
      way,
      median(rounds.map(({ perSecond }) => perSecond)).toFixed(0),
      median(rounds.map(({ perSecond }, i) => perSecond / all[STRAIGHT][i].perSecond)).toFixed(2),
      median(took).toFixed(2),
      percentile(took, 99).toFixed(2),
      rounds.reduce((sum, { errors }) => sum + errors, 0),
      median(rounds.map(({ asked }) => asked / REQUESTS)).toFixed(3),
    ];
  });
  table(["", "requests/s", "of straight", "median ms", "p99 ms", "errors", "asked of Atlas per request"], rows);
}
