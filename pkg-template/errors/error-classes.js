import { REPOSITORY, VERSION } from "../catalogue.data.js";

// One class per kind of failure, by name and by code. errors.js makes sure that a program has only one set of them.

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
   * The link to the section about this code in this release's ERRORS.md. The package contains the same file. A getter on the prototype, so
   * that logs of an error's own properties do not repeat the link.
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

/** Name, message, code and cause, since `JSON.stringify` writes an `Error` as `{}`. */
function plainCause(cause) {
  if (!(cause instanceof Error)) return cause;
  const { name, message, code } = cause;
  return { name, message, ...(code !== undefined && { code }), ...(cause.cause !== undefined && { cause: plainCause(cause.cause) }) };
}

/** A function that needs the wasm was called before it was loaded, or loading it failed (`url` and `status` tell from where). */
class NotInitializedError extends AtlasIntegrationsError {
  static fields = ["url", "status"];
}

/** The input is wrong, and nothing was sent. `issues` has every mistake at once. */
class ValidationError extends AtlasIntegrationsError {
  static fields = ["issues"];
}

/** The answer has a status of 400 or above. It comes from Atlas, or from something on the way to it (`fromAtlas`). */
class AtlasApiError extends AtlasIntegrationsError {
  static fields = [
    "status", "errorCode", "detail", "reason", "parameters", "retryable", "retryAfterMs", "issues", "fromAtlas", "afterRetry",
  ];
}

/** 401: there is no key, it is wrong, or it may not do this. */
class AuthenticationError extends AtlasApiError {}

/** 429: too many requests. */
class RateLimitError extends AtlasApiError {}

/** A digest challenge that can't be answered: its algorithm is unknown, it has no nonce, or CORS hides it from the page. */
class DigestError extends AtlasIntegrationsError {}

/** No answer came: the connection or the name lookup failed, or CORS refused it. `cause` has the platform's message. */
class NetworkError extends AtlasIntegrationsError {
  static fields = ["cause"];
}

/** No complete answer within `timeoutMs`, or before the caller's signal timed out. */
class TimeoutError extends AtlasIntegrationsError {}

/** The caller's `AbortSignal` ended it. */
class AbortedError extends AtlasIntegrationsError {}

/** An answer that Atlas would not send: not JSON, cut off, without `results`, or a redirect. */
class ResponseFormatError extends AtlasIntegrationsError {
  static fields = ["status", "contentType"];
}

/** By name. The names are written out because a minifier renames the classes themselves. */
export const byName = {
  AtlasIntegrationsError, NotInitializedError, ValidationError, AtlasApiError, AuthenticationError, RateLimitError,
  DigestError, NetworkError, TimeoutError, AbortedError, ResponseFormatError,
};

/** By code. The root class has none. */
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
