import { ValidationError } from "../errors/errors.js";
import { Checks } from "../options/checks.js";
import { read } from "../shared/read.js";
import { state } from "../shared/state.js";
import { wasm } from "../start/init.js";

const CONCURRENCY = 8;
/** More at once than any of Atlas's limits has room for is a slip. */
const MOST_AT_ONCE = 1_000;

/**
 * What a client lets a fleet do besides its own operations; see client/client.js. Not by `instanceof`: there is one class for each version,
 * and CommonJS has its own.
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

/** What `planFleet` and `applyFleet` have in common. */
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
 * The desired views, checked by the wasm with all else that is wrong.
 *
 * @param {Checks} checks
 * @param {{ desired: unknown, remove?: unknown, force?: boolean }} wanted
 * @param {{ place: number } | undefined} inside  undefined where the client is none: then nobody knows of which version the views are
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
