// Operations per second, one at a time and 16 at once, and the HTTP requests of each: this package, npm's `digest-fetch` and the HTTP client of
// `mongodb-atlas-api-client` (urllib), against what nobody can do without: `fetch` with a header made in advance and `AbortSignal.timeout`.
// The server answers at once in the same process.
//
// Each round measures all of them one after another, in an order that changes from round to round, so that what else the machine
// does hits them alike; ratios are of the same round. Time of the processor is the steadier of the two: other processes take none of it.
//
// Then what an operation costs without any network: with a `fetch` whose answer is there at once.

import DigestClient from "digest-fetch";
import { createRequire } from "node:module";
import { LIST, startBare } from "./support/bare.mjs";
import { DATADOG, GROUP, KEY, load, PATH } from "./support/package.mjs";
import { aimAtLeast, aim, median, table, tidy } from "./support/report.mjs";

const require = createRequire(import.meta.url);
const urllib = require("urllib");
const HttpClient = require("mongodb-atlas-api-client/src/httpClient.js");
const { IntegrationsClient } = await load("loaders/inline.js");

const ROUNDS = 9;
const OPERATIONS = 480;
/**
 * Before each measurement. V8 has let a contender's code go with the garbage of the others' turns. With 160, the measured code was still half
 * interpreted, except for `fetch` itself, which all of them use and so keep hot.
 */
const WARM = 1_600;
const TOKEN = "eyJhbGciOiJFUzUxMiJ9.eyJtYWRlIjoidXAifQ.made-up-signature";
const AIMS = { 1: 0.92, 16: 0.9 };
const server = await startBare();

const SCENARIOS = {
  list: { method: "GET", path: PATH, body: undefined, run: (client) => client.list(GROUP) },
  update: { method: "PUT", path: `${PATH}/DATADOG`, body: JSON.stringify(DATADOG), run: (client) => client.update(GROUP, DATADOG) },
};
const headersOf = (body) => (body === undefined ? {} : { "Content-Type": "application/json" });

function ours(auth) {
  return ({ run }) => {
    const client = new IntegrationsClient({ baseUrl: server.url, auth });
    return () => run(client);
  };
}

const FETCH = "fetch, header made in advance";
const BEARER = "atlas-integrations, bearer token";
/** Each contender: given a scenario, a function that does one operation. */
const CONTENDERS = {
  [FETCH]: ({ method, path, body }) => async () => {
    const headers = { ...headersOf(body), Authorization: `Bearer ${TOKEN}` };
    const answer = await fetch(server.url + path, { method, body, headers, signal: AbortSignal.timeout(30_000) });
    if (answer.status !== 200) throw new Error(`${answer.status}`);
    return answer.json();
  },
  [BEARER]: ours({ kind: "bearer", token: TOKEN }),
  "atlas-integrations, digest with a live nonce": ours({ kind: "digest", ...KEY }),
  "digest-fetch": ({ method, path, body }) => {
    const client = new DigestClient(KEY.publicKey, KEY.privateKey);
    return async () => {
      const answer = await client.fetch(server.url + path, { method, body, headers: headersOf(body) });
      if (answer.status !== 200) throw new Error(`${answer.status}`);
      return answer.json();
    };
  },
  "mongodb-atlas-api-client": ({ method, path, body }) => {
    const client = new HttpClient(urllib, KEY.publicKey, KEY.privateKey);
    return () => client.fetch(server.url + path, { method, data: body, headers: headersOf(body) });
  },
};

/** Runs so many operations, `width` at once. */
async function run(operation, operations, width) {
  for (let done = 0; done < operations; done += width) {
    const lists = await Promise.all(Array.from({ length: width }, () => operation()));
    if (!lists.every((list) => list.results.length === 2)) throw new Error(`${operation} did not get the list`);
  }
}

/** Operations per second, the processor's µs and the requests of each. */
async function measure(contender, scenario, width) {
  const operation = CONTENDERS[contender](scenario);
  tidy();
  // It has its nonce after that, too.
  await run(operation, WARM, width);
  const before = server.requests();
  const cpu = process.cpuUsage();
  const start = performance.now();
  await run(operation, OPERATIONS, width);
  const seconds = (performance.now() - start) / 1_000;
  const { user } = process.cpuUsage(cpu);
  return { perSecond: OPERATIONS / seconds, cpu: user / OPERATIONS, requests: (server.requests() - before) / OPERATIONS };
}

const names = Object.keys(CONTENDERS);
for (const name of Object.keys(SCENARIOS)) {
  for (const width of [1, 16]) {
    const all = Object.fromEntries(names.map((contender) => [contender, []]));
    for (const contender of names) await measure(contender, SCENARIOS[name], width);
    for (let round = 0; round < ROUNDS; round += 1) {
      const order = names.map((_, i) => names[(i + round) % names.length]);
      for (const contender of order) all[contender].push(await measure(contender, SCENARIOS[name], width));
    }
    report(name, width, all);
  }
}
server.close();
await fromMemory();

function report(name, width, all) {
  console.log(`\n${name}, ${width === 1 ? "one at a time" : `${width} at once`} (median of ${ROUNDS} rounds of ${OPERATIONS} operations)`);
  const base = all[FETCH];
  const ofFetch = (rounds) => median(rounds.map(({ perSecond }, i) => perSecond / base[i].perSecond));
  const rows = Object.entries(all).map(([contender, rounds]) => [
    contender,
    median(rounds.map(({ perSecond }) => perSecond)).toFixed(0),
    ofFetch(rounds).toFixed(2),
    median(rounds.map(({ cpu }) => cpu)).toFixed(0),
    median(rounds.map(({ cpu }, i) => base[i].cpu / cpu)).toFixed(2),
    median(rounds.map(({ requests }) => requests)).toFixed(2),
  ]);
  table(["", "operations/s", "of fetch", "µs of processor", "of fetch", "requests/operation"], rows);
  aimAtLeast(`${name} with a bearer token, ${width} at once`, ofFetch(all[BEARER]), AIMS[width]);
}

/** Milliseconds of an operation whose answer is there at once: what is left is this package's own work. */
async function fromMemory() {
  const answers = {
    "an object with status, headers and text()": () => ({ status: 200, headers: new Map(), text: async () => LIST }),
    "a Response": () => new Response(LIST),
  };
  const rows = [];
  for (const [auth, name] of [[{ kind: "bearer", token: TOKEN }, "bearer"], [{ kind: "digest", ...KEY }, "digest, live nonce"]]) {
    for (const [answer, make] of Object.entries(answers)) {
      const challenge = new Response("{}", { status: 401, headers: { "www-authenticate": 'Digest realm="MMS Public API", nonce="b1946ac92492d234", algorithm=MD5, qop="auth"' } });
      const fetch = async (_, { headers }) => (headers.authorization ? make() : challenge);
      const client = new IntegrationsClient({ auth, fetch });
      for (const [operation, scenario] of Object.entries(SCENARIOS)) {
        const ms = await timeCalls(() => scenario.run(client));
        rows.push([`${operation}, ${name}, ${answer}`, ms.toFixed(4)]);
        if (auth.kind === "bearer" && answer.startsWith("an object")) aim(`${operation} answered from memory, of 0.03 ms`, ms / 0.03);
      }
    }
  }
  console.log("\nWithout a network (median of 15 rounds of 2000 operations, one at a time)");
  table(["", "ms of processor"], rows);
}

async function timeCalls(call) {
  const times = [];
  for (let round = 0; round < 16; round += 1) {
    tidy();
    for (let i = 0; i < 1_000; i += 1) await call();
    const cpu = process.cpuUsage();
    for (let i = 0; i < 2_000; i += 1) await call();
    times.push(process.cpuUsage(cpu).user / 2_000 / 1_000);
  }
  // Without the first, in which the code gets hot.
  return median(times.slice(1));
}
