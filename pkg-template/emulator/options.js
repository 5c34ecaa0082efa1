import { INTEGRATION_TYPES } from "../catalogue.data.js";
import { Checks } from "../options/checks.js";
import { readFault } from "./faults.js";

/** The project of the documentation page's example, as it is before the example's request. */
const PAGE_GROUPS = {
  "5d791c84ff7a2522cc4f9aa1": [
    { type: "DATADOG", apiKey: "112233", region: "US" },
    { type: "SLACK", apiToken: "112233", channelName: "My Channel", teamName: "My Team" },
  ],
};

const GROUP_ID = /^[0-9a-f]{24}$/i;

/**
 * What `createEmulator` was given, checked and with its defaults.
 *
 * @param {unknown} options
 * @throws {ValidationError} with all mistakes at once
 */
export function readOptions(options) {
  const checks = new Checks(options, []);
  const authentication = checks.oneOf("authentication", ["digest", "none"], "digest");
  const digest = authentication === "digest";
  const config = {
    authentication,
    publicKey: digest ? checks.requiredText("publicKey") : checks.text("publicKey", ""),
    privateKey: digest ? checks.requiredText("privateKey") : checks.text("privateKey", ""),
    bearerTokens: readTokens(checks),
    algorithm: checks.oneOf("algorithm", ["MD5", "SHA-256"], "MD5"),
    nonceLifetimeMs: checks.integer("nonceLifetimeMs", { min: 0, max: Infinity }, 300_000),
    maskSecrets: checks.flag("maskSecrets", true),
    ids: checks.flag("ids", false),
    strict: checks.flag("strict", false),
    groups: readGroups(checks),
    faults: readFaults(checks),
    rateLimit: readRateLimit(checks),
  };
  checks.rejectUnknown();
  checks.throwIfAny("createEmulator");
  // A copy, so that a reset goes back to what was given, whatever became of the caller's object.
  return { ...config, groups: structuredClone(config.groups) };
}

function readTokens(checks) {
  const tokens = checks.take("bearerTokens") ?? [];
  if (Array.isArray(tokens) && tokens.every((token) => typeof token === "string" && token !== "")) return [...tokens];
  checks.report(["bearerTokens"], "invalid_type", "`bearerTokens` must be an array of strings", { expected: "string[]" });
  return [];
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
  limits.rejectUnknown();
  return { limit, refill, periodMs };
}

/** Both forms of `groups`: the ids of empty projects, or an object of ids and what each has. */
function readGroups(checks) {
  const given = checks.take("groups") ?? PAGE_GROUPS;
  const groups = Array.isArray(given) ? given.map((id) => [id, []]) : typeof given === "object" ? Object.entries(given) : [];
  if (typeof given !== "object") {
    checks.report(["groups"], "invalid_type", "`groups` must be an object or an array of ids", { expected: "object" });
  }
  for (const [id, views] of groups) {
    if (typeof id !== "string" || !GROUP_ID.test(id)) {
      checks.report(["groups"], "invalid_format", "`groups` must have ids of 24 hex digits", { format: "groupId" });
    } else if (Array.isArray(views)) {
      checkSeeds(views, ["groups", id], checks);
    } else {
      checks.report(["groups", id], "invalid_type", `\`groups.${id}\` must be an array`, { expected: "array" });
    }
  }
  return groups;
}

/**
 * A seed may be anything that Atlas might return, also what it would refuse today: a short key, a region that can only be read, a
 * field this package does not know. Its type has to be known, because it is reached by the type's path, and may be there once.
 */
function checkSeeds(views, path, checks) {
  const types = new Set();
  views.forEach((view, index) => {
    const seed = new Checks(view, [...path, index], checks.issues);
    const type = seed.oneOf("type", INTEGRATION_TYPES, undefined);
    if (seed.value.type === undefined) seed.report(["type"], "required", `${seed.name("type")} is required`, {});
    if (types.has(type)) {
      seed.report(["type"], "invalid_value", `${seed.name("type")} is there twice, a project has one of each`, { allowed: [] });
    }
    if (type) types.add(type);
  });
}
