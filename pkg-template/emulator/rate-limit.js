import { Refusal } from "./answers.js";

/** A token bucket, as the documentation of Atlas's rate limits describes them: it is refilled once in every period. */
export class RateLimit {
  #options;
  #tokens;
  #refilled;

  /** @param {{ limit: number, refill: number, periodMs: number } | undefined} options  undefined for no limit */
  constructor(options) {
    this.#options = options;
    this.#tokens = options?.limit;
    this.#refilled = Date.now();
  }

  /** The requests that may still come in this period; undefined without a limit. */
  get remaining() {
    this.#refill();
    return this.#tokens;
  }

  /** Counts a request. @throws {Refusal} 429 where there are too many */
  take(path) {
    if (!this.#options) return;
    this.#refill();
    if (this.#tokens > 0) {
      this.#tokens -= 1;
      return;
    }
    const { limit, refill, periodMs } = this.#options;
    const seconds = Math.max(1, Math.ceil((this.#refilled + periodMs - Date.now()) / 1000));
    const detail = `Rate limit exceeded for ${path}. Try again in ${seconds} seconds.`;
    const parameters = [path, seconds, limit, refill, Math.ceil(periodMs / 1000)];
    throw new Refusal(429, "RATE_LIMITED_TOKEN_BUCKET", detail, parameters, { "Retry-After": String(seconds) });
  }

  /** The headers that every answer has where there is a limit. */
  headers() {
    if (!this.#options) return {};
    return { "RateLimit-Limit": String(this.#options.limit), "RateLimit-Remaining": String(this.#tokens) };
  }

  #refill() {
    if (!this.#options) return;
    const { limit, refill, periodMs } = this.#options;
    const periods = Math.floor((Date.now() - this.#refilled) / periodMs);
    if (periods <= 0) return;
    this.#tokens = Math.min(limit, this.#tokens + periods * refill);
    this.#refilled += periods * periodMs;
  }
}
