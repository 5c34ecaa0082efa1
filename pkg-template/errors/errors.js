import { byCode, byName } from "./error-classes.js";
import { calledFrom, withoutStack } from "../shared/stack.js";
import { state } from "../shared/state.js";

/**
 * The errors of this package by name, each with a `code` that stays the same between releases, and by code in `byCode`.
 *
 * They are made once and kept in the shared state, so that `instanceof` works whichever entry point, ES module or CommonJS copy threw.
 * No field of an error holds a secret: code that makes one scrubs it first, and a `cause` from outside is a plain copy (src/js/error.rs).
 */
function withNames() {
  // On the prototype, as the platform's own errors have them.
  for (const [name, kind] of Object.entries(byName)) {
    define(kind, "name", name);
    define(kind.prototype, "name", name);
  }
  // The platform's name, so that code with `error.name === "AbortError"` keeps working.
  define(byName.AbortedError.prototype, "name", "AbortError");
  for (const [code, kind] of Object.entries(byCode)) define(kind.prototype, "code", code);
  return { ...byName, byCode };
}

function define(prototype, key, value) {
  Object.defineProperty(prototype, key, { value, configurable: true, writable: true });
}

state.errors ??= withNames();

export const {
  AtlasIntegrationsError, NotInitializedError, ValidationError, AtlasApiError, AuthenticationError, RateLimitError,
  DigestError, NetworkError, TimeoutError, AbortedError, ResponseFormatError,
} = state.errors;

/**
 * The error factory that the wasm is given. Every error that Rust throws, rejects with or logs is made here.
 *
 * @param {{ code: string, message: string, cause?: object | string }} plain  with the fields of the code's class
 * @param {ReturnType<typeof import("../shared/stack.js").callerOf>} [caller]  where the call began, if the wasm does not throw at once
 * @returns {Error}
 */
export function makeError(plain, caller) {
  const error = new state.errors.byCode[plain.code]({ ...plain, cause: causeOf(plain.cause) });
  if (plain.cause?.digest) define(error, "digest", plain.cause.digest);
  return caller ? calledFrom(error, caller) : error;
}

/** Makes an `Error` of Rust's copy of a foreign error. The copy has only texts and codes, scrubbed, so nothing else gets through. */
function causeOf(copy) {
  if (typeof copy !== "object") return copy;
  const error = new Error(copy.message ?? "");
  if (copy.name) define(error, "name", copy.name);
  // An own property as on Node's errors, so that a console shows it.
  if (copy.code) error.code = copy.code;
  if (copy.cause) define(error, "cause", causeOf(copy.cause));
  return withoutStack(error);
}
