import { Refusal } from "./answers.js";

/** The documented limit of the integrations and of the lists of projects. */
const FULL = { "RateLimit-Limit": "1200", "RateLimit-Remaining": "1199" };

/** The limit on requests: one bucket for all, or one for each project and one for the rest. */
export class RateLimit {
  #options;
  /** By project. @type {Map<string, Bucket>} */
  #buckets = new Map();

  /** @param {{ limit: number, refill: number, periodMs: number, per: "all" | "project" } | undefined} options  undefined for no limit */
  constructor(options) {
    this.#options = options;
  }

  /** The requests that are left in this period, of the emptiest bucket; undefined without a limit. */
  get remaining() {
    return [...this.#buckets.values()].reduce((least, bucket) => Math.min(least, bucket.remaining), this.#options?.limit);
  }

  /** Counts a request. @param {{ groupId?: string }} [route] @throws {Refusal} 429 if there are too many */
  take(route, path) {
    this.#bucket(route)?.take(path);
  }

  /**
   * The rate limit headers of an answer. It was observed that all of v2's answers have them, and none of v1.0. If no limit was ordered, v2's
   * show a bucket that is always full.
   *
   * @param {{ groupId?: string }} [route]
   * @param {import("./apis.js").Api} [api]
   */
  headers(route, api) {
    const bucket = this.#bucket(route);
    if (!bucket) return api?.limited ? FULL : {};
    return { "RateLimit-Limit": String(this.#options.limit), "RateLimit-Remaining": String(bucket.remaining) };
  }

  #bucket(route) {
    if (!this.#options) return undefined;
    const key = this.#options.per === "project" ? (route?.groupId?.toLowerCase() ?? "") : "";
    if (!this.#buckets.has(key)) this.#buckets.set(key, new Bucket(this.#options));
    return this.#buckets.get(key);
  }
}

/** A token bucket, as in the documentation of Atlas's rate limits: it is refilled once in every period. */
class Bucket {
  #options;
  #tokens;
  #refilled;

  /** @param {{ limit: number, refill: number, periodMs: number }} options */
  constructor(options) {
    this.#options = options;
    this.#tokens = options.limit;
    this.#refilled = Date.now();
  }

  /** The requests that are left in this period. */
  get remaining() {
    this.#refill();
    return this.#tokens;
  }

  /** Counts a request. @throws {Refusal} 429 if there are too many */
  take(path) {
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

  #refill() {
    const { limit, refill, periodMs } = this.#options;
    const periods = Math.floor((Date.now() - this.#refilled) / periodMs);
    if (periods <= 0) return;
    this.#tokens = Math.min(limit, this.#tokens + periods * refill);
    this.#refilled += periods * periodMs;
  }
}
