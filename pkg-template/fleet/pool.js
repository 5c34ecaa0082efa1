/**
 * Does some work for each item, for `concurrency` items at the same time. It reads the next item only when it can begin with it, so that even
 * an endless list needs little memory.
 *
 * If the work for an item rejects, no more items are read; the work that is running is finished before the rejection is passed on.
 *
 * @template T
 * @param {Iterable<T> | AsyncIterable<T>} items
 * @param {(item: T) => Promise<void>} work
 * @param {object} options
 * @param {number} options.concurrency
 * @param {AbortSignal} [options.signal]  ends the wait for an item; the work has to observe the signal itself
 * @param {() => Promise<never>} options.whyAborted  rejects with the error for an aborted wait
 */
export async function forEach(items, work, options) {
  const source = new Source(items, options);
  let ended = false;
  const worker = async () => {
    try {
      while (!ended) {
        const { done, value } = await source.next();
        if (done) return;
        await work(value);
      }
    } finally {
      // If the items have ended, there is nothing left for the other workers either.
      ended = true;
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: options.concurrency }, worker));
  const failed = ends.find(({ status }) => status === "rejected");
  source.close(failed !== undefined);
  if (failed) throw failed.reason;
}

/** The iterator of the items. Only one item is requested at a time, since not every iterator supports more. */
class Source {
  #iterator;
  #signal;
  #whyAborted;
  #last = Promise.resolve();
  /** Ends the wait for the requested item. */
  #giveUp = () => {};
  #abort = () => this.#giveUp();

  constructor(items, { signal, whyAborted }) {
    this.#iterator = (items[Symbol.asyncIterator] ?? items[Symbol.iterator]).call(items);
    this.#signal = signal;
    this.#whyAborted = whyAborted;
    signal?.addEventListener("abort", this.#abort);
  }

  next() {
    const answer = this.#last.then(() => this.#ask());
    this.#last = answer.catch(() => {});
    return answer;
  }

  #ask() {
    if (this.#signal?.aborted) return this.#whyAborted();
    return new Promise((resolve, reject) => {
      this.#giveUp = () => resolve(this.#whyAborted());
      // When the item is there, the work observes the signal.
      const answered = (settle) => (answer) => {
        this.#giveUp = () => {};
        settle(answer);
      };
      Promise.resolve(this.#iterator.next()).then(answered(resolve), answered(reject));
    });
  }

  /** @param {boolean} early  whether there may be more items: then the iterator is told to clean up, without waiting for it */
  close(early) {
    this.#signal?.removeEventListener("abort", this.#abort);
    if (!early) return;
    try {
      Promise.resolve(this.#iterator.return?.()).catch(() => {});
    } catch {
      // The error that ended the work is the one to report.
    }
  }
}
