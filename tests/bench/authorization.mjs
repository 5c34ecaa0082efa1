// Microseconds for an Authorization header: the first one for a challenge (read it, derive the key, sign), and one more with the same
// nonce. This package against npm's `digest-fetch`, with the challenge of cloud.mongodb.com and that of Atlas for Government. Then a whole call
// with a service account's live token, against one with a token of the caller's own, which nobody has to keep.

import DigestClient from "digest-fetch";
import { KEY, load, PATH } from "./support/package.mjs";
import { aim, median, table, tidy } from "./support/report.mjs";

const { createDigestSession, IntegrationsClient } = await load("loaders/inline.js");

const ROUNDS = 21;
const HEADERS = 2_000;
const url = `https://cloud.mongodb.com${PATH}`;
const challengeOf = (algorithm, number) =>
  `Digest realm="MMS Public API", domain="", nonce="${`${number}`.padStart(31, "x")}=", algorithm=${algorithm}, qop="auth", stale=false`;

/** Each contender: `first` answers a challenge with a new session, `next` signs once more with the last one. */
const CONTENDERS = {
  "atlas-integrations": (algorithm) => {
    let session;
    const sign = () => session.authorize({ method: "GET", uri: PATH });
    return {
      first(challenge) {
        session = createDigestSession({ username: KEY.publicKey, password: KEY.privateKey });
        session.receive(challenge);
        return sign();
      },
      next: sign,
    };
  },
  "digest-fetch": (algorithm) => {
    let client;
    const sign = () => client.addAuth(url, { method: "GET" }).headers.Authorization;
    return {
      first(challenge) {
        client = new DigestClient(KEY.publicKey, KEY.privateKey, { algorithm });
        client.parseAuth(challenge);
        return sign();
      },
      next() {
        client.digest.nc += 1;
        return sign();
      },
    };
  },
};

/** Microseconds for each of many headers. */
async function time(action) {
  tidy();
  // The loop's turn, in which the sessions of the last measurement are given back to the wasm: a program that fetches challenges has many.
  await new Promise((resolve) => setImmediate(resolve));
  for (let i = 0; i < HEADERS / 10; i += 1) action(i);
  const start = performance.now();
  for (let i = 0; i < HEADERS; i += 1) {
    if (!action(i).startsWith("Digest ")) throw new Error("that is no header");
  }
  return ((performance.now() - start) * 1_000) / HEADERS;
}

async function round(algorithm, contender) {
  const { first, next } = CONTENDERS[contender](algorithm);
  const challenges = Array.from({ length: HEADERS }, (_, i) => challengeOf(algorithm, i));
  return { first: await time((i) => first(challenges[i])), next: await time(next) };
}

const names = Object.keys(CONTENDERS);
for (const algorithm of ["MD5", "SHA-256"]) {
  const all = Object.fromEntries(names.map((name) => [name, []]));
  for (const name of names) await round(algorithm, name);
  for (let i = 0; i < ROUNDS; i += 1) {
    for (const name of i % 2 ? names : [...names].reverse()) all[name].push(await round(algorithm, name));
  }
  console.log(`\n${algorithm} (median of ${ROUNDS} rounds of ${HEADERS} headers)`);
  const [ours, theirs] = names.map((name) => all[name]);
  const row = (label, kind) => [
    label,
    median(ours.map((one) => one[kind])).toFixed(1),
    median(theirs.map((one) => one[kind])).toFixed(1),
    median(ours.map((one, i) => one[kind] / theirs[i][kind])).toFixed(2),
  ];
  aim(`the first header for a challenge of ${algorithm}, of digest-fetch`, median(ours.map((one, i) => one.first / theirs[i].first)));
  table(["µs for a header", ...names, "ratio"], [row("first for a challenge", "first"), row("with a known nonce", "next")]);
}

/** What a call costs besides the network: its answer is there at once. */
const LIST = '{"results":[],"links":[]}';
const TOKEN = "eyJhbGciOiJFUzUxMiJ9.eyJtYWRlIjoidXAifQ.made-up-signature";
let asked = 0;
const fetch = async (address) => {
  const isToken = address.endsWith("/api/oauth/token");
  asked += Number(isToken);
  return new Response(isToken ? JSON.stringify({ access_token: TOKEN, expires_in: 3_600, token_type: "Bearer" }) : LIST);
};
const CLIENTS = {
  "live token": new IntegrationsClient({ auth: { kind: "serviceAccount", clientId: "mdb_sa_id_made_up", clientSecret: "mdb_sa_sk_made_up" }, fetch }),
  "own token": new IntegrationsClient({ auth: { kind: "bearer", token: TOKEN }, fetch }),
};

async function timeCalls(client) {
  tidy();
  const start = performance.now();
  for (let i = 0; i < HEADERS; i += 1) await client.list("5d791c84ff7a2522cc4f9aa1");
  return ((performance.now() - start) * 1_000) / HEADERS;
}

const kinds = Object.keys(CLIENTS);
const calls = Object.fromEntries(kinds.map((name) => [name, []]));
for (const name of kinds) await timeCalls(CLIENTS[name]);
for (let i = 0; i < ROUNDS; i += 1) {
  for (const name of i % 2 ? kinds : [...kinds].reverse()) calls[name].push(await timeCalls(CLIENTS[name]));
}
if (asked !== 1) throw new Error(`${asked} tokens were asked for`);
console.log(`\nService account (median of ${ROUNDS} rounds of ${HEADERS} calls, one request for a token in all)`);
const [live, own] = kinds.map((name) => calls[name]);
const ratio = median(live.map((one, i) => one / own[i]));
table(["µs for a call", ...kinds, "ratio"], [["list, answered at once", median(live).toFixed(1), median(own).toFixed(1), ratio.toFixed(2)]]);
