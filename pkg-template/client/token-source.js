import { wasm } from "../start/init.js";
import { transport } from "./transport.js";

/**
 * A service account's tokens for the proxy, which sends its requests itself. The tokens are requested by the same code as in the client.
 *
 * @param {import("../index.js").ClientOptions} options  with a service account as `auth`
 */
export function createTokenSource(options) {
  // Only this closure has it: nobody can inspect it, or free it during a request.
  const source = new (wasm().TokenSource)(options, transport);
  return {
    /** How many answers there have been: a request notes this number when it begins, and passes it to `look`. @returns {number} */
    answers: () => source.answers(),
    /**
     * The token for a request that began after `seen` answers; undefined while the token is being requested.
     *
     * @param {number} seen
     * @returns {{ authorization: string, number: number, secrets: string[] } | undefined}
     * @throws {import("../errors/errors.js").AtlasIntegrationsError} if no token can be got
     */
    look: (seen) => source.look(seen),
    /** Reports that Atlas has refused the token with this number. */
    refused: (number) => source.refused(number),
    /** Revokes the token, if that succeeds in time, and forgets it. Never rejects. @returns {Promise<void>} */
    close: () => source.close(),
  };
}
