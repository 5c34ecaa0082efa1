import { tell } from "../shared/tell.js";
import { scrubber } from "./scrub.js";

/** Which hints a proxy without a logger has given to the console: silence would hide a mistake, a line for each request flood it. */
const given = new WeakMap();

/** What one request leaves in the log: who asked what is not in it, nor any header, query, body or text of an error. */
export class LogEntry {
  requestId = crypto.randomUUID();
  path = "";
  #config;
  #scrub;
  #method;
  #started = performance.now();
  #more = {};
  #setup = false;

  constructor(config, method) {
    this.#config = config;
    this.#scrub = scrubber(config.auth, undefined);
    this.#method = method.slice(0, 20);
  }

  /** @param {import("./refusal.js").Refusal} refusal */
  refused({ errorCode, reason, hint, setup }) {
    this.#more = { refused: errorCode, ...(reason !== undefined && { reason }), hint };
    this.#setup = setup;
  }

  close(status) {
    const { logger } = this.#config;
    if (!logger) return this.#report();
    const event = {
      requestId: this.requestId,
      method: this.#method,
      path: this.#scrub(this.path.slice(0, 200)),
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
    console.error(`atlas-integrations/proxy: ${hint}${reason && ` (${reason})`}. Said once; \`logger\` is told each time.`);
  }
}
