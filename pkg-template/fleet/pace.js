import { wasm } from "../start/init.js";

/**
 * Limits how many requests run at the same time. When answers show that little is left of Atlas's rate limit, it lets fewer run, and later,
 * since a 429 would delay them longer.
 */
export class Pace {
  #concurrency;
  #signal;
  #underWay = 0;
  #remaining;
  /** The turn of the latest request; the next one waits for it. */
  #last = Promise.resolve();
  #wake = () => {};

  constructor({ concurrency, signal }) {
    this.#concurrency = concurrency;
    this.#signal = signal;
  }

  /**
   * Reads the rate limit of an answer from the client's log event. The answers of v1.0 or of a proxy may have none.
   *
   * @param {import("../index.js").LogEvent} event
   */
  note({ rateLimit }) {
    if (typeof rateLimit?.remaining !== "number") return;
    this.#remaining = rateLimit.remaining;
    this.#wake();
  }

  /**
   * Waits for its turn, then makes a request.
   *
   * @template T
   * @param {() => Promise<T>} request
   * @returns {Promise<T>}
   */
  async run(request) {
    const turn = this.#last.then(() => this.#turn());
    this.#last = turn;
    await turn;
    this.#underWay += 1;
    try {
      return await request();
    } finally {
      this.#underWay -= 1;
      this.#wake();
    }
  }

  async #turn() {
    const since = Date.now();
    // After an abort the request ends before it is sent, so it need not wait.
    while (!this.#signal?.aborted) {
      const { atMost, pauseMs } = wasm().paceOf(this.#remaining, this.#concurrency);
      const left = pauseMs - (Date.now() - since);
      if (this.#underWay >= atMost) await this.#change();
      else if (left > 0) await this.#change(left);
      else return;
    }
  }

  /** Resolves when an answer has come, when the signal aborts, or after `ms` if given. */
  #change(ms) {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        this.#signal?.removeEventListener("abort", wake);
        resolve();
      };
      const timer = ms === undefined ? undefined : setTimeout(wake, ms);
      this.#signal?.addEventListener("abort", wake);
      this.#wake = wake;
    });
  }
}
