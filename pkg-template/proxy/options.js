import { Checks } from "../options/checks.js";
import { APIS } from "./apis.js";
import { isLoopback, isWildcard, readHost, readHttpOrigin, readOrigin } from "./names.js";

/** Why a proxy with a key and without `authorize` serves this machine only. `serve` has it in its error, too. */
export const LOOPBACK_REASON = "the proxy holds a key, and without `authorize` everyone who reaches the proxy could use that key";

const DEFAULT_TARGET = "https://cloud.mongodb.com";
const GROUP_ID = /^[0-9a-f]{24}$/i;
/** Segments of characters that a URL does not encode, none of them `.` or `..`. */
const BASE_PATH = /^(?:\/(?!\.{1,2}(?:\/|$))[\w.~-]+)+$/;
const ORIGIN = /^https?:\/\/[^\s/\\?#@]+$/i;
/** The characters that a token may have: with a line break it could add another header. */
const TOKEN = /^[\x21-\x7e]+$/;
/** Options that are often given beside `auth` and belong inside it. */
const IN_AUTH = Object.fromEntries(["kind", "publicKey", "privateKey", "clientId", "clientSecret", "token"].map((name) => [name, `auth.${name}`]));
/** The longest time of `setTimeout`, which has 31 bits; with a longer one it would fire at once. */
const LONGEST_MS = 2 ** 31 - 1;

/**
 * The options of `createProxy`, checked, with defaults filled in.
 *
 * @param {unknown} options
 * @throws {import("../errors/errors.js").ValidationError} with all mistakes at once
 */
export function readOptions(options) {
  const checks = new Checks(options, []);
  const auth = readAuth(checks);
  const config = {
    auth,
    /** Whether the proxy has credentials of its own, which every caller then uses. */
    holdsKey: auth.kind !== "passThrough",
    target: readTarget(checks),
    publicOrigin: readPublicOrigin(checks),
    basePath: readBasePath(checks),
    authorize: checks.typed("authorize", "function"),
    allowHosts: readList(checks, "allowHosts", readHost, "a host name or address, with or without a port", "host"),
    allowOrigins: readOrigins(checks, auth.kind),
    allowGroups: readList(checks, "allowGroups", readGroup, "a project id of 24 hex digits", "groupId"),
    readOnly: checks.flag("readOnly", false),
    apis: readApis(checks),
    projects: checks.flag("projects", false),
    timeoutMs: checks.integer("timeoutMs", { min: 1, max: LONGEST_MS }, 30_000),
    maxBodyBytes: checks.integer("maxBodyBytes", { min: 1, max: 2 ** 26 }, 65_536),
    fetch: checks.typed("fetch", "function"),
    logger: checks.typed("logger", "function"),
  };
  checkGuarded(checks, config);
  checkProjects(checks, config);
  checks.rejectUnknown(IN_AUTH);
  checks.throwIfAny("createProxy");
  return config;
}

function readAuth(checks) {
  const given = checks.take("auth");
  if (given === undefined) {
    checks.report(["auth"], "required", "`auth` is required: whose credentials Atlas gets", {});
    return { kind: "passThrough" };
  }
  const auth = new Checks(given, ["auth"], checks.issues);
  const kind = auth.oneOf("kind", ["digest", "serviceAccount", "bearer", "passThrough"], undefined);
  if (auth.value.kind === undefined) auth.report(["kind"], "required", `${auth.name("kind")} is required`, {});
  const read = { kind };
  if (kind === "digest") {
    read.publicKey = auth.credential("publicKey");
    read.privateKey = auth.credential("privateKey");
  }
  if (kind === "serviceAccount") {
    read.clientId = readClientId(auth);
    read.clientSecret = typeof auth.value.clientSecret === "function" ? auth.take("clientSecret") : auth.credential("clientSecret");
  }
  if (kind === "bearer") read.token = readToken(auth);
  if (kind !== undefined) auth.rejectUnknown();
  return read;
}

/** The id must have no colon, since Basic authentication ends the id at the first one. */
function readClientId(auth) {
  const before = auth.issues.length;
  const id = auth.credential("clientId");
  if (auth.issues.length === before && id.includes(":")) {
    auth.report(["clientId"], "invalid_format", `${auth.name("clientId")} must not contain a colon: give the id alone`, { format: "credential" });
  }
  return id;
}

/** A token, or a function that returns one, since a service account's token lasts only an hour. */
function readToken(auth) {
  if (typeof auth.value.token === "function") return auth.take("token");
  const before = auth.issues.length;
  const token = auth.credential("token");
  if (auth.issues.length === before && !isToken(token)) {
    auth.report(["token"], "invalid_format", `${auth.name("token")} must be printable ASCII characters without white space`, { format: "credential" });
  }
  return token;
}

export function isToken(value) {
  return typeof value === "string" && TOKEN.test(value);
}

/** As `baseUrl` of the client (src/core/check/origin.rs), without core: `createProxy` must not wait for the wasm, nor need it to pass requests through. */
function readTarget(checks) {
  const given = checks.text("target", DEFAULT_TARGET);
  // Atlas's documentation has its base URL with the path of the API, so that is accepted, too.
  const text = given.replace(/\/(?:api\/atlas\/(?:v1\.0|v2)\/?)?$/, "");
  if (ORIGIN.test(text) && URL.canParse(text)) return new URL(text).origin;
  checks.report(["target"], "invalid_format", "`target` must be an http or https origin", { format: "origin" });
  return DEFAULT_TARGET;
}

function readPublicOrigin(checks) {
  const text = checks.text("publicOrigin");
  const origin = readHttpOrigin(text);
  if (text !== undefined && !origin) {
    const message = "`publicOrigin` must be an http or https origin such as `https://admin.example`, without a path";
    checks.report(["publicOrigin"], "invalid_format", message, { format: "origin" });
  }
  return origin;
}

/** If `publicOrigin` is not this machine, `authorize` must be given. Without `publicOrigin` that is only known with the first request. */
function checkGuarded(checks, { holdsKey, authorize, publicOrigin }) {
  if (!holdsKey || authorize || checks.value.authorize !== undefined || !publicOrigin || isLoopback(publicOrigin.name)) return;
  checks.report(["authorize"], "required", `\`authorize\` is required if \`publicOrigin\` is not this machine: ${LOOPBACK_REASON}`, {});
}

/** The versions of the API whose paths are served. */
function readApis(checks) {
  const known = Object.keys(APIS);
  const given = checks.take("apis");
  if (given === undefined) return known;
  if (!Array.isArray(given) || given.length === 0) {
    checks.report(["apis"], Array.isArray(given) ? "required" : "invalid_type", `\`apis\` must be an array of ${known.join(" and ")}, or one of them`, {
      ...(!Array.isArray(given) && { expected: "array" }),
    });
    return known;
  }
  given.forEach((name, index) => {
    if (known.includes(name)) return;
    checks.report(["apis", index], "invalid_value", `\`apis.${index}\` must be one of ${known.join(", ")}`, { allowed: known });
  });
  return known.filter((name) => given.includes(name));
}

/**
 * Only v2 has lists of projects. With `allowGroups` the proxy reads several pages to make one, but in pass-through the caller's digest is
 * valid for only one of these requests.
 */
function checkProjects(checks, { projects, apis, allowGroups, holdsKey }) {
  if (!projects) return;
  if (allowGroups && !holdsKey) {
    const message = "`projects` with `allowGroups` needs credentials of the proxy's own: it reads all pages, and the caller's credentials are for one request";
    checks.report(["projects"], "invalid_value", message, { allowed: [false] });
  }
  if (!apis.includes("v2")) checks.report(["projects"], "invalid_value", "`projects` needs `v2` in `apis`: v1.0's lists of projects are not served", { allowed: [false] });
}

function readBasePath(checks) {
  const path = checks.text("basePath", "");
  if (path === "" || BASE_PATH.test(path)) return path;
  const message = "`basePath` must be a path such as `/atlas`: a slash before each part, none at the end";
  checks.report(["basePath"], "invalid_format", message, { format: "path" });
  return "";
}

function readOrigins(checks, kind) {
  const what = "an origin such as `https://admin.example`, without a path";
  const origins = readList(checks, "allowOrigins", (entry) => isWildcard(entry) || readOrigin(entry), what, "origin");
  const wildcard = origins?.indexOf(true) ?? -1;
  if (wildcard >= 0 && kind !== "passThrough") {
    const message = "`allowOrigins` must name its origins if the proxy holds a key: with `*` every page on the web could use the key";
    checks.report(["allowOrigins", wildcard], "invalid_value", message, { allowed: [] });
  }
  return { any: wildcard >= 0, list: origins?.filter((origin) => origin !== true) ?? [] };
}

function readGroup(entry) {
  return typeof entry === "string" && GROUP_ID.test(entry) ? entry.toLowerCase() : undefined;
}

/** Reads each entry of a list with `read`, which returns undefined for a bad one. The result is undefined if the option is absent. */
function readList(checks, name, read, what, format) {
  const given = checks.take(name);
  if (given === undefined) return undefined;
  if (!Array.isArray(given)) {
    checks.report([name], "invalid_type", `\`${name}\` must be an array`, { expected: "array" });
    return [];
  }
  const entries = given.map((entry) => read(entry) || undefined);
  entries.forEach((entry, index) => {
    if (entry !== undefined) return;
    checks.report([name, index], "invalid_format", `\`${name}.${index}\` must be ${what}`, { format });
  });
  return entries;
}
