// A bounded load on the proxy in front of a server that answers at once: with a bearer token and with a held digest key, in Node, against what
// anybody would write first: ten lines that call `fetch` with an `Authorization` made in advance and `AbortSignal.timeout` and copy the text,
// served by the same `serve`, asked by the same client. Then the start file under workerd, with a held key.
//
// Everything runs on this machine, the client too. A round measures all ways one after another, in an order that changes from round to
// round. The proxy's own time of the processor is the steadier of the two: other processes take none of it. Any wrong answer makes this fail.

import { fork } from "node:child_process";
import { once } from "node:events";
import { Agent, request } from "node:http";
import { fileURLToPath } from "node:url";
import { createProject, RUNTIMES, start } from "../js/proxy/runtime.mjs";
import { KEY, PATH } from "./support/package.mjs";
import { aimAtLeast, median, percentile, table } from "./support/report.mjs";

const ROUNDS = 11;
const REQUESTS = 800;
const WARM = 160;
const WIDTHS = [1, 16, 64];
const PEER = "ten lines around fetch";
const WORKERD = "the proxy under workerd, held digest key";
const AIMS = { "the proxy, bearer token": 0.92, "the proxy, held digest key": 0.9 };

const target = await startServed("target");
const project = await createProject();
const env = { ATLAS_BASE_URL: target.url, ATLAS_PUBLIC_KEY: KEY.publicKey, ATLAS_PRIVATE_KEY: KEY.privateKey };
const workerd = await start(project.folder, RUNTIMES.find(([row]) => row === "workerd, workerd.mjs")[1], env);

const WAYS = {
  [PEER]: await startServed("peer", target.url),
  "the proxy, bearer token": await startServed("bearer", target.url),
  "the proxy, held digest key": await startServed("digest", target.url),
  [WORKERD]: { ...workerd, ask: async () => ({}), close: () => workerd.stop() },
};

async function startServed(...args) {
  const child = fork(fileURLToPath(new URL("proxy/served.mjs", import.meta.url)), args, { execArgv: ["--expose-gc"] });
  const [{ url }] = await once(child, "message");
  const ask = async (what) => {
    child.send(what);
    return (await once(child, "message"))[0];
  };
  return { url, ask, close: () => child.disconnect() };
}

const agent = new Agent({ keepAlive: true, maxSockets: Math.max(...WIDTHS) });

/** Whether the list came. */
function get(url) {
  return new Promise((resolve, reject) => {
    request(url, { agent }, (answer) => {
      let text = "";
      answer.setEncoding("utf8").on("data", (part) => (text += part)).on("error", reject);
      answer.on("end", () => resolve(answer.statusCode === 200 && JSON.parse(text).results.length === 2));
    }).on("error", reject).end();
  });
}

/** `width` callers, each with one request at a time, until all are done. */
async function load(url, requests, width) {
  const took = [];
  let left = requests;
  let errors = 0;
  const caller = async () => {
    while (left > 0) {
      left -= 1;
      const start = performance.now();
      const fine = await get(url).catch(() => false);
      took.push(performance.now() - start);
      if (!fine) errors += 1;
    }
  };
  await Promise.all(Array.from({ length: width }, caller));
  return { took, errors };
}

async function measure(way, width) {
  const url = WAYS[way].url + PATH;
  // After its garbage has gone, its code has to get warm again.
  const { ask } = WAYS[way];
  await ask("tidy");
  const asked = (await target.ask("tidy")).requests;
  await load(url, WARM, width);
  const warm = (await ask("figures")).cpu;
  const start = performance.now();
  const { took, errors } = await load(url, REQUESTS, width);
  const perSecond = (REQUESTS * 1_000) / (performance.now() - start);
  const { cpu } = await ask("figures");
  const { requests } = await target.ask("figures");
  return { perSecond, cpu: (cpu - warm) / REQUESTS, took, errors, asked: (requests - asked) / (REQUESTS + WARM) };
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
await Promise.all([...Object.values(WAYS).map((way) => way.close()), project.remove()]);
target.close();
agent.destroy();
if (failed > 0) {
  console.error(`${failed} requests got no list`);
  process.exitCode = 1;
}

function report(width, all) {
  console.log(`\n${width} at once (${ROUNDS} rounds of ${REQUESTS} requests for the list)`);
  const ratio = (rounds) => median(rounds.map(({ perSecond }, i) => perSecond / all[PEER][i].perSecond));
  const rows = Object.entries(all).map(([way, rounds]) => {
    const took = rounds.flatMap((round) => round.took);
    return [
      way,
      median(rounds.map(({ perSecond }) => perSecond)).toFixed(0),
      ratio(rounds).toFixed(2),
      ...(way === WORKERD ? ["", ""] : [median(rounds.map(({ cpu }) => cpu)).toFixed(0), median(rounds.map(({ cpu }, i) => all[PEER][i].cpu / cpu)).toFixed(2)]),
      median(took).toFixed(2),
      percentile(took, 99).toFixed(2),
      rounds.reduce((sum, { errors }) => sum + errors, 0),
      median(rounds.map(({ asked }) => asked)).toFixed(3),
    ];
  });
  table(["", "requests/s", "of ten lines", "µs of processor", "of ten lines", "median ms", "p99 ms", "errors", "asked of the target per request"], rows);
  for (const [way, least] of Object.entries(AIMS)) if (width <= 16) aimAtLeast(`${way}, ${width} at once`, ratio(all[way]), least);
}
