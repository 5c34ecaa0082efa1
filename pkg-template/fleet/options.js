import { ValidationError } from "../errors/errors.js";
import { Checks } from "../options/checks.js";
import { read } from "../shared/read.js";
import { state } from "../shared/state.js";
import { wasm } from "../start/init.js";

const CONCURRENCY = 8;
/** None of Atlas's limits allows more at the same time, so a higher number is a mistake. */
const MOST_AT_ONCE = 1_000;

/**
 * The client, with its internal functions for a fleet (see client/client.js). A client is not recognized by `instanceof`, since each version
 * has its own class, and so has CommonJS.
 *
 * @param {Checks} checks
 */
export function readClient(checks) {
  const client = checks.take("client");
  const inside = Object(client) === client ? state.clients.get(client) : undefined;
  if (client === undefined) checks.report(["client"], "required", "`client` is required", {});
  else if (!inside) checks.report(["client"], "invalid_type", "`client` must be an `IntegrationsClient` of this release of the package", { expected: "object" });
  return { client, inside };
}

/** The options that `planFleet` and `applyFleet` have in common. */
export function readRun(checks) {
  return {
    ...readClient(checks),
    concurrency: checks.integer("concurrency", { min: 1, max: MOST_AT_ONCE }, CONCURRENCY),
    signal: readSignal(checks),
    onProgress: checks.typed("onProgress", "function", () => {}),
  };
}

export function readSignal(checks) {
  const signal = checks.take("signal");
  if (signal === undefined || typeof read(signal, "addEventListener") === "function") return signal;
  checks.report(["signal"], "invalid_type", "`signal` must be an `AbortSignal`", { expected: "object" });
  return undefined;
}

/**
 * The desired views. The wasm checks them; its issues are added to the others.
 *
 * @param {Checks} checks
 * @param {{ desired: unknown, remove?: unknown, force?: boolean }} wanted
 * @param {{ place: number } | undefined} inside  undefined if `client` is not a client: then the version of the views is not known
 */
export function readFleet(checks, wanted, inside) {
  if (!inside) return undefined;
  try {
    return new (wasm().Fleet)(wanted, inside.place);
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    checks.issues.push(...error.issues);
    return undefined;
  }
}
