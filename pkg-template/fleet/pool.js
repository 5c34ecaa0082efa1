/**
 * Does some work for each of the items, for so many at once, and takes an item only when somebody is free for it: of a list that never
 * ends no more than that is ever held.
 *
 * Work that rejects ends it all: no more items are taken, and what is under way comes to its end before the rejection is passed on.
 *
 * @template T
 * @param {Iterable<T> | AsyncIterable<T>} items
 * @param {(item: T) => Promise<void>} work
 * @param {object} options
 * @param {number} options.concurrency
 * @param {AbortSignal} [options.signal]  ends the wait for an item; what ends the work under way is the work's own business
 * @param {() => Promise<never>} options.whyAborted  rejects with what that wait then ends with
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
      // At the end of the items there is nothing left for the others either.
      ended = true;
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: options.concurrency }, worker));
  const failed = ends.find(({ status }) => status === "rejected");
  source.close(failed !== undefined);
  if (failed) throw failed.reason;
}

/** What gives the items, asked by one at a time: not every iterator of somebody else's can be asked again before it has answered. */
class Source {
  #iterator;
  #signal;
  #whyAborted;
  #last = Promise.resolve();
  /** Ends the wait for the item that is being asked for. */
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
      // Once the item is there, an abort is the work's own business.
      const answered = (settle) => (answer) => {
        this.#giveUp = () => {};
        settle(answer);
      };
      Promise.resolve(this.#iterator.next()).then(answered(resolve), answered(reject));
    });
  }

  /** @param {boolean} early  whether there may be more items: then the iterator may clean up, and nobody waits for it */
  close(early) {
    this.#signal?.removeEventListener("abort", this.#abort);
    if (!early) return;
    try {
      Promise.resolve(this.#iterator.return?.()).catch(() => {});
    } catch {
      // What ended the work counts, and not what its end leads to.
    }
  }
}
