import { wasm } from "../start/init.js";

/**
 * A service account's tokens for one who sends the requests himself: the proxy. They are asked for as the client does it, by the same code.
 *
 * @param {import("../index.js").ClientOptions} options  with a service account as `auth`
 */
export function createTokenSource(options) {
  // In the private part of a closure: nobody inspects it, and nobody can free it while a request is under way.
  const source = new (wasm().TokenSource)(options);
  return {
    /** What `look` is given by a request that begins now. @returns {number} */
    answers: () => source.answers(),
    /**
     * The token for a request that began when there had been `seen` answers, or undefined while it is being asked for.
     *
     * @param {number} seen
     * @returns {{ authorization: string, number: number, secrets: string[] } | undefined}
     * @throws {import("../errors/errors.js").AtlasIntegrationsError} where there is none to be had
     */
    look: (seen) => source.look(seen),
    /** Atlas has refused the token of this number. */
    refused: (number) => source.refused(number),
    /** Gives the token back, as far as that succeeds in time, and forgets it. Never rejects. @returns {Promise<void>} */
    close: () => source.close(),
  };
}
