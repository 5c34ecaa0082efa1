import { Checks } from "../options/checks.js";
import { APIS } from "./apis.js";

const METHODS = ["GET", "POST", "PUT", "DELETE"];
const OPERATIONS = ["list", "get", "create", "update", "delete", "projects", "token", "revoke"];

/**
 * Checks one fault (see `Fault` in faults.d.ts) and fills in its defaults.
 *
 * @param {unknown} given
 * @param {(string | number)[]} path  for the issues
 * @param {object[]} issues
 */
export function readFault(given, path, issues) {
  const checks = new Checks(given, path, issues);
  const fault = {
    given: { ...checks.value },
    times: checks.integer("times", { min: 1, max: Infinity }, 1),
    when: readWhen(checks, path, issues),
    unauthenticated: checks.flag("unauthenticated", false),
    delayMs: checks.integer("delayMs", { min: 0, max: 3_600_000 }, 0),
    drop: checks.flag("drop", false),
    staleNonce: checks.flag("staleNonce", false),
    revokeTokens: checks.flag("revokeTokens", false),
    removeGroup: checks.flag("removeGroup", false),
    tokenDiesAfterMs: checks.integer("tokenDiesAfterMs", { min: 0, max: Infinity }, undefined),
    tokenAnswer: readObject(checks, "tokenAnswer", path, issues),
    status: checks.integer("status", { min: 200, max: 599 }, undefined),
    error: readObject(checks, "error", path, issues),
    html: checks.flag("html", false),
    body: checks.text("body", undefined),
    retryAfter: readRetryAfter(checks),
    headers: readHeaders(checks),
    truncateBody: checks.integer("truncateBody", { min: 0, max: 1_000_000 }, undefined),
    cutBody: checks.integer("cutBody", { min: 0, max: 1_000_000 }, undefined),
  };
  fault.ownAnswer = fault.staleNonce || fault.revokeTokens || fault.html || [fault.status, fault.error, fault.body].some((own) => own !== undefined);
  // If a fault replaces the answer, the request does not reach the data, unless the option says so.
  fault.carryOut = checks.flag("carryOut", false) || !(fault.drop || fault.ownAnswer);
  checks.rejectUnknown();
  return fault;
}

function readWhen(checks, path, issues) {
  const given = checks.take("when");
  if (given === undefined || typeof given === "function") return given;
  const filter = new Checks(given, [...path, "when"], issues);
  const when = {
    api: filter.oneOf("api", Object.keys(APIS), undefined),
    method: filter.oneOf("method", METHODS, undefined),
    operation: filter.oneOf("operation", OPERATIONS, undefined),
    groupId: filter.text("groupId", undefined),
    orgId: filter.text("orgId", undefined),
    type: filter.text("type", undefined),
  };
  filter.rejectUnknown();
  return when;
}

/** An object with any properties, for the answer. */
function readObject(checks, key, path, issues) {
  const given = checks.take(key);
  return given === undefined ? undefined : { ...new Checks(given, [...path, key], issues).value };
}

function readRetryAfter(checks) {
  const given = checks.take("retryAfter");
  if (given === undefined || typeof given === "string") return given;
  if (Number.isInteger(given) && given >= 0) return String(given);
  if (given instanceof Date && !Number.isNaN(given.getTime())) return given.toUTCString();
  const message = `${checks.name("retryAfter")} must be whole seconds, a Date or a text`;
  checks.report(["retryAfter"], "invalid_type", message, { expected: "integer" });
  return undefined;
}

function readHeaders(checks) {
  const given = checks.take("headers") ?? {};
  const headers = Object.entries(typeof given === "object" ? given : { given });
  if (headers.every(([name, value]) => value === null || isHeader(name, value))) return headers;
  const message = `${checks.name("headers")} must be header names with a text or null each`;
  checks.report(["headers"], "invalid_type", message, { expected: "object" });
  return [];
}

function isHeader(name, value) {
  try {
    new Headers([[name, value]]);
    return typeof value === "string";
  } catch {
    return false;
  }
}

/** The faults in their order. A request gets the first one that fits it and is not used up. */
export class FaultQueue {
  #faults;

  constructor(faults) {
    this.#faults = faults.map((fault) => ({ fault, remaining: fault.times, hits: 0 }));
  }

  add(fault) {
    this.#faults.push({ fault, remaining: fault.times, hits: 0 });
  }

  /**
   * Takes the fault for a request, and uses it up.
   *
   * @param {import("../emulator.js").FaultRequest} about
   */
  take(about) {
    const entry = this.#faults.find(({ fault, remaining }) => remaining > 0 && fits(fault, about));
    if (!entry) return undefined;
    entry.remaining -= 1;
    entry.hits += 1;
    return entry.fault;
  }

  snapshot() {
    return this.#faults.map(({ fault, remaining, hits }) => ({ ...fault.given, remaining, hits }));
  }
}

function fits({ when, unauthenticated, tokenDiesAfterMs, tokenAnswer, removeGroup }, about) {
  if (!about.authenticated && !unauthenticated) return false;
  // A fault about a token or a project is not for a request without one.
  if ((tokenDiesAfterMs !== undefined || tokenAnswer) && about.operation !== "token") return false;
  if (removeGroup && about.groupId === undefined) return false;
  if (typeof when === "function") return Boolean(when({ ...about }));
  return Object.entries(when ?? {}).every(([key, value]) => value === undefined || about[key] === value);
}
