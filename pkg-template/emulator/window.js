/** Counts events in a period; the next period begins at 0. */
export class Window {
  #ms;
  #began = -Infinity;
  #count = 0;

  /** @param {number} ms */
  constructor(ms) {
    this.#ms = ms;
  }

  /** Counts one more. @returns {number} how many there are in this period */
  count() {
    if (Date.now() - this.#began >= this.#ms) {
      this.#began = Date.now();
      this.#count = 0;
    }
    this.#count += 1;
    return this.#count;
  }
}
