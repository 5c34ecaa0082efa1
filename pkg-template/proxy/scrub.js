/**
 * Shorter texts are not scrubbed: keys and tokens are longer, and so short a text may be in an answer for another reason. Core scrubs from 4
 * characters on (src/core/redact/secrets.rs), because there the secrets are also passwords and fields of a view, which may be short.
 */
const SHORTEST = 8;

/**
 * Replaces the secrets of the proxy's own credentials in texts, in case a target repeats them in an error.
 *
 * @param {{ kind: string, privateKey?: string, token?: unknown, clientId?: string, clientSecret?: unknown }} auth
 * @returns {(authorization?: string, more?: string[]) => (text: string) => string}  takes the header that was sent, and for a service account its
 *   token, the token's parts, and the secret that a function returned
 */
export function scrubberOf(auth) {
  // In pass-through the credentials are the caller's own.
  if (auth.kind === "passThrough") return () => (text) => text;
  const own = formsOf([auth.privateKey, auth.token, auth.clientSecret, basicOf(auth)]);
  return (authorization, more = []) => {
    const sent = authorization === undefined ? [] : [authorization, authorization.replace(/^Bearer /, "")];
    // The longest first, since one may be a part of another.
    const secrets = [...own, ...formsOf(sent), ...formsOf(more)].sort((a, b) => b.length - a.length);
    return (text) => secrets.reduce((scrubbed, secret) => (scrubbed.includes(secret) ? scrubbed.replaceAll(secret, "****") : scrubbed), text);
  };
}

/** Each secret as it is, and as it is escaped in JSON. */
function formsOf(secrets) {
  const forms = [];
  for (const secret of secrets) {
    if (typeof secret === "string" && secret.length >= SHORTEST) forms.push(secret, JSON.stringify(secret).slice(1, -1));
  }
  return forms;
}

/** A service account's id and secret as Basic authentication encodes them. */
function basicOf({ clientId, clientSecret }) {
  if (typeof clientSecret !== "string") return undefined;
  return btoa(String.fromCharCode(...new TextEncoder().encode(`${clientId}:${clientSecret}`)));
}
