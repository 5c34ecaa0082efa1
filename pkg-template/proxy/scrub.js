/** Shorter than any key; a text this short may stand in an answer for another reason. */
const SHORTEST = 8;

/**
 * Replaces what is secret about the proxy's own credentials in a text, for the day a target repeats them in an error.
 *
 * @param {{ kind: string, privateKey?: string, token?: unknown, clientId?: string, clientSecret?: unknown }} auth
 * @param {string | undefined} authorization  the header that was sent
 * @param {string[]} [more]  of a service account: its token, the token's parts, and what a function gave
 * @returns {(text: string) => string}
 */
export function scrubber(auth, authorization, more = []) {
  // In pass-through they are the caller's own.
  if (auth.kind === "passThrough") return (text) => text;
  const secrets = [authorization, authorization?.replace(/^Bearer /, ""), auth.privateKey, auth.token, auth.clientSecret, basicOf(auth), ...more]
    .filter((secret) => typeof secret === "string" && secret.length >= SHORTEST)
    // As it is, and as it stands in JSON.
    .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)])
    // One may be a part of another.
    .sort((a, b) => b.length - a.length);
  return (text) => secrets.reduce((scrubbed, secret) => scrubbed.replaceAll(secret, "****"), text);
}

/** What `Basic` makes of a service account. */
function basicOf({ clientId, clientSecret }) {
  if (typeof clientSecret !== "string") return undefined;
  return btoa(String.fromCharCode(...new TextEncoder().encode(`${clientId}:${clientSecret}`)));
}
