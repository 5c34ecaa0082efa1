import { wasm } from "../start/init.js";
import { asCaller } from "../shared/stack.js";

/**
 * One `Authorization` header for one challenge: RFC 7616 (with erratum 4897), RFC 2617, RFC 2069 (with erratum 749).
 *
 * @param {import("../index.js").DigestArguments} args
 * @returns {string}
 * @throws {DigestError} if nothing in the challenge can be answered
 */
export function digestAuthorization(args) {
  return asCaller(digestAuthorization, () => wasm().digestAuthorization(args));
}

/**
 * Keeps a nonce and counts its uses, so that one challenge serves many requests.
 *
 * @param {{ username: string, password: string }} credentials  kept in the wasm, where `util.inspect` does not reach them
 * @returns {import("../index.js").DigestSession}
 */
export function createDigestSession(credentials) {
  const session = asCaller(createDigestSession, () => new (wasm().DigestSession)(credentials));
  return {
    receive: function receive(challenge) {
      return asCaller(receive, () => session.receive(challenge));
    },
    authorize: function authorize(request) {
      return asCaller(authorize, () => session.authorize(request));
    },
    isStale: (challenge) => session.isStale(challenge),
  };
}
