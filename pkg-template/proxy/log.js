import { scrubber } from "./scrub.js";

/** What one request leaves in the log: who asked what is not in it, nor any header, query, body or text of an error. */
export class LogEntry {
  requestId = crypto.randomUUID();
  path = "";
  #logger;
  #scrub;
  #method;
  #started = performance.now();
  #more = {};

  constructor({ logger, auth }, method) {
    this.#logger = logger;
    this.#scrub = scrubber(auth, undefined);
    this.#method = method.slice(0, 20);
  }

  /** @param {import("./refusal.js").Refusal} refusal */
  refused({ errorCode, reason }) {
    this.#more = reason === undefined ? { refused: errorCode } : { refused: errorCode, reason };
  }

  close(status) {
    if (!this.#logger) return;
    const event = {
      requestId: this.requestId,
      method: this.#method,
      path: this.#scrub(this.path.slice(0, 200)),
      status,
      durationMs: Math.round(performance.now() - this.#started),
      ...this.#more,
    };
    try {
      this.#logger(event);
    } catch {
      // A log that fails is no reason to fail the request.
    }
  }
}
