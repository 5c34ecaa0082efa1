import { UsageError } from "./usage-error.js";

/** Where each option of a client or proxy comes from: the names that Atlas's own CLI and its Terraform provider read. */
const VARIABLES = {
  clientId: "MONGODB_ATLAS_CLIENT_ID",
  clientSecret: "MONGODB_ATLAS_CLIENT_SECRET",
  publicKey: "MONGODB_ATLAS_PUBLIC_API_KEY",
  privateKey: "MONGODB_ATLAS_PRIVATE_API_KEY",
  baseUrl: "MONGODB_ATLAS_BASE_URL",
};

/**
 * The credentials of the environment, as options of a client or proxy. What is empty counts as absent: a CI sets what it does not have to
 * that. Where there are two kinds the service account wins.
 *
 * @param {Record<string, string | undefined>} env
 * @param {import("./show/screen.js").Screen} screen  is told of what is not used
 */
export function readCredentials(env, screen) {
  const account = pairOf(env, "clientId", "clientSecret");
  const key = pairOf(env, "publicKey", "privateKey");
  const target = env[VARIABLES.baseUrl] || undefined;
  if (account && key) screen.note(`the service account of \`${VARIABLES.clientId}\` is used, and not the API key of \`${VARIABLES.publicKey}\`: both are set`);
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
 * Makes something of credentials and options; where one is refused, the message names the variable or the option that it came from.
 *
 * @template T
 * @param {() => T} make
 * @param {Record<string, string>} [options]  what the command calls others
 * @returns {T}
 */
export function withVariables(make, options = {}) {
  try {
    return make();
  } catch (error) {
    if (error?.code !== "validation") throw error;
    const names = Object.entries({ ...VARIABLES, target: VARIABLES.baseUrl, ...options });
    throw new UsageError(names.reduce((text, [name, ours]) => text.replaceAll(`\`auth.${name}\``, `\`${ours}\``).replaceAll(`\`${name}\``, `\`${ours}\``), error.message));
  }
}
