// Milliseconds for the answer of a `list` with 500 integrations, as a large fleet's answers have together: `parseResponse` against `JSON.parse`
// alone, and the same with something odd in it, so that core reads it.

import { load } from "./support/package.mjs";
import { aim, median, table, tidy } from "./support/report.mjs";

const { parseResponse } = await load("loaders/inline.js");

const ROUNDS = 31;
const TIMES = 40;

const FIELDS = [
  { type: "DATADOG", apiKey: "****************************cdef", region: "EU" },
  { type: "PAGER_DUTY", serviceKey: "****************************cdef" },
  { type: "SLACK", apiToken: "********************cdef", channelName: "alerts", teamName: "operations" },
  { type: "WEBHOOK", url: "https://hooks.example.com/****cdef", secret: "****************cdef" },
];
const results = Array.from({ length: 500 }, (_, i) => ({ id: `5d791c84ff7a2522cc4${i.toString(16).padStart(5, "0")}`, ...FIELDS[i % FIELDS.length] }));
const body = JSON.stringify({ links: [{ href: "https://cloud.mongodb.com/?pageNum=1", rel: "self" }], results, totalCount: 500 });
const odd = JSON.stringify({ ...JSON.parse(body), status: 200 });

const CONTENDERS = {
  "JSON.parse": () => JSON.parse(body),
  parseResponse: () => parseResponse("list", { status: 200, body }),
  "parseResponse of an envelope, by core": () => parseResponse("list", { status: 200, body: odd }),
};

function time(parse) {
  tidy();
  for (let i = 0; i < TIMES; i += 1) parse();
  const start = performance.now();
  for (let i = 0; i < TIMES; i += 1) {
    if (parse().results.length !== 500) throw new Error("that is not the list");
  }
  return (performance.now() - start) / TIMES;
}

const all = Object.fromEntries(Object.keys(CONTENDERS).map((name) => [name, []]));
const names = Object.keys(CONTENDERS);
for (let round = 0; round < ROUNDS; round += 1) {
  for (const i of names.keys()) {
    const name = names[(i + round) % names.length];
    all[name].push(time(CONTENDERS[name]));
  }
}
const ratio = (name) => median(all[name].map((ms, i) => ms / all["JSON.parse"][i]));
console.log(`\nA list of 500, ${body.length} bytes (median of ${ROUNDS} rounds of ${TIMES})`);
table(["", "ms", "of JSON.parse"], names.map((name) => [name, median(all[name]).toFixed(3), ratio(name).toFixed(2)]));
aim("a list of 500, of 1.5 times JSON.parse", ratio("parseResponse") / 1.5);
