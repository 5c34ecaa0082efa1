/** More tokens than this are forgotten, the oldest first. */
const MOST = 10_000;

/** The access tokens that were given out, whose each is and until when. */
export class TokenBook {
  /** In the order of issue, which a Map keeps. @type {Map<string, { clientId: string, ends: number, revoked: boolean }>} */
  #tokens = new Map();

  /** Tokens that are let in. */
  get live() {
    return this.#count(() => true);
  }

  /** Those of one service account. */
  liveOf(clientId) {
    return this.#count((token) => token.clientId === clientId);
  }

  /** @param {string} token @param {string} clientId @param {number} lifetimeMs  0 for one that is over when it arrives */
  add(token, clientId, lifetimeMs) {
    if (this.#tokens.size === MOST) this.#tokens.delete(this.#tokens.keys().next().value);
    this.#tokens.set(token, { clientId, ends: Date.now() + lifetimeMs, revoked: false });
  }

  /** @returns {"live" | "revoked" | "expired" | "unknown"} */
  look(token) {
    const found = this.#tokens.get(token);
    if (!found) return "unknown";
    if (found.revoked) return "revoked";
    return isOver(found) ? "expired" : "live";
  }

  /** Nobody can revoke another's token, and nobody is told whether there is one (RFC 7009). */
  revoke(token, clientId) {
    const found = this.#tokens.get(token);
    if (found?.clientId === clientId) found.revoked = true;
  }

  revokeAll() {
    for (const token of this.#tokens.values()) token.revoked = true;
  }

  #count(fits) {
    let count = 0;
    for (const token of this.#tokens.values()) if (!token.revoked && !isOver(token) && fits(token)) count += 1;
    return count;
  }
}

function isOver({ ends }) {
  return Date.now() >= ends;
}
