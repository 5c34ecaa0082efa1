import { Refusal } from "./refusal.js";

const GONE_HINT = "the caller closed the connection or cancelled; if it has a timeout, that was shorter than this answer took";

/** The time that something may take. It ends early if the caller closes the connection. */
export class Span {
  /** Why it has ended; undefined while it lasts. @type {Refusal | undefined} */
  refusal;
  #controller = new AbortController();
  /** Ends the wait that is under way: there is one at a time. */
  #stop;
  #timer;
  #outer;
  #leave = () => this.#end(new Refusal(499, "CLIENT_CLOSED_REQUEST", "The client went away.", { hint: GONE_HINT }));

  /**
   * @param {number} ms
   * @param {AbortSignal | undefined} outer  the request's
   * @param {() => Refusal} slow
   */
  constructor(ms, outer, slow) {
    this.#timer = setTimeout(() => this.#end(slow()), ms);
    this.#outer = outer;
    if (outer?.aborted) this.#leave();
    outer?.addEventListener("abort", this.#leave);
  }

  #end(refusal) {
    this.refusal ??= refusal;
    this.#stop?.(this.refusal);
    this.#controller.abort();
  }

  /** For `fetch`. */
  get signal() {
    return this.#controller.signal;
  }

  /**
   * Resolves as the promise, or rejects with the refusal as soon as the time is over, since not every custom `fetch` observes its signal. If
   * the signal makes the promise reject, the error is the refusal, too.
   *
   * @template T
   * @param {T | Promise<T>} promise
   * @param {(error: unknown) => unknown} [failure]  makes the error, if the promise itself rejects
   * @returns {Promise<T>}
   */
  race(promise, failure = (error) => error) {
    return new Promise((resolve, reject) => {
      this.#stop = reject;
      if (this.refusal) reject(this.refusal);
      Promise.resolve(promise).then(resolve, (error) => reject(this.refusal ?? failure(error)));
    });
  }

  /** @param {number} ms */
  pause(ms) {
    return this.race(new Promise((resolve) => setTimeout(resolve, ms)));
  }

  /** Stops the timer and the listener; whatever is still running has no time limit any more. */
  close() {
    clearTimeout(this.#timer);
    this.#outer?.removeEventListener("abort", this.#leave);
  }
}
