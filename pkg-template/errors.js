import { VERSION } from "./catalogue.data.js";
import { state } from "./state.js";

/**
 * The errors of this package. One root, one class per kind of failure, each with a `code` that stays the same between releases.
 *
 * They are made once and kept in the shared state, so that `instanceof` works whichever entry point, ES module or CommonJS copy threw.
 * No field of an error holds a secret: whoever makes one scrubs it first, and a `cause` from outside is a plain copy (src/js/error.rs).
 */
function defineErrors() {
  /** The root: `error instanceof AtlasIntegrationsError` is true for everything this package throws. */
  class AtlasIntegrationsError extends Error {
    /** The fields that a class has besides `name`, `code`, `message` and `cause`. */
    static fields = [];

    /** @param {{ message: string, cause?: unknown }} plain  the message and the fields of the class */
    constructor(plain) {
      super(plain.message, plain.cause === undefined ? undefined : { cause: plain.cause });
      for (const field of new.target.fields) this[field] = plain[field];
    }

    /** Where the code is explained, as it was in this release. On the prototype, so that it is in no log. */
    get helpUrl() {
      return `https://github.com/atlas-integrations/atlas-integrations/blob/v${VERSION}/ERRORS.md#${this.code}`;
    }

    /** `name`, `code`, `message` and the class's own fields, for logs and for sending on. */
    toJSON() {
      const json = { name: this.name, code: this.code, message: this.message };
      for (const field of this.constructor.fields) json[field] = this[field];
      return json;
    }
  }

  /** Something that needs wasm was called before it was there, or it could not be loaded (`url` and `status` say from where). */
  class NotInitializedError extends AtlasIntegrationsError {
    static fields = ["url", "status"];
  }

  /** The input is wrong, and nothing was sent. `issues` has every mistake at once. */
  class ValidationError extends AtlasIntegrationsError {
    static fields = ["issues"];
  }

  /** Atlas answered with a status of 400 or above. `issues` is not empty where the answer names a field of the form. */
  class AtlasApiError extends AtlasIntegrationsError {
    static fields = ["status", "errorCode", "detail", "reason", "parameters", "retryable", "retryAfterMs", "issues"];
  }

  /** 401: no key, a wrong one, or one that may not do this. */
  class AuthenticationError extends AtlasApiError {}

  /** 429: too many requests. */
  class RateLimitError extends AtlasApiError {}

  /** A digest challenge that can't be answered: no known algorithm, no nonce, or hidden from the page by CORS. */
  class DigestError extends AtlasIntegrationsError {}

  /** No answer came: connection, name or CORS failure. `cause` says what the platform said. */
  class NetworkError extends AtlasIntegrationsError {
    static fields = ["cause"];
  }

  /** No complete answer within `timeoutMs`. */
  class TimeoutError extends AtlasIntegrationsError {}

  /** The caller's `AbortSignal` ended it. */
  class AbortedError extends AtlasIntegrationsError {}

  /** An answer that is not Atlas's: no JSON, cut off, without `results`, or a redirect. */
  class ResponseFormatError extends AtlasIntegrationsError {
    static fields = ["status", "contentType"];
  }

  const byCode = {
    not_initialized: NotInitializedError,
    validation: ValidationError,
    api: AtlasApiError,
    authentication: AuthenticationError,
    rate_limited: RateLimitError,
    digest: DigestError,
    network: NetworkError,
    timeout: TimeoutError,
    aborted: AbortedError,
    response_format: ResponseFormatError,
  };
  const byName = {
    AtlasIntegrationsError, NotInitializedError, ValidationError, AtlasApiError, AuthenticationError, RateLimitError,
    DigestError, NetworkError, TimeoutError, AbortedError, ResponseFormatError,
  };
  // On the prototype and written out, because a minifier renames the classes themselves.
  for (const [name, kind] of Object.entries(byName)) {
    define(kind, "name", name);
    define(kind.prototype, "name", name);
  }
  // As the platform's own, so that `error.name === "AbortError"` goes on working.
  define(AbortedError.prototype, "name", "AbortError");
  for (const [code, kind] of Object.entries(byCode)) define(kind.prototype, "code", code);
  return { ...byName, byCode };
}

function define(prototype, key, value) {
  Object.defineProperty(prototype, key, { value, configurable: true, writable: true });
}

state.errors ??= defineErrors();

export const {
  AtlasIntegrationsError, NotInitializedError, ValidationError, AtlasApiError, AuthenticationError, RateLimitError,
  DigestError, NetworkError, TimeoutError, AbortedError, ResponseFormatError,
} = state.errors;

/**
 * The error factory that the wasm is given: Rust throws, rejects with and logs only what this returns.
 *
 * @param {{ code: string, message: string, cause?: unknown }} plain  with the fields of the code's class
 * @returns {Error}
 */
export function makeError(plain) {
  return new state.errors.byCode[plain.code](plain);
}
