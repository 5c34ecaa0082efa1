/** Counts what happens in a period; the next one begins at nothing. */
export class Window {
  #ms;
  #began = -Infinity;
  #count = 0;

  /** @param {number} ms */
  constructor(ms) {
    this.#ms = ms;
  }

  /** One more. @returns {number} how many it is in this period */
  count() {
    if (Date.now() - this.#began >= this.#ms) {
      this.#began = Date.now();
      this.#count = 0;
    }
    this.#count += 1;
    return this.#count;
  }
}
