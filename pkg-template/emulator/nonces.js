/** Above this number the oldest nonces are forgotten, so that a client that never authenticates does not fill the memory. */
const MOST = 10_000;

/**
 * The issued nonces, with their age and the counts (`nc`) that each was used with. A count may be used once. Counts may come in any order, as
 * those of parallel requests do.
 */
export class NonceBook {
  #lifetimeMs;
  /** In the order of issue. @type {Map<string, { issued: number, floor: number, above: Set<number> }>} */
  #nonces = new Map();

  /** @param {number} lifetimeMs */
  constructor(lifetimeMs) {
    this.#lifetimeMs = lifetimeMs;
  }

  get size() {
    return this.#nonces.size;
  }

  /** A new nonce that looks like Atlas's: 32 characters of base64. */
  issue() {
    for (const [nonce, { issued }] of this.#nonces) {
      if (this.#nonces.size < MOST && !this.#expired(issued)) break;
      this.#nonces.delete(nonce);
    }
    const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(24))));
    this.#nonces.set(nonce, { issued: Date.now(), floor: 0, above: new Set() });
    return nonce;
  }

  /** @returns {"fresh" | "expired" | "unknown"} */
  look(nonce) {
    const entry = this.#nonces.get(nonce);
    if (!entry) return "unknown";
    return this.#expired(entry.issued) ? "expired" : "fresh";
  }

  /** Uses a count up. @returns {boolean} false if it was used before */
  claim(nonce, count) {
    const entry = this.#nonces.get(nonce);
    if (!entry || count <= entry.floor || entry.above.has(count)) return false;
    entry.above.add(count);
    // All counts up to `floor` were used. So the set stays empty if a client counts without gaps.
    while (entry.above.delete(entry.floor + 1)) entry.floor += 1;
    return true;
  }

  forgetAll() {
    this.#nonces.clear();
  }

  #expired(issued) {
    return Date.now() - issued >= this.#lifetimeMs;
  }
}
