import { Refusal } from "./refusal.js";

const GONE_HINT = "the caller closed the connection or cancelled; where it has a timeout, that is shorter than this answer took";

/** The time that something may take; it ends early when the caller goes away. */
export class Span {
  /** @type {Refusal | undefined}  why it has ended; undefined while it lasts */
  refusal;
  #controller = new AbortController();
  #ended;
  #timer;
  #outer;
  #leave = () => this.#end(new Refusal(499, "CLIENT_CLOSED_REQUEST", "The client went away.", { hint: GONE_HINT }));

  /**
   * @param {number} ms
   * @param {AbortSignal | undefined} outer  the request's
   * @param {() => Refusal} slow
   */
  constructor(ms, outer, slow) {
    this.#ended = new Promise((_, reject) => {
      this.#controller.signal.addEventListener("abort", reject);
    });
    // Nobody may be waiting when it ends.
    this.#ended.catch(() => {});
    this.#timer = setTimeout(() => this.#end(slow()), ms);
    this.#outer = outer;
    if (outer?.aborted) this.#leave();
    outer?.addEventListener("abort", this.#leave);
  }

  #end(refusal) {
    this.refusal ??= refusal;
    this.#controller.abort();
  }

  /** For `fetch`. */
  get signal() {
    return this.#controller.signal;
  }

  /**
   * The promise, or the refusal as soon as the time is over: not every `fetch` that is handed in heeds a signal. Whatever the end of
   * the time made of the promise, that is the reason.
   */
  async race(promise) {
    try {
      return await Promise.race([promise, this.#ended]);
    } catch (error) {
      throw this.refusal ?? error;
    }
  }

  /** @param {number} ms */
  pause(ms) {
    return this.race(new Promise((resolve) => setTimeout(resolve, ms)));
  }

  /** What is still going on has no time limit any more, and nothing to do. */
  close() {
    clearTimeout(this.#timer);
    this.#outer?.removeEventListener("abort", this.#leave);
  }
}
