// A client with a hostile fetch, and hostile arguments of its calls: every call settles, rejects with the package's own errors only,
// and leaves the instance as it was.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import fc from "fast-check";
import { or, TRAP, value } from "../forms/support/hostile.mjs";
import { assertOurs, fuzz } from "./support/fuzz.mjs";
import { api } from "./support/instance.mjs";
import { pkg } from "../forms/support/package.mjs";

const GROUP = "5d791c84ff7a2522cc4f9aa1";
const DATADOG = { type: "DATADOG", apiKey: "0123456789abcdef0123456789abcdef", region: "EU" };
const LIST = { results: [{ ...DATADOG, id: "x" }], totalCount: 1, links: [] };
const CHALLENGE = { "www-authenticate": 'Digest realm="r", nonce="n", qop="auth"' };

const throwing = () => { throw new Error(TRAP); };

/** Answers, some of them of no class that a client would know. */
const answers = fc.oneof(
  fc.constantFrom(
    () => Response.json(LIST),
    () => Response.json(DATADOG),
    () => new Response(null, { status: 204 }),
    () => new Response("", { status: 401, headers: CHALLENGE }),
    () => new Response("<html>", { status: 503, headers: { "retry-after": "0" } }),
    () => Response.json({ error: 400, detail: "apiKey" }, { status: 400 }),
    () => Response.error(),
    () => ({ status: 200, headers: new Headers(), text: async () => JSON.stringify(LIST) }),
    () => ({ status: 200, headers: { get: throwing }, text: async () => "{}" }),
    () => ({ status: 200, headers: null, text: throwing }),
    () => ({ status: 200, text: () => ({ then: throwing }) }),
    () => ({ status: 200, headers: { get: () => Symbol("x") }, text: async () => 7n }),
    () => ({ get status() { return throwing(); } }),
    () => ({ status: 401, headers: { get: () => CHALLENGE["www-authenticate"] }, text: () => Promise.reject(Symbol("no")) }),
    () => Promise.reject(undefined),
    () => Promise.reject(Symbol("no")),
    throwing,
  ),
  value,
  fc.record({ status: or(200, 401, 429, 503, "200", NaN), headers: or({ get: () => null }), text: or(async () => "", async () => "{", throwing) }, { requiredKeys: [] })
    .map((makers) => () => Object.fromEntries(Object.entries(makers).map(([name, make]) => [name, make()]))),
);

const auth = fc.constantFrom({ kind: "none" }, { kind: "digest", publicKey: "made-up", privateKey: "made-up-private" }, { kind: "bearer", token: "made-up-token" });
const token = fc.oneof(fc.constant(undefined), value);
const logger = fc.constantFrom(undefined, () => {}, throwing);
const aborted = AbortSignal.abort("made-up reason");
const options = fc.oneof({ weight: 4, arbitrary: fc.constant(() => undefined) }, { weight: 1, arbitrary: or({ signal: aborted }, { signal: {} }) });
const operations = fc.constantFrom("list", "get", "create", "update", "delete");
const mostly = (usual) => fc.oneof({ weight: 4, arbitrary: fc.constant(() => usual) }, { weight: 1, arbitrary: value });

const call = fc.record({
  auth, token, logger, operation: operations, group: mostly(GROUP), type: mostly("DATADOG"), view: mostly(DATADOG), query: mostly(undefined), options, answers: fc.array(answers, { minLength: 1, maxLength: 3 }),
});

/** A client whose `fetch` gives the answers in turn, the last one for good. */
function clientOf({ auth, token, logger, answers }) {
  let calls = 0;
  const fetch = () => answers[Math.min(calls++, answers.length - 1)]();
  const bearer = auth.kind === "bearer" && token ? { kind: "bearer", token: () => token() } : auth;
  return new api.IntegrationsClient({ auth: bearer, fetch, logger, retry: { limit: 1, maxDelayMs: 0 } });
}

async function run(input) {
  const client = clientOf(input);
  const { operation } = input;
  const [group, type, view, query, options] = [input.group, input.type, input.view, input.query, input.options].map((make) => make());
  const rest = { list: [], get: [type], create: [view], update: [view], delete: [type] }[operation];
  try {
    await client[operation](group, ...rest, query, options);
  } catch (error) {
    assertOurs(error);
  }
}

const { applyFleet, planFleet, projectsOf } = await import(pathToFileURL(join(pkg, "fleet.js")).href);

const fleetCall = fc.record({
  auth, token, logger, answers: fc.array(answers, { minLength: 1, maxLength: 3 }), client: fc.oneof({ weight: 8, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value }),
  projects: fc.oneof({ weight: 4, arbitrary: or([GROUP], [{ id: GROUP, name: "x" }, "no"], new Set([GROUP])) }, { weight: 1, arbitrary: value }),
  desired: fc.oneof({ weight: 4, arbitrary: or([], [DATADOG], [DATADOG, DATADOG]) }, { weight: 1, arbitrary: value }), remove: mostly(["SLACK"]), force: mostly(true),
  concurrency: mostly(2), plan: fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value }), done: fc.oneof({ weight: 4, arbitrary: fc.constant(() => undefined) }, { weight: 1, arbitrary: value }),
  onProgress: or(undefined, () => {}, throwing), signal: or(undefined, aborted, {}), orgId: mostly(undefined),
});

/** A list of projects, a plan, and what was planned applied: each of them settles. */
async function runFleet(input) {
  const client = input.client ? input.client() : clientOf(input);
  const [desired, concurrency, onProgress, signal] = [input.desired(), input.concurrency(), input.onProgress(), input.signal()];
  const settled = (promise) => promise.catch(assertOurs);
  // An error of the caller's own iterator is passed on, whatever it is; so is one of a Proxy around it.
  const passedOn = (error) => assert.ok(!(error instanceof WebAssembly.RuntimeError), error?.stack);
  await settled((async () => { for await (const project of projectsOf(client, { orgId: input.orgId(), signal })) assert.equal(typeof project, "object"); })());
  const plan = await planFleet({ client, projects: input.projects(), desired, remove: input.remove(), force: input.force(), concurrency, onProgress, signal }).catch(passedOn);
  await settled(applyFleet(input.plan ? input.plan() : plan, { client, desired, done: input.done(), concurrency, onProgress, signal }));
}

test("a fleet with a hostile fetch, client, plan and report: all settles with a result or a documented error, memory and table flat", async (t) => {
  t.diagnostic(await fuzz(fc.asyncProperty(fleetCall, runFleet), { share: 1 / 20 }));
});

test("a client with a hostile fetch: every call settles with a result or a documented error, memory and table flat", async (t) => {
  t.diagnostic(await fuzz(fc.asyncProperty(call, run), { share: 1 / 10 }));
});
