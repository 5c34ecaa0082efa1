import { Refusal } from "./refusal.js";

const CHALLENGE_HINT = "the `WWW-Authenticate` of the target is no digest that can be answered: check that `target` is Atlas and what stands before it";

/** How long the one that fetches the first challenge is waited for. */
const PROBE_MS = 2_000;
/** How often those who wait look whether there is a challenge. */
const LOOK_MS = 10;

/**
 * Signs with the proxy's key. One challenge serves many requests, also those that come at once: the first one fetches it, the others
 * wait for it.
 *
 * They wait by their own clocks and not for a promise of the first one, because of workerd: there a promise of one request can't wake
 * another, and a request whose caller has gone just stops, and never tells anyone that it is done.
 *
 * The Rust client does the same but also reads, retries and types answers; a proxy hands them on as they are, so this is a loop of its
 * own around the session that both use.
 */
export class DigestAuth {
  #session;
  /** Counts the challenges, so that a refusal is known to be of an older one. */
  #generation = 0;
  #probe;
  /** Whether the target answered without credentials: then nobody waits. */
  #unchallenged = false;

  /** @param {import("../client/digest.js").DigestSession} session */
  constructor(session) {
    this.#session = session;
  }

  /**
   * A first challenge is answered, and so is, once, the refusal of a nonce that may only have grown old: Atlas always says
   * `stale=false`. What was signed with a nonce of this very call and is refused has a wrong key.
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
      const detail = "The target asks for credentials in a way that the proxy can't answer.";
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
