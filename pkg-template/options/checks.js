import { flawsOf } from "./credential.js";
import { ValidationError } from "../errors/errors.js";
import { nearest } from "./suggest.js";

/**
 * What a handler was called with, as a `Request`. An address and options, as `fetch` takes them, become one, so that a handler can stand
 * in for a `fetch`. `http.createServer(proxy)` is easily written, and what Node gives then is no `Request`: without a word the caller would
 * wait for ever.
 *
 * @param {unknown} given
 * @param {RequestInit | undefined} init  of an address
 * @param {string} what  the function that made the handler, for the message
 * @returns {Request}
 */
export function requestOf(given, init, what) {
  if (typeof given === "string" || given instanceof URL) return new Request(given, init);
  if (typeof given?.headers?.get === "function" && typeof given.url === "string") return given;
  const message = `${what}: the handler takes a \`Request\` of the web platform; on a server of Node's own use \`serve\``;
  throw new ValidationError({ message, issues: [{ path: ["request"], code: "invalid_type", severity: "error", message, params: { expected: "object" } }] });
}

/**
 * Reads an object of options and collects what is wrong with it, so that one `ValidationError` names every mistake at once.
 * Like everywhere in this package, no value is repeated: options hold keys.
 */
export class Checks {
  /** @type {object[]} */
  issues = [];

  /**
   * @param {unknown} value  what the caller gave; anything but an object is an issue, and then read as an empty one
   * @param {(string | number)[]} path
   * @param {object[]} [issues]  of the whole, where this is a part of it
   */
  constructor(value, path, issues) {
    if (issues) this.issues = issues;
    this.path = path;
    this.seen = new Set();
    const fits = typeof value === "object" && value !== null && !Array.isArray(value);
    this.value = fits ? value : {};
    if (!fits) this.report([], "invalid_type", `${this.name()} must be an object`, { expected: "object" });
  }

  name(key) {
    const path = key === undefined ? this.path : [...this.path, key];
    return path.length ? `\`${path.join(".")}\`` : "the argument";
  }

  report(path, code, message, params) {
    this.issues.push({ path: [...this.path, ...path], code, severity: "error", message, params });
  }

  /** The option's value, marked as known. */
  take(key) {
    this.seen.add(key);
    return this.value[key];
  }

  /** A value of one JavaScript type, or `fallback` where it is absent or (reported) something else. */
  typed(key, type, fallback) {
    const value = this.take(key);
    if (value === undefined) return fallback;
    if (typeof value === type) return value;
    const what = type === "boolean" ? "`true` or `false`" : `a ${type}`;
    this.report([key], "invalid_type", `${this.name(key)} must be ${what}`, { expected: type });
    return fallback;
  }

  text(key, fallback) {
    return this.typed(key, "string", fallback);
  }

  flag(key, fallback) {
    return this.typed(key, "boolean", fallback);
  }

  /** A text that has to be there and not blank. */
  requiredText(key) {
    const value = this.text(key);
    if (value === undefined && this.value[key] !== undefined) return "";
    if (!value?.trim()) this.report([key], "required", `${this.name(key)} is required`, {});
    return value ?? "";
  }

  /** A key, id, secret or token: what a file, a shell or an `.env` has left around it would be refused far from here, as a wrong one. */
  credential(key) {
    const value = this.requiredText(key);
    const flaws = value.trim() === "" ? [] : flawsOf(value);
    if (flaws.length > 0) this.report([key], "invalid_format", `${this.name(key)} ${flaws.join(" and ")}: give it alone`, { format: "credential" });
    return value;
  }

  oneOf(key, allowed, fallback) {
    const value = this.take(key);
    if (value === undefined) return fallback;
    if (allowed.includes(value)) return value;
    const message = `${this.name(key)} must be one of \`${allowed.join("`, `")}\`${didYouMean(nearest(value, allowed))}`;
    this.report([key], "invalid_value", message, { allowed: [...allowed] });
    return fallback;
  }

  /** A whole number from `min` to `max`; `Infinity` only where `max` is. */
  integer(key, { min, max }, fallback) {
    const value = this.take(key);
    if (value === undefined) return fallback;
    const whole = Number.isInteger(value) || (value === Infinity && max === Infinity);
    if (!whole) {
      this.report([key], "invalid_type", `${this.name(key)} must be a whole number`, { expected: "integer" });
      return fallback;
    }
    if (value >= min && value <= max) return value;
    const range = max === Infinity ? `at least ${min}` : `between ${min} and ${max}`;
    this.report([key], "out_of_range", `${this.name(key)} must be ${range}`, { min, max });
    return fallback;
  }

  /**
   * Reports every key that nothing has taken: a misspelt option would otherwise be ignored in silence.
   *
   * @param {Record<string, string>} [elsewhere]  names that belong further in, with their whole path: `{ token: "auth.token" }`
   */
  rejectUnknown(elsewhere = {}) {
    for (const key of Object.keys(this.value)) {
      if (this.seen.has(key)) continue;
      const suggestion = Object.hasOwn(elsewhere, key) ? elsewhere[key] : nearest(key, this.seen);
      const path = suggestion === undefined || suggestion.includes(".") ? suggestion : [...this.path, suggestion].join(".");
      const message = `${this.name(key)} is not an option${didYouMean(path)}`;
      this.report([key], "unknown_field", message, suggestion === undefined ? {} : { suggestion });
    }
  }

  /** @param {string} what  the function that was called, for the message */
  throwIfAny(what) {
    if (this.issues.length === 0) return;
    const message = `${what}: ${this.issues.map((issue) => issue.message).join("; ")}`;
    throw new ValidationError({ message, issues: this.issues });
  }
}

function didYouMean(name) {
  return name === undefined ? "" : `: did you mean \`${name}\`?`;
}
