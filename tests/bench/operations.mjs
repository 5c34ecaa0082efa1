// Operations per second against the emulator on loopback, one at a time and 16 at once, and the HTTP requests of each: this package,
// `fetch` with headers made in advance, npm's `digest-fetch`, and the HTTP client of `mongodb-atlas-api-client` (urllib).
//
// A second `fetch` with headers made in advance passes one `Request` with a signal and a timer: what every client costs that can be
// aborted, timed out, and given a `fetch(request)` of the user's. Node's own work for that is a quarter of an operation.
//
// Each round measures all of them one after another, in an order that changes from round to round, so that what else the machine
// does hits them alike; ratios are of the same round.

import DigestClient from "digest-fetch";
import { createRequire } from "node:module";
import { precompute } from "./support/digest.mjs";
import { DATADOG, GROUP, KEY, load, PATH } from "./support/package.mjs";
import { median, table, tidy } from "./support/report.mjs";
import { startEmulator } from "./support/server.mjs";

const require = createRequire(import.meta.url);
const urllib = require("urllib");
const HttpClient = require("mongodb-atlas-api-client/src/httpClient.js");
const { IntegrationsClient } = await load("loaders/inline.js");

const ROUNDS = 11;
const OPERATIONS = 320;
const server = await startEmulator();

const SCENARIOS = {
  list: { method: "GET", path: PATH, body: undefined },
  update: { method: "PUT", path: `${PATH}/DATADOG`, body: JSON.stringify(DATADOG) },
};
const headersOf = (body) => (body === undefined ? {} : { "Content-Type": "application/json" });

/** Each contender: given a scenario, a function that does one operation. Made anew for each measurement, as a program would begin. */
const CONTENDERS = {
  "atlas-integrations": async (name) => {
    const client = new IntegrationsClient({ baseUrl: server.url, auth: { kind: "digest", ...KEY } });
    return name === "list" ? () => client.list(GROUP) : () => client.update(GROUP, DATADOG);
  },
  "fetch, header made in advance": async (name) => {
    const { method, path, body } = SCENARIOS[name];
    const headers = await precompute(server.url, method, path, OPERATIONS);
    return async () => {
      const answer = await fetch(server.url + path, { method, body, headers: { ...headersOf(body), Authorization: headers.pop() } });
      if (answer.status !== 200) throw new Error(`${answer.status}`);
      return answer.json();
    };
  },
  "the same as fetch(request), with a timeout": async (name) => {
    const { method, path, body } = SCENARIOS[name];
    const headers = await precompute(server.url, method, path, OPERATIONS);
    return async () => {
      const controller = new AbortController();
      const timer = setTimeout(() => controller.abort(), 30_000);
      const signed = { ...headersOf(body), Authorization: headers.pop() };
      const answer = await fetch(new Request(server.url + path, { method, body, headers: signed, redirect: "manual", signal: controller.signal }));
      if (answer.status !== 200) throw new Error(`${answer.status}`);
      const list = JSON.parse(await answer.text());
      clearTimeout(timer);
      return list;
    };
  },
  "digest-fetch": async (name) => {
    const { method, path, body } = SCENARIOS[name];
    const client = new DigestClient(KEY.publicKey, KEY.privateKey);
    return async () => {
      const answer = await client.fetch(server.url + path, { method, body, headers: headersOf(body) });
      if (answer.status !== 200) throw new Error(`${answer.status}`);
      return answer.json();
    };
  },
  "mongodb-atlas-api-client": async (name) => {
    const { method, path, body } = SCENARIOS[name];
    const client = new HttpClient(urllib, KEY.publicKey, KEY.privateKey);
    return () => client.fetch(server.url + path, { method, data: body, headers: headersOf(body) });
  },
};

/** Runs the operations, `width` at once, and gives operations per second and requests per operation. */
async function measure(contender, name, width) {
  const operation = await CONTENDERS[contender](name);
  tidy();
  const before = await server.requests();
  const start = performance.now();
  for (let done = 0; done < OPERATIONS; done += width) {
    const lists = await Promise.all(Array.from({ length: width }, () => operation()));
    if (!lists.every((list) => list.results.length === 2)) throw new Error(`${contender} did not get the list`);
  }
  const seconds = (performance.now() - start) / 1_000;
  return { perSecond: OPERATIONS / seconds, requests: ((await server.requests()) - before) / OPERATIONS };
}

const names = Object.keys(CONTENDERS);
for (const name of Object.keys(SCENARIOS)) {
  for (const width of [1, 16]) {
    const all = Object.fromEntries(names.map((contender) => [contender, []]));
    for (const contender of names) await measure(contender, name, width);
    for (let round = 0; round < ROUNDS; round += 1) {
      const order = names.map((_, i) => names[(i + round) % names.length]);
      for (const contender of order) all[contender].push(await measure(contender, name, width));
    }
    report(name, width, all);
  }
}
server.close();

function report(name, width, all) {
  console.log(`\n${name}, ${width === 1 ? "one at a time" : `${width} at once`} (median of ${ROUNDS} rounds of ${OPERATIONS} operations)`);
  const base = all["fetch, header made in advance"];
  const rows = Object.entries(all).map(([contender, rounds]) => [
    contender,
    median(rounds.map(({ perSecond }) => perSecond)).toFixed(0),
    median(rounds.map(({ perSecond }, i) => perSecond / base[i].perSecond)).toFixed(2),
    median(rounds.map(({ requests }) => requests)).toFixed(2),
  ]);
  table(["", "operations/s", "of fetch", "requests/operation"], rows);
}
