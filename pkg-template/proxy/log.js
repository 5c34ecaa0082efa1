import { tell } from "../shared/tell.js";
import { scrubberOf } from "./scrub.js";

/** The hints that a proxy without a logger has printed. Each is printed once: a line for each request would flood the console. */
const given = new WeakMap();

/** One request's entry in the log. It never has a header, a query, a body, or the text of an error. */
export class LogEntry {
  requestId = crypto.randomUUID();
  path = "";
  #config;
  #method;
  #started = performance.now();
  #more = {};
  #setup = false;

  constructor(config, method) {
    this.#config = config;
    this.#method = method.slice(0, 20);
  }

  /** @param {import("./refusal.js").Refusal} refusal */
  refused({ errorCode, reason, hint, setup }) {
    this.#more = { refused: errorCode, ...(reason !== undefined && { reason }), hint };
    this.#setup = setup;
  }

  close(status) {
    const { logger, auth } = this.#config;
    if (!logger) return this.#report();
    const event = {
      requestId: this.requestId,
      method: this.#method,
      path: scrubberOf(auth)()(this.path.slice(0, 200)),
      status,
      durationMs: Math.round(performance.now() - this.#started),
      ...this.#more,
    };
    tell(logger, event);
  }

  #report() {
    if (!this.#setup) return;
    const { hint, reason = "" } = this.#more;
    const before = given.get(this.#config) ?? new Set();
    if (before.has(hint)) return;
    given.set(this.#config, before.add(hint));
    console.error(`atlas-integrations/proxy: ${hint}${reason && ` (${reason})`}. Printed once; \`logger\` gets it each time.`);
  }
}
