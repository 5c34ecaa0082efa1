import { Checks } from "../options/checks.js";
import { readFault } from "./faults.js";
import { readGroups } from "./groups.js";

/**
 * The options of `createEmulator`, checked, with defaults filled in.
 *
 * @param {unknown} options
 * @throws {ValidationError} with all mistakes at once
 */
export function readOptions(options) {
  const checks = new Checks(options, []);
  const authentication = checks.oneOf("authentication", ["digest", "none"], "digest");
  const serviceAccounts = readServiceAccounts(checks);
  // With service accounts the key may be left out, but only both halves of it.
  const halves = [checks.value.publicKey, checks.value.privateKey];
  const needsKey = authentication === "digest" && (serviceAccounts.length === 0 || halves.some((half) => half !== undefined));
  const config = {
    authentication,
    publicKey: needsKey ? checks.requiredText("publicKey") : checks.text("publicKey", ""),
    privateKey: needsKey ? checks.requiredText("privateKey") : checks.text("privateKey", ""),
    bearerTokens: readTokens(checks),
    serviceAccounts,
    tokenLifetimeMs: checks.integer("tokenLifetimeMs", { min: 0, max: 31_536_000_000 }, 3_600_000),
    tokenLimits: readTokenLimits(checks),
    algorithm: checks.oneOf("algorithm", ["MD5", "SHA-256"], "MD5"),
    nonceLifetimeMs: checks.integer("nonceLifetimeMs", { min: 0, max: Infinity }, 300_000),
    maskSecrets: checks.flag("maskSecrets", true),
    ids: checks.flag("ids", false),
    strict: checks.flag("strict", false),
    groups: readGroups(checks),
    faults: readFaults(checks),
    rateLimit: readRateLimit(checks),
    deprecation: readDate(checks, "deprecation"),
    sunset: readDate(checks, "sunset"),
  };
  checks.rejectUnknown();
  checks.throwIfAny("createEmulator");
  // A copy, so that a reset restores what was given even if the caller has changed its object.
  return { ...config, groups: structuredClone(config.groups) };
}

function readTokens(checks) {
  const tokens = checks.take("bearerTokens") ?? [];
  if (Array.isArray(tokens) && tokens.every((token) => typeof token === "string" && token !== "")) return [...tokens];
  checks.report(["bearerTokens"], "invalid_type", "`bearerTokens` must be an array of strings", { expected: "array" });
  return [];
}

function readServiceAccounts(checks) {
  const given = checks.take("serviceAccounts") ?? [];
  if (!Array.isArray(given)) {
    checks.report(["serviceAccounts"], "invalid_type", "`serviceAccounts` must be an array", { expected: "array" });
    return [];
  }
  return given.map((account, index) => {
    const one = new Checks(account, ["serviceAccounts", index], checks.issues);
    const read = { clientId: one.requiredText("clientId"), clientSecret: one.requiredText("clientSecret") };
    if (read.clientId.includes(":")) {
      // Basic authentication ends the id at the first colon.
      one.report(["clientId"], "invalid_format", `${one.name("clientId")} must not have a colon`, { format: "credential" });
    }
    one.rejectUnknown();
    return read;
  });
}

function readTokenLimits(checks) {
  const limits = new Checks(checks.take("tokenLimits") ?? {}, ["tokenLimits"], checks.issues);
  const perMinute = limits.integer("perMinute", { min: 1, max: Infinity }, 50);
  const live = limits.integer("live", { min: 1, max: Infinity }, 100);
  limits.rejectUnknown();
  return { perMinute, live };
}

/** A date, or a text that is sent as it is. */
function readDate(checks, key) {
  const given = checks.take(key);
  if (given === undefined || typeof given === "string") return given;
  if (given instanceof Date && !Number.isNaN(given.getTime())) return given.toUTCString();
  checks.report([key], "invalid_type", `\`${key}\` must be a Date or a text`, { expected: "string" });
  return undefined;
}

function readFaults(checks) {
  const faults = checks.take("faults") ?? [];
  if (Array.isArray(faults)) return faults.map((fault, index) => readFault(fault, ["faults", index], checks.issues));
  checks.report(["faults"], "invalid_type", "`faults` must be an array", { expected: "array" });
  return [];
}

function readRateLimit(checks) {
  const given = checks.take("rateLimit");
  if (given === undefined) return undefined;
  const limits = new Checks(given, ["rateLimit"], checks.issues);
  const limit = limits.integer("limit", { min: 1, max: 1_000_000 }, undefined);
  if (limits.value.limit === undefined) limits.report(["limit"], "required", "`rateLimit.limit` is required", {});
  const refill = limits.integer("refill", { min: 1, max: 1_000_000 }, limit);
  const periodMs = limits.integer("periodMs", { min: 1, max: 86_400_000 }, 60_000);
  const per = limits.oneOf("per", ["all", "project"], "all");
  limits.rejectUnknown();
  return { limit, refill, periodMs, per };
}
