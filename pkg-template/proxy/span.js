import { Refusal } from "./refusal.js";

/** The time that something may take; it ends early when the caller goes away. */
export class Span {
  /** @type {Refusal | undefined}  why it has ended; undefined while it lasts */
  refusal;
  #controller = new AbortController();
  #ended;
  #timer;
  #outer;
  #leave = () => this.#end(new Refusal(499, "CLIENT_CLOSED_REQUEST", "The client went away."));

  /**
   * @param {number} ms
   * @param {AbortSignal | undefined} outer  the request's
   * @param {() => Refusal} slow
   */
  constructor(ms, outer, slow) {
    this.#ended = new Promise((_, reject) => {
      this.#controller.signal.addEventListener("abort", () => reject(this.refusal));
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

  /** The promise, or a rejection as soon as the time is over: not every `fetch` that is handed in heeds a signal. */
  race(promise) {
    return Promise.race([promise, this.#ended]);
  }

  /** Waits for work of this span, and says with which refusal it failed; the end of the span explains whatever came of it. */
  async within(work, failed) {
    try {
      return await work;
    } catch (error) {
      throw error instanceof Refusal ? error : (this.refusal ?? failed(error));
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
