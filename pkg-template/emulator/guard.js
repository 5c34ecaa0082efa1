import { Digest } from "./digest.js";
import { same } from "./same.js";
import { ServiceAccounts } from "./service-accounts.js";

/**
 * Who may call: an API key by digest, an access token, or everybody. The two endpoints for tokens ask for a service account instead.
 *
 * Atlas answers each refusal alike, a missing key, a wrong one and an old nonce; `check` says the reason to the log only.
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
   * @returns {Promise<{ refused?: string, nc?: string, clientId?: string }>} `refused` says why, in the log's words
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
