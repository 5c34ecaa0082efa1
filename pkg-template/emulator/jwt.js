/**
 * An access token that looks like Atlas's: a JWT with the claims of a real one. Its signature is random bytes: a client must not read a
 * token, and the emulator keeps a list of those it has issued.
 *
 * @param {string} clientId
 * @param {string} issuer  the origin that issues it
 * @param {number} lifetimeS
 */
export function newToken(clientId, issuer, lifetimeS) {
  const iat = Math.floor(Date.now() / 1000);
  const claims = {
    iss: issuer, aud: "api://admin", sub: clientId, cid: clientId, actorId: clientId, iat, exp: iat + lifetimeS, jti: crypto.randomUUID(),
  };
  const json = (value) => base64url(JSON.stringify(value));
  // ES512: two numbers of 66 bytes each.
  const signature = base64url(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(132))));
  return [json({ alg: "ES512", typ: "JWT" }), json(claims), signature].join(".");
}

function base64url(binary) {
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}
