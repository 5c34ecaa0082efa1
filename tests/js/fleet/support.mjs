// What the fleet's tests share: many projects in an emulator, and a client that counts what it sends.

import { join } from "node:path";
import { pathToFileURL } from "node:url";

if (!process.env.ATLAS_PKG) throw new Error("set ATLAS_PKG to the folder that `cargo xtask build` makes (pkg/)");

const load = (file) => import(pathToFileURL(join(process.env.ATLAS_PKG, file)).href);
export const api = await load("loaders/inline.js");
export const { applyFleet, planFleet, projectsOf } = await load("fleet.js");
export const { createEmulator, serve } = await load("emulator.js");

/** This many project ids. */
export const ids = (many) => Array.from({ length: many }, (_, i) => `5d791c84${i.toString(16).padStart(16, "0")}`);

export const KEY = "0123456789abcdef0123456789abcdef";

/** Four services, two of them with a value that Atlas never shows again. */
export const DESIRED = [
  { type: "DATADOG", apiKey: KEY, region: "US5", sendDatabaseMetrics: true },
  { type: "PAGER_DUTY", serviceKey: "fedcba9876543210fedcba9876543210" },
  { type: "PROMETHEUS", username: "scraper", password: "a-made-up-password", serviceDiscovery: "http", enabled: true },
  { type: "WEBHOOK", url: "https://hooks.example.com/made/up/path2101", secret: "a-made-up-secret-of-some-length" },
];

/** Each secret of `DESIRED`. */
export const SECRETS = [KEY, "fedcba9876543210fedcba9876543210", "a-made-up-password", "made/up/path2101", "a-made-up-secret-of-some-length"];

/**
 * An emulator without keys, and a client of it.
 *
 * @param {object} groups  or their ids
 * @param {object} [options]
 * @param {object} [options.emulator]  more options of the emulator
 * @param {object} [options.client]  more options of the client
 * @param {typeof api.IntegrationsClient} [options.Client]  of the other version
 */
export function fleet(groups, { emulator: more = {}, client: given = {}, Client = api.v2.IntegrationsClient } = {}) {
  const emulator = createEmulator({ authentication: "none", groups, ...more });
  /** Requests under way, and the most that there ever were at once. */
  const flight = { now: 0, most: 0 };
  const fetch = async (url, init) => {
    flight.now += 1;
    flight.most = Math.max(flight.most, flight.now);
    try {
      // A delay as in a network, so that calls overlap.
      await new Promise(setImmediate);
      return await emulator(url, init);
    } finally {
      flight.now -= 1;
    }
  };
  const client = new Client({ fetch, retry: { limit: 2, maxDelayMs: 20 }, ...given });
  return { emulator, client, flight, sent: () => sentOf(emulator) };
}

/** How many requests of each operation came. */
export function sentOf(emulator) {
  const counts = {};
  for (const { operation } of emulator.state().requests) counts[operation] = (counts[operation] ?? 0) + 1;
  return counts;
}

/** The error that a run rejects with; a run that does not reject fails the test. */
export async function rejection(promise) {
  const value = await promise.then((value) => ({ value }), (error) => ({ error }));
  if (!value.error) throw new Error("it did not reject");
  return value.error;
}
