import type { Issue } from "../types.js";

/** The stable codes, one per class. The subclasses of `AtlasApiError` have codes of their own. */
export type ErrorCode =
  | "not_initialized"
  | "validation"
  | "api"
  | "authentication"
  | "rate_limited"
  | "digest"
  | "network"
  | "timeout"
  | "aborted"
  | "response_format";

/**
 * The root of all errors of this package. `instanceof` works across entry points, and across ES modules and CommonJS.
 *
 * No message, field or `cause` shows a secret.
 */
export class AtlasIntegrationsError extends Error {
  constructor(plain: { message: string; cause?: unknown });
  /** The stable code of this kind of error. */
  readonly code: ErrorCode;
  /**
   * A link to the section about this `code` in the repository's ERRORS.md: when the error occurs, and what to do. The package contains the
   * same page: `node_modules/atlas-integrations/ERRORS.md`.
   */
  readonly helpUrl: string;
  /** `name`, `code`, `message` and the class's own fields. */
  toJSON(): { name: string; code: ErrorCode; message: string; [field: string]: unknown };
}

/** A function that needs the wasm was called before it was loaded, or loading it failed. The message says what to do. */
export class NotInitializedError extends AtlasIntegrationsError {
  constructor(plain: { message: string; cause?: unknown; url?: string; status?: number });
  readonly code: "not_initialized";
  /** The URL that the wasm was requested from, if it is known. */
  readonly url: string | undefined;
  /** The HTTP status, if there was an answer. */
  readonly status: number | undefined;
}

/** The input is wrong, and nothing was sent. */
export class ValidationError extends AtlasIntegrationsError {
  constructor(plain: { message: string; cause?: unknown; issues: Issue[] });
  readonly code: "validation";
  /** Every mistake at once. */
  readonly issues: Issue[];
}

/** What an `AtlasApiError` is made from. */
export interface ApiErrorFields {
  /** The error's message. */
  message: string;
  /** The error that led to this one. */
  cause?: unknown;
  /** The HTTP status. */
  status: number;
  /** Atlas's own code. */
  errorCode?: string;
  /** Atlas's explanation, a sentence. */
  detail?: string;
  /** The status in words. */
  reason?: string;
  /** The values that `detail` is about. */
  parameters?: unknown;
  /** Whether the same request may succeed later. */
  retryable: boolean;
  /** Milliseconds that the server asks to wait. */
  retryAfterMs?: number;
  /** An issue for each field that the answer names. */
  issues: Issue[];
  /** Whether the answer is JSON as Atlas writes it. */
  fromAtlas: boolean;
  /** Whether an earlier attempt of the same call may have caused this error. */
  afterRetry?: true;
}

/** The answer has a status of 400 or above, also inside an envelope. A field that the answer does not contain is `undefined`. */
export class AtlasApiError extends AtlasIntegrationsError {
  constructor(plain: ApiErrorFields);
  readonly code: "api" | "authentication" | "rate_limited";
  /** The HTTP status, 400 to 599. */
  readonly status: number;
  /** Atlas's own code, such as `INTEGRATION_NOT_CONFIGURED`. */
  readonly errorCode: string | undefined;
  /** Atlas's explanation, a sentence. */
  readonly detail: string | undefined;
  /** The status in words. */
  readonly reason: string | undefined;
  /** The values that `detail` is about, as Atlas sent them: texts, numbers, objects or null. */
  readonly parameters: unknown;
  /** Whether the same request may succeed later. */
  readonly retryable: boolean;
  /** Milliseconds that the server asks to wait (`Retry-After`, usual with 429 and 503); `undefined` if it does not ask. */
  readonly retryAfterMs: number | undefined;
  /** For the form: an issue for each field that a 400 names, after a create or an update. Empty if it names none. */
  readonly issues: Issue[];
  /**
   * Whether the answer is JSON as Atlas writes it. False for an HTML page, an empty body and any other JSON: it may come from a proxy, gateway
   * or firewall on the way, and the request may not have reached Atlas.
   */
  readonly fromAtlas: boolean;
  /**
   * True if a create or an update was repeated, Atlas answered that there is such an integration already (409), and the list does not show
   * that it is the one that was sent. An earlier attempt may have added it, or someone else. Otherwise `undefined`.
   */
  readonly afterRetry: true | undefined;
}

/** 401: there is no key, it is wrong, or it does not belong to the project. */
export class AuthenticationError extends AtlasApiError {
  readonly code: "authentication";
}

/** 429: too many requests. */
export class RateLimitError extends AtlasApiError {
  readonly code: "rate_limited";
}

/** A digest challenge that can't be answered: its algorithm is unknown, or it has no realm or no nonce. */
export class DigestError extends AtlasIntegrationsError {
  readonly code: "digest";
}

/**
 * No answer came: there was no connection, the name is unknown, or CORS refused it. The message ends with the platform's code or words;
 * `cause` is an `Error` with all of them.
 */
export class NetworkError extends AtlasIntegrationsError {
  readonly code: "network";
}

/** No complete answer came within `timeoutMs`, or before the caller's `AbortSignal.timeout` fired; then `cause` is the signal's reason. */
export class TimeoutError extends AtlasIntegrationsError {
  readonly code: "timeout";
  /** As the platform calls it. */
  readonly name: "TimeoutError";
}

/** The caller's `AbortSignal` ended the call. `cause` is the signal's reason. */
export class AbortedError extends AtlasIntegrationsError {
  readonly code: "aborted";
  /** As the platform calls it. */
  readonly name: "AbortError";
}

/** An answer that Atlas would not send: not JSON, cut off, without `results`, or a redirect. */
export class ResponseFormatError extends AtlasIntegrationsError {
  constructor(plain: { message: string; cause?: unknown; status: number; contentType?: string });
  readonly code: "response_format";
  /** The HTTP status; 0 if a browser hides a redirect. */
  readonly status: number;
  /** The answer's `Content-Type`, if it has one. */
  readonly contentType: string | undefined;
}
