import { wasm } from "../start/init.js";

/**
 * Lets as many requests go at once as may, and fewer, and those later, where an answer has told that little is left of Atlas's limit: a
 * 429 would hold them up for longer.
 */
export class Pace {
  #concurrency;
  #signal;
  #underWay = 0;
  #remaining;
  /** Whoever comes waits for all who came before. */
  #last = Promise.resolve();
  #wake = () => {};

  constructor({ concurrency, signal }) {
    this.#concurrency = concurrency;
    this.#signal = signal;
  }

  /**
   * What the client logs of an answer. Answers of a v1.0 path, or of a proxy, may say nothing of a limit.
   *
   * @param {import("../index.js").LogEvent} event
   */
  note({ rateLimit }) {
    if (typeof rateLimit?.remaining !== "number") return;
    this.#remaining = rateLimit.remaining;
    this.#wake();
  }

  /**
   * Makes a request when it may.
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
    // An aborted request ends before it is sent, so there is no reason to wait with it.
    while (!this.#signal?.aborted) {
      const { atMost, pauseMs } = wasm().paceOf(this.#remaining, this.#concurrency);
      const left = pauseMs - (Date.now() - since);
      if (this.#underWay >= atMost) await this.#change();
      else if (left > 0) await this.#change(left);
      else return;
    }
  }

  /** Resolves when an answer has come, the signal aborts or, where `ms` are given, these have passed. */
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
