/**
 * A span of time that ends when its timer runs out or the caller's signal aborts, whichever comes first. One wait at a time is within it:
 * a future in src/js/client that goes on when `resume` is called with the number of its wait.
 */
export class Span {
  isOver = false;
  /** Aborts at the end, so that the platform gives up the request. */
  #controller = new AbortController();
  #timer;
  #signal;
  /** @type {(wait: number, outcome: unknown) => void} */
  #resume;
  /** Ends the wait that is under way. */
  #leave;
  #end = () => this.end();

  /**
   * @param {number} ms
   * @param {AbortSignal | undefined} signal  or as much of one as a `Relay` is
   * @param {(wait: number, outcome: unknown) => void} resume
   */
  constructor(ms, signal, resume) {
    this.#resume = resume;
    this.#signal = signal;
    this.#timer = setTimeout(this.#end, ms);
    this.#listen("addEventListener");
  }

  /** For `fetch`. */
  get signal() {
    return this.#controller.signal;
  }

  /**
   * The wait ends with what `work` resolves with, or with undefined as soon as the span is over: some implementations of `fetch` ignore
   * their signal.
   *
   * @param {number} wait
   * @param {Promise<unknown>} work  never rejects
   */
  within(wait, work) {
    const leave = (outcome) => {
      if (this.#leave !== leave) return;
      this.#leave = undefined;
      this.#resume(wait, outcome);
    };
    this.#leave = leave;
    if (this.isOver) this.end();
    work.then(leave);
  }

  /** The same with `{ failed, value }` of a promise, or of something else, of the platform's or the user's. */
  race(wait, given) {
    this.within(wait, settled(given));
  }

  /** The wait ends when the span is over. */
  over(wait) {
    this.within(wait, new Promise(() => {}));
  }

  end() {
    this.isOver = true;
    // Later, since this may be the caller's own `abort()`.
    Promise.resolve().then(this.#leave);
    this.#controller.abort();
  }

  /** Nobody waits any more: the timer is cleared, and the signal left alone again. */
  close() {
    clearTimeout(this.#timer);
    this.#listen("removeEventListener");
  }

  #listen(method) {
    if (this.#signal === undefined) return;
    try {
      this.#signal[method]("abort", this.#end);
    } catch {
      // A signal that can't be listened to can't abort.
    }
  }
}

async function settled(given) {
  try {
    return { failed: false, value: await given };
  } catch (value) {
    return { failed: true, value };
  }
}
