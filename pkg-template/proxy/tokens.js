import { createTokenSource } from "../client/token-source.js";
import { noAccount, tokenLimit, tokenUnreachable } from "./failures.js";

/** How often the waiting requests look for a token. */
const LOOK_MS = 10;

/**
 * Sends requests with a service account's token. One request fetches it for all; the others wait with their own timers, as in digest.js and
 * for the same reason.
 */
export class TokenAuth {
  #source;

  /** @param {ReturnType<typeof import("./options.js").readOptions>} config */
  constructor({ auth, target, timeoutMs, fetch }) {
    // A proxy inside a page or its worker is for tests and demonstrations only, so the client's check is not needed here.
    this.#source = createTokenSource({ auth, baseUrl: target, timeoutMs, fetch, dangerouslyAllowBrowser: true });
  }

  /**
   * If the token is refused, a new one is fetched, once for each request.
   *
   * @param {(authorization: string, secrets: string[]) => Promise<import("./target.js").Answer>} exchange
   * @param {import("./span.js").Span} span
   */
  async send(exchange, span) {
    const seen = this.#source.answers();
    for (let refused = false; ; refused = true) {
      const { authorization, number, secrets } = await this.#pass(seen, span);
      const answer = await exchange(authorization, secrets);
      if (answer.status !== 401) return answer;
      this.#source.refused(number);
      if (refused) return answer;
    }
  }

  /** As the client's `close`. */
  close() {
    return this.#source.close();
  }

  async #pass(seen, span) {
    for (;;) {
      const pass = this.#look(seen);
      if (pass) return pass;
      await span.pause(LOOK_MS);
    }
  }

  #look(seen) {
    try {
      return this.#source.look(seen);
    } catch (error) {
      if (error.code === "rate_limited") throw tokenLimit(error.retryAfterMs);
      throw error.code === "network" || error.code === "timeout" || error.status >= 500 ? tokenUnreachable(error) : noAccount(error);
    }
  }
}
