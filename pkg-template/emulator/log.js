/** Requests beyond this many are still counted, but only the last ones are kept. */
const KEPT = 10_000;

/** The requests and the statuses of their answers. It keeps no header and no body, so a printed log shows no key. */
export class RequestLog {
  #entries = [];
  #total = 0;
  #byStatus = {};

  /** @param {object} entry  without `status`, which `close` adds */
  open(entry) {
    this.#total += 1;
    if (this.#entries.length === KEPT) this.#entries.shift();
    this.#entries.push(entry);
  }

  /** @param {object} entry @param {number} status  0 if the connection was dropped */
  close(entry, status) {
    entry.status = status;
    this.#byStatus[status] = (this.#byStatus[status] ?? 0) + 1;
  }

  snapshot() {
    return { requests: structuredClone(this.#entries), counts: { total: this.#total, byStatus: { ...this.#byStatus } } };
  }
}
