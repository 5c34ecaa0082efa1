import { UsageError } from "./usage-error.js";

/** The environment variable of each option: the names that Atlas's own CLI and its Terraform provider read. */
const VARIABLES = {
  clientId: "MONGODB_ATLAS_CLIENT_ID",
  clientSecret: "MONGODB_ATLAS_CLIENT_SECRET",
  publicKey: "MONGODB_ATLAS_PUBLIC_API_KEY",
  privateKey: "MONGODB_ATLAS_PRIVATE_API_KEY",
  baseUrl: "MONGODB_ATLAS_BASE_URL",
};

/**
 * The credentials of the environment, as options of a client or proxy. An empty variable counts as absent, since a CI sets a missing secret to
 * an empty text. If there are both kinds, the service account is used.
 *
 * @param {Record<string, string | undefined>} env
 * @param {import("./show/screen.js").Screen} screen  for a note about credentials that are not used
 */
export function readCredentials(env, screen) {
  const account = pairOf(env, "clientId", "clientSecret");
  const key = pairOf(env, "publicKey", "privateKey");
  const target = env[VARIABLES.baseUrl] || undefined;
  if (account && key) screen.note(`the service account of \`${VARIABLES.clientId}\` is used, not the API key of \`${VARIABLES.publicKey}\`: both are set`);
  if (account) return { auth: { kind: "serviceAccount", ...account }, target };
  if (key) return { auth: { kind: "digest", ...key }, target };
  throw new UsageError(
    `no credentials: set \`${VARIABLES.clientId}\` and \`${VARIABLES.clientSecret}\` (a service account), or \`${VARIABLES.publicKey}\` and \`${VARIABLES.privateKey}\` (an API key)`,
  );
}

function pairOf(env, id, secret) {
  const [first, second] = [env[VARIABLES[id]], env[VARIABLES[secret]]];
  if (first && second) return { [id]: first, [secret]: second };
  if (!first && !second) return undefined;
  throw new UsageError(`\`${VARIABLES[first ? id : secret]}\` is set and \`${VARIABLES[first ? secret : id]}\` is not: set both`);
}

/**
 * Calls `make`. If it refuses an option, the message names the environment variable or the command's option that it came from.
 *
 * @template T
 * @param {() => T} make
 * @param {Record<string, string>} [options]  by option of the package: the command's name for it
 * @returns {T}
 */
export function withVariables(make, options = {}) {
  try {
    return make();
  } catch (error) {
    if (error?.code !== "validation") throw error;
    throw new UsageError(inOurNames(error.message, options).replace(/^\w+: /, ""));
  }
}

/**
 * A text of the package with the names of the environment and of the command instead of its options: `allowOrigins.0` is `--allow-origin`.
 *
 * @param {string} text
 * @param {Record<string, string>} options  as for `withVariables`
 */
export function inOurNames(text, options) {
  const names = { ...VARIABLES, target: VARIABLES.baseUrl, ...options };
  return text.replace(/`(?:auth\.)?(\w+)(?:\.\d+)?`/g, (whole, name) => (Object.hasOwn(names, name) ? `\`${names[name]}\`` : whole));
}
