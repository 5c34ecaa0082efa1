/** Shorter than any key; a text this short may stand in an answer for another reason. */
const SHORTEST = 8;

/**
 * Replaces what is secret about the proxy's own credentials in a text, for the day a target repeats them in an error.
 *
 * @param {{ kind: string, privateKey?: string, token?: unknown }} auth
 * @param {string | undefined} authorization  the header that was sent
 * @returns {(text: string) => string}
 */
export function scrubber(auth, authorization) {
  // In pass-through they are the caller's own.
  if (auth.kind === "passThrough") return (text) => text;
  const secrets = [authorization, authorization?.replace(/^Bearer /, ""), auth.privateKey, auth.token]
    .filter((secret) => typeof secret === "string" && secret.length >= SHORTEST)
    // As it is, and as it stands in JSON.
    .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)]);
  return (text) => secrets.reduce((scrubbed, secret) => scrubbed.replaceAll(secret, "****"), text);
}
