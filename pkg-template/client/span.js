/**
 * A span of time that ends when its timer runs out or the caller's signal aborts, whatever comes first. One wait at a time is within it:
 * that of a task of src/js/client/task.rs, which goes on when it is over.
 */
export class Span {
  isOver = false;
  /** Aborts at the end, so that the platform gives up the request. */
  #controller = new AbortController();
  #timer;
  #signal;
  /** @type {(task: number, outcome: unknown) => void} */
  #resume;
  /** Ends the wait that is under way. */
  #leave;
  #end = () => this.end();

  /**
   * @param {number} ms
   * @param {AbortSignal | undefined} signal  or as much of one as a `Relay` is
   * @param {(task: number, outcome: unknown) => void} resume
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
   * The task goes on with what work resolves with, or with undefined as soon as the span is over: not every `fetch` that is given heeds a
   * signal.
   *
   * @param {number} task
   * @param {Promise<unknown>} work  never rejects
   */
  within(task, work) {
    const leave = (outcome) => {
      if (this.#leave !== leave) return;
      this.#leave = undefined;
      this.#resume(task, outcome);
    };
    this.#leave = leave;
    if (this.isOver) this.end();
    work.then(leave);
  }

  /** The same with `{ failed, value }` of a promise, or of something else, of the platform's or the user's. */
  race(task, given) {
    this.within(task, settled(given));
  }

  /** The task goes on when the span is over. */
  over(task) {
    this.within(task, new Promise(() => {}));
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
