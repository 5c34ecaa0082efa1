// The callers: several clients for each route to Atlas, and how an operation ended.

import { KEY, load } from "../support/package.mjs";
import { RETRY } from "./contract.mjs";
import { write } from "./model.mjs";
import { callerOf, nameProject } from "./numbers.mjs";

const { AtlasIntegrationsError, IntegrationsClient } = await load("loaders/inline.js");

/** Clients on each route. */
const EACH = 3;
/** No operation of a soak takes this long, even on a busy machine. */
const NEVER_MS = 120_000;

/** @param {{ atlas: string, heldKey: string, passThrough: string }} urls @returns {(plan: object) => Promise<string>} */
export function createCallers({ atlas, heldKey, passThrough }) {
  const auth = { kind: "digest", ...KEY };
  const routes = {
    direct: { baseUrl: atlas, auth },
    heldKey: { proxy: `${heldKey}/atlas` },
    passThrough: { proxy: `${passThrough}/atlas`, auth },
  };
  const client = (route, timeoutMs) => new IntegrationsClient({ ...routes[route], retry: RETRY, timeoutMs });
  const clients = Object.fromEntries(
    Object.keys(routes).map((route) => [route, { patient: Array.from({ length: EACH }, () => client(route, NEVER_MS)), hasty: client(route, 300) }]),
  );
  return async (plan) => {
    const { patient, hasty } = clients[plan.route];
    const chosen = plan.hasty ? hasty : patient[callerOf(plan.number) % EACH];
    return inTime(abortable(plan, (signal) => send(chosen, plan, signal).then(describe, describeError)));
  };
}

function send(client, { number, operation, type, view }, signal) {
  const group = nameProject(number);
  const options = { signal };
  if (view) return client[operation](group, view, undefined, options);
  return type ? client[operation](group, type, undefined, options) : client.list(group, undefined, options);
}

async function abortable({ abortMs }, start) {
  if (abortMs === undefined) return start(undefined);
  const controller = new AbortController();
  if (abortMs === 0) controller.abort();
  const timer = setTimeout(() => controller.abort(), abortMs);
  const end = await start(controller.signal);
  clearTimeout(timer);
  return end;
}

function describe(value) {
  return value === undefined ? "done" : `done ${write(value.results ?? [value])}`;
}

/** The documented codes; no other may occur. */
function describeError(error) {
  if (!(error instanceof AtlasIntegrationsError)) return `an error that is not the package's: ${error}`;
  if (error.code === "api") return `api ${error.status}`;
  return error.code === "rate_limited" ? `rate_limited ${error.retryAfterMs}` : error.code;
}

async function inTime(ending) {
  let timer;
  const late = new Promise((resolve) => (timer = setTimeout(resolve, NEVER_MS + 1_000, "never settled")));
  const end = await Promise.race([ending, late]);
  clearTimeout(timer);
  return end;
}
