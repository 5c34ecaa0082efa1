import { REPOSITORY, VERSION } from "../catalogue.data.js";

// One class per kind of failure, by name and by code. One set of them serves a whole program: errors.js.

/** The root: `error instanceof AtlasIntegrationsError` is true for everything this package throws. */
class AtlasIntegrationsError extends Error {
  /** The fields that a class has besides `name`, `code`, `message` and `cause`. */
  static fields = [];

  /** @param {{ message: string, cause?: unknown }} plain  the message and the fields of the class */
  constructor(plain) {
    super(plain.message, plain.cause === undefined ? undefined : { cause: plain.cause });
    for (const field of new.target.fields) this[field] = plain[field];
  }

  /**
   * Where the code is explained, as it was in this release: the section of that name in ERRORS.md, which the package has at its top,
   * too. On the prototype, so that it is in no log.
   */
  get helpUrl() {
    return `${REPOSITORY}/blob/v${VERSION}/ERRORS.md#${this.code}`;
  }

  /** `name`, `code`, `message` and the class's own fields, for logs and for sending on. */
  toJSON() {
    const json = { name: this.name, code: this.code, message: this.message };
    for (const field of this.constructor.fields) json[field] = field === "cause" ? plainCause(this.cause) : this[field];
    return json;
  }
}

/** An error's own JSON is `{}`. */
function plainCause(cause) {
  if (!(cause instanceof Error)) return cause;
  const { name, message, code } = cause;
  return { name, message, ...(code !== undefined && { code }), ...(cause.cause !== undefined && { cause: plainCause(cause.cause) }) };
}

/** Something that needs wasm was called before it was there, or it could not be loaded (`url` and `status` say from where). */
class NotInitializedError extends AtlasIntegrationsError {
  static fields = ["url", "status"];
}

/** The input is wrong, and nothing was sent. `issues` has every mistake at once. */
class ValidationError extends AtlasIntegrationsError {
  static fields = ["issues"];
}

/** An answer with a status of 400 or above, of Atlas or of something on the way to it (`fromAtlas`). */
class AtlasApiError extends AtlasIntegrationsError {
  static fields = [
    "status", "errorCode", "detail", "reason", "parameters", "retryable", "retryAfterMs", "issues", "fromAtlas", "afterRetry",
  ];
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

/** No complete answer within `timeoutMs`, or before the caller's signal timed out. */
class TimeoutError extends AtlasIntegrationsError {}

/** The caller's `AbortSignal` ended it. */
class AbortedError extends AtlasIntegrationsError {}

/** An answer that is not Atlas's: no JSON, cut off, without `results`, or a redirect. */
class ResponseFormatError extends AtlasIntegrationsError {
  static fields = ["status", "contentType"];
}

/** By name: written out, because a minifier renames the classes themselves. */
export const byName = {
  AtlasIntegrationsError, NotInitializedError, ValidationError, AtlasApiError, AuthenticationError, RateLimitError,
  DigestError, NetworkError, TimeoutError, AbortedError, ResponseFormatError,
};

/** By code. The root has none. */
export const byCode = {
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
