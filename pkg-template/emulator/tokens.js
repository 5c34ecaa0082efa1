/** Above this number the oldest tokens are forgotten. */
const MOST = 10_000;

/** The issued access tokens, with their owner and end. */
export class TokenBook {
  /** In the order of issue. @type {Map<string, { clientId: string, ends: number, revoked: boolean }>} */
  #tokens = new Map();

  /** How many tokens are valid. */
  get live() {
    return this.#count(() => true);
  }

  /** How many tokens of one service account are valid. */
  liveOf(clientId) {
    return this.#count((token) => token.clientId === clientId);
  }

  /** @param {string} token @param {string} clientId @param {number} lifetimeMs  0 for one that has expired when it arrives */
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

  /** Revokes a token of this account. The answer does not tell whether there was one, so that nobody can probe for tokens (RFC 7009). */
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
