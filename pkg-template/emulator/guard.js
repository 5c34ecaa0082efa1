import { Digest } from "./digest.js";
import { same } from "./same.js";
import { ServiceAccounts } from "./service-accounts.js";

/**
 * Checks the credentials: an API key by digest, or an access token, or nothing. The two endpoints for tokens require a service account.
 *
 * Atlas's answer is the same for a missing key, a wrong key and an expired nonce, so the reason that `check` returns is only for the log.
 */
export class Guard {
  #config;

  constructor(config) {
    this.#config = config;
    this.digest = new Digest(config);
    this.accounts = new ServiceAccounts(config);
  }

  /**
   * @param {Request} request
   * @param {import("./router.js").Route | undefined} route
   * @param {string} uri  path and query as the client sent them
   * @returns {Promise<{ refused?: string, nc?: string, clientId?: string }>} `refused` is the reason, for the log
   */
  async check(request, route, uri) {
    const header = request.headers.get("authorization");
    if (route?.oauth) return this.accounts.check(header);
    if (this.#config.authentication === "none") return {};
    if (header === null) return { refused: "no credentials" };
    const bearer = /^Bearer +(\S+)$/i.exec(header);
    if (!bearer) return this.digest.check(header, request.method, uri);
    if (this.#config.bearerTokens.some((token) => same(token, bearer[1]))) return {};
    const found = this.accounts.tokens.look(bearer[1]);
    return found === "live" ? {} : { refused: found === "unknown" ? "wrong token" : `token ${found}` };
  }
}
