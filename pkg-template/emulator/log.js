/** Requests beyond this many are still counted, but only the last ones are kept. */
const KEPT = 10_000;

/** What has been asked and how it was answered. No header and no body is kept: a log that is printed shows no key. */
export class RequestLog {
  #entries = [];
  #total = 0;
  #byStatus = {};

  /** @param {object} entry  without `status`; it is completed by `close` */
  open(entry) {
    this.#total += 1;
    if (this.#entries.length === KEPT) this.#entries.shift();
    this.#entries.push(entry);
  }

  /** @param {object} entry @param {number} status  0 where the connection was dropped */
  close(entry, status) {
    entry.status = status;
    this.#byStatus[status] = (this.#byStatus[status] ?? 0) + 1;
  }

  snapshot() {
    return { requests: structuredClone(this.#entries), counts: { total: this.#total, byStatus: { ...this.#byStatus } } };
  }
}
