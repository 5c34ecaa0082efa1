import { Refusal } from "./refusal.js";

const CHALLENGE_HINT = "the target's `WWW-Authenticate` has no digest challenge that can be answered: check that `target` is Atlas, and what is between";

/** How long the others wait for the request that fetches the first challenge. */
const PROBE_MS = 2_000;
/** How often the waiting requests look for a challenge. */
const LOOK_MS = 10;

/**
 * Signs with the proxy's key. One challenge serves many requests: the first one fetches it, and requests that come at the same time wait.
 *
 * Each waits with its own timer, not for a promise of the first one, because of workerd: there, a promise of one request can't wake another,
 * and a request whose caller is gone just stops, without settling its promise.
 *
 * That is why this loop is not the client's (src/js/client/digest.rs): that one waits for a promise, and it reads and retries answers, while a
 * proxy passes them on as they are. Both use the same session of core (src/core/auth/digest/session.rs), which reads challenges, signs and
 * counts. Only the order of the requests is decided here and there.
 */
export class DigestAuth {
  #session;
  /** Counts the challenges. With it a request can tell that an older nonce than the current one was refused. */
  #generation = 0;
  #probe;
  /** Whether the target once answered without credentials; from then on nobody waits. */
  #unchallenged = false;

  /** @param {import("../client/digest.js").DigestSession} session */
  constructor(session) {
    this.#session = session;
  }

  /**
   * Answers the first challenge, and once more the refusal of a nonce that may have expired; Atlas always sends `stale=false`, so that does
   * not tell. If a nonce was fetched by this very call and is refused, the key is wrong.
   *
   * @param {import("./target.js").Call} call
   * @param {(authorization: string | undefined) => Promise<import("./target.js").Answer>} exchange
   * @param {import("./span.js").Span} span
   */
  async send(call, exchange, span) {
    const known = this.#generation;
    let refused = false;
    for (;;) {
      const authorization = this.#session.authorize({ method: call.method, uri: call.path, body: call.body });
      if (authorization === undefined && this.#isProbing()) {
        await span.pause(LOOK_MS);
        continue;
      }
      const generation = this.#generation;
      const answer = await (authorization === undefined ? this.#asProbe(exchange) : exchange(authorization));
      if (answer.status !== 401) return answer;
      const challenge = answer.headers.get("www-authenticate") ?? answer.headers.get("x-www-authenticate");
      const overtaken = generation !== this.#generation;
      if (authorization !== undefined) {
        const old = overtaken || generation <= known || (challenge !== null && this.#session.isStale(challenge));
        if (refused || !old) return answer;
        refused = true;
      }
      if (overtaken) continue;
      if (challenge === null) return answer;
      this.#receive(challenge);
    }
  }

  #receive(challenge) {
    try {
      this.#session.receive(challenge);
    } catch {
      const detail = "The target asks for credentials in a way that the proxy does not support.";
      throw new Refusal(502, "TARGET_CHALLENGE", detail, { hint: CHALLENGE_HINT, setup: true });
    }
    this.#generation += 1;
  }

  #isProbing() {
    return !this.#unchallenged && this.#probe !== undefined && Date.now() < this.#probe.until;
  }

  async #asProbe(exchange) {
    const probe = { until: Date.now() + PROBE_MS };
    this.#probe = probe;
    try {
      const answer = await exchange(undefined);
      if (answer.status < 300) this.#unchallenged = true;
      return answer;
    } finally {
      if (this.#probe === probe) this.#probe = undefined;
    }
  }
}
