import { Refusal, toResponse, unauthorized } from "./answers.js";
import { APIS } from "./apis.js";
import { Checks } from "../options/checks.js";
import { requestOf } from "../options/request.js";
import { ownAnswer, pause, spoil } from "./fault-answers.js";
import { FaultQueue, readFault } from "./faults.js";
import { Guard } from "./guard.js";
import { RequestLog } from "./log.js";
import { answerOAuth, oauthError } from "./oauth.js";
import { operate } from "./operations.js";
import { readOptions } from "./options.js";
import { readFormat } from "./query.js";
import { RateLimit } from "./rate-limit.js";
import { checkRoute, findRoute } from "./router.js";
import { asCaller } from "../shared/stack.js";
import { Store } from "./store.js";
import { checkVersion } from "./versions.js";

/**
 * An Atlas for development and tests: it answers the five operations on integrations in both versions of the API, the lists of projects and
 * the requests for tokens.
 *
 * @param {import("../emulator.js").EmulatorOptions} options
 * @returns {import("../emulator.js").Emulator}
 * @throws {import("../errors/errors.js").ValidationError} for bad options
 */
export function createEmulator(options) {
  const config = asCaller(createEmulator, () => readOptions(options));
  let world = startWorld(config);
  // A request that is running during a reset keeps the state that it began with.
  const emulator = async (given, init) => answer(world, asCaller(emulator, () => requestOf(given, init, "createEmulator")));
  return Object.assign(emulator, {
    state: () => describeWorld(world),
    reset() {
      world = startWorld(config);
    },
    addFault: function addFault(fault) {
      world.faults.add(asCaller(addFault, () => faultOf(fault)));
    },
  });
}

function faultOf(given) {
  const checks = new Checks({}, []);
  const read = readFault(given, [], checks.issues);
  checks.throwIfAny("addFault");
  return read;
}

function startWorld(config) {
  return {
    config,
    store: new Store(config.groups),
    guard: new Guard(config),
    faults: new FaultQueue(config.faults),
    limit: new RateLimit(config.rateLimit),
    log: new RequestLog(),
  };
}

function describeWorld({ store, guard, faults, limit, log }) {
  return {
    groups: store.snapshot(),
    ...log.snapshot(),
    faults: faults.snapshot(),
    nonces: guard.digest.nonces.size,
    tokens: guard.accounts.tokens.live,
    rateLimitRemaining: limit.remaining,
  };
}

/** One request, from its log entry to its answer. */
async function answer(world, request) {
  const url = new URL(request.url);
  const path = url.pathname + url.search;
  const route = findRoute(request.method, url.pathname);
  const { operation, api, groupId, orgId, type } = route ?? {};
  const all = { method: request.method, path, operation, api, groupId, orgId, type };
  const about = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
  const entry = { ...about };
  world.log.open(entry);
  try {
    // The body is always read, even if it is not needed, so that the connection can be used for the next request.
    const text = await request.text();
    const { refused, nc, clientId } = await world.guard.check(request, route, path);
    if (nc !== undefined) entry.nc = nc;
    if (refused !== undefined) entry.refused = refused;
    const fault = world.faults.take({ ...about, authenticated: refused === undefined });
    if (fault) entry.fault = true;
    const { headers } = request;
    const [contentType, accept] = [headers.get("content-type"), headers.get("accept")];
    const call = { store: world.store, config: world.config, url, route, api: APIS[api], contentType, accept, text, clientId, fault };
    const response = await respond(world, call, refused, request.signal);
    world.log.close(entry, response.status);
    return response;
  } catch (error) {
    world.log.close(entry, 0);
    throw error;
  }
}

/** The answer, with the fault for this request, if there is one. */
async function respond(world, call, refused, signal) {
  const { fault, url, route } = call;
  const real = () => (refused === undefined ? carryOut(world, call) : refuse(world, call));
  if (!fault) return real();
  if (fault.delayMs > 0) await pause(fault.delayMs, signal);
  if (fault.removeGroup) world.store.removeGroup(route.groupId);
  const carriedOut = fault.carryOut ? real() : undefined;
  // In the web platform, this is a failed connection: MSW makes the fetch fail, `serve` cuts the connection.
  if (fault.drop) return Response.error();
  const context = { guard: world.guard, route, pathname: url.pathname, format: readFormat(url.searchParams) };
  return spoil(fault, fault.ownAnswer ? ownAnswer(fault, context) : carriedOut);
}

/** The answer to a caller whose credentials are wrong. */
function refuse({ guard }, { route }) {
  return route?.oauth ? oauthError(401) : unauthorized(guard.digest.challenge());
}

/** The answer to a caller whose credentials are right. */
function carryOut(world, call) {
  const { route, api, url, config } = call;
  if (route?.oauth && route.operation) return answerOAuth(world.guard.accounts, call);
  const answered = attempt(() => {
    world.limit.take(route, url.pathname);
    checkRoute(route, url.pathname);
    checkVersion(api, call.accept);
    return operate(call);
  });
  const headers = { ...answered.headers, ...world.limit.headers(route, api), ...(api?.dates ? ageOf(config) : {}) };
  return toResponse({ ...answered, headers }, readFormat(url.searchParams), api?.mediaType);
}

/** The headers about the version's end, which all of its answers have, errors too. */
function ageOf({ deprecation, sunset }) {
  return { ...(deprecation && { Deprecation: deprecation }), ...(sunset && { Sunset: sunset }) };
}

function attempt(operation) {
  try {
    return operation();
  } catch (error) {
    if (error instanceof Refusal) return error.answer;
    throw error;
  }
}
