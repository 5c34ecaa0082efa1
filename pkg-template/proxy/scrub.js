/**
 * Shorter texts are not scrubbed: keys and tokens are longer, and so short a text may be in an answer for another reason. Core scrubs from 4
 * characters on (src/core/redact/secrets.rs), because there the secrets are also passwords and fields of a view, which may be short.
 */
const SHORTEST = 8;

/**
 * Replaces the secrets of the proxy's own credentials in a text, in case a target repeats them in an error.
 *
 * @param {{ kind: string, privateKey?: string, token?: unknown, clientId?: string, clientSecret?: unknown }} auth
 * @param {string | undefined} authorization  the header that was sent
 * @param {string[]} [more]  for a service account: its token, the token's parts, and the secret that a function returned
 * @returns {(text: string) => string}
 */
export function scrubber(auth, authorization, more = []) {
  // In pass-through the credentials are the caller's own.
  if (auth.kind === "passThrough") return (text) => text;
  const secrets = [authorization, authorization?.replace(/^Bearer /, ""), auth.privateKey, auth.token, auth.clientSecret, basicOf(auth), ...more]
    .filter((secret) => typeof secret === "string" && secret.length >= SHORTEST)
    // As it is, and as it is escaped in JSON.
    .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)])
    // The longest first, since one may be a part of another.
    .sort((a, b) => b.length - a.length);
  return (text) => secrets.reduce((scrubbed, secret) => scrubbed.replaceAll(secret, "****"), text);
}

/** A service account's id and secret as Basic authentication encodes them. */
function basicOf({ clientId, clientSecret }) {
  if (typeof clientSecret !== "string") return undefined;
  return btoa(String.fromCharCode(...new TextEncoder().encode(`${clientId}:${clientSecret}`)));
}
