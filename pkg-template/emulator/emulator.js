import { Refusal, toResponse, unauthorized } from "./answers.js";
import { Checks, requestOf } from "../options/checks.js";
import { Guard } from "./digest.js";
import { ownAnswer, pause, spoil } from "./fault-answers.js";
import { FaultQueue, readFault } from "./faults.js";
import { RequestLog } from "./log.js";
import { operate } from "./operations.js";
import { readOptions } from "./options.js";
import { readFormat } from "./query.js";
import { RateLimit } from "./rate-limit.js";
import { checkRoute, findRoute } from "./router.js";
import { Store } from "./store.js";

/**
 * An Atlas that answers the five operations of the integrations, for development and for tests.
 *
 * @param {import("../emulator.js").EmulatorOptions} options
 * @returns {import("../emulator.js").Emulator}
 * @throws {import("../errors/errors.js").ValidationError} for bad options
 */
export function createEmulator(options) {
  const config = readOptions(options);
  let world = startWorld(config);
  // A request that is under way during a reset stays in the world that it came to.
  const emulator = async (given, init) => answer(world, requestOf(given, init, "createEmulator"));
  return Object.assign(emulator, {
    state: () => describeWorld(world),
    reset() {
      world = startWorld(config);
    },
    addFault(fault) {
      const checks = new Checks({}, []);
      const read = readFault(fault, [], checks.issues);
      checks.throwIfAny("addFault");
      world.faults.add(read);
    },
  });
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
    nonces: guard.nonces.size,
    rateLimitRemaining: limit.remaining,
  };
}

/** One request, from its log entry to its answer. */
async function answer(world, request) {
  const url = new URL(request.url);
  const path = url.pathname + url.search;
  const route = findRoute(request.method, url.pathname);
  const about = { method: request.method, path, operation: route?.operation, groupId: route?.groupId, type: route?.type };
  const entry = Object.fromEntries(Object.entries(about).filter(([, value]) => value !== undefined));
  world.log.open(entry);
  try {
    // The body is read even where it does not matter, so that the connection can be used for the next request.
    const text = await request.text();
    const { refused, nc } = await world.guard.check(request, path);
    if (nc !== undefined) entry.nc = nc;
    if (refused !== undefined) entry.refused = refused;
    const fault = world.faults.take({ ...about, authenticated: refused === undefined });
    if (fault) entry.fault = true;
    const call = { store: world.store, config: world.config, url, route, contentType: request.headers.get("content-type"), text };
    const response = await respond(world, call, { refused, fault, signal: request.signal });
    world.log.close(entry, response.status);
    return response;
  } catch (error) {
    world.log.close(entry, 0);
    throw error;
  }
}

/** The answer, with the fault that is due, if any. */
async function respond(world, call, { refused, fault, signal }) {
  const real = () => (refused === undefined ? carryOut(world, call) : unauthorized(world.guard.challenge()));
  if (!fault) return real();
  if (fault.delayMs > 0) await pause(fault.delayMs, signal);
  const carriedOut = fault.carryOut ? real() : undefined;
  // The web platform's word for a connection that failed: MSW fails the fetch, `serve` cuts the connection.
  if (fault.drop) return Response.error();
  const { guard } = world;
  const context = {
    challenge: () => guard.challenge(),
    forgetNonces: () => guard.nonces.forgetAll(),
    format: readFormat(call.url.searchParams),
  };
  return spoil(fault, fault.ownAnswer ? ownAnswer(fault, context) : carriedOut);
}

/** What a caller with the right key gets. */
function carryOut(world, call) {
  const answered = attempt(() => {
    world.limit.take(call.url.pathname);
    checkRoute(call.route, call.url.pathname);
    return operate(call);
  });
  const headers = { ...answered.headers, ...world.limit.headers() };
  return toResponse({ ...answered, headers }, readFormat(call.url.searchParams));
}

function attempt(operation) {
  try {
    return operation();
  } catch (error) {
    if (error instanceof Refusal) return error.answer;
    throw error;
  }
}
