import { flawsOf } from "./credential.js";
import { ValidationError } from "../errors/errors.js";
import { nearest } from "./suggest.js";

/**
 * Reads an object of options and collects all its mistakes, so that one `ValidationError` names every one. As everywhere in this package, no
 * message repeats a value, since options contain keys.
 *
 * `serve`, proxy, emulator and fleet use it. The client's options are checked by core (src/core/check/), which has the form's rules, too.
 */
export class Checks {
  /** @type {object[]} */
  issues = [];

  /**
   * @param {unknown} value  the options; anything except an object is an issue, and is then read as an empty object
   * @param {(string | number)[]} path
   * @param {object[]} [issues]  the list to add to, if this is a part of larger options
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

  /** The option's value. The option then counts as known. */
  take(key) {
    this.seen.add(key);
    return this.value[key];
  }

  /** A value of one JavaScript type. `fallback` if it is absent or, reported, of another type. */
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

  /** A text that must be there and must not be blank. */
  requiredText(key) {
    const value = this.text(key);
    if (value === undefined && this.value[key] !== undefined) return "";
    if (!value?.trim()) this.report([key], "required", `${this.name(key)} is required`, {});
    return value ?? "";
  }

  /** A key, id, secret or token. White space or quotes that a file, a shell or an `.env` has left around it would make Atlas refuse it. */
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

  /** A whole number from `min` to `max`; `Infinity` only if `max` is. */
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
   * Reports every option that was not read: otherwise a misspelt one would be ignored without a word.
   *
   * @param {Record<string, string>} [elsewhere]  options that belong inside another one, with their whole path: `{ token: "auth.token" }`
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

  /** @param {string} what  for the message: the function that was called */
  throwIfAny(what) {
    if (this.issues.length === 0) return;
    const message = `${what}: ${this.issues.map((issue) => issue.message).join("; ")}`;
    throw new ValidationError({ message, issues: this.issues });
  }
}

function didYouMean(name) {
  return name === undefined ? "" : `: did you mean \`${name}\`?`;
}
