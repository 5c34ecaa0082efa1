import type { Issue } from "../types.js";

/** The stable codes, one per class; a subclass of `AtlasApiError` has its own. */
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
  /** The stable code of its kind. */
  readonly code: ErrorCode;
  /**
   * Where it says when this comes and what to do: the section named like `code` in the ERRORS.md of the repository. The package ships the
   * same page: `node_modules/atlas-integrations/ERRORS.md`.
   */
  readonly helpUrl: string;
  /** `name`, `code`, `message` and the class's own fields. */
  toJSON(): { name: string; code: ErrorCode; message: string; [field: string]: unknown };
}

/** Something that needs wasm was called before it was there, or the wasm could not be loaded. The message says what to do. */
export class NotInitializedError extends AtlasIntegrationsError {
  constructor(plain: { message: string; cause?: unknown; url?: string; status?: number });
  readonly code: "not_initialized";
  /** Where the wasm was asked for, where that is known. */
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
  /** What people read. */
  message: string;
  /** What it came from. */
  cause?: unknown;
  /** The HTTP status. */
  status: number;
  /** Atlas's own code. */
  errorCode?: string;
  /** Atlas's sentence. */
  detail?: string;
  /** The status in words. */
  reason?: string;
  /** What the sentence is about. */
  parameters?: unknown;
  /** Whether the same request may succeed later. */
  retryable: boolean;
  /** Milliseconds that the server asks to wait. */
  retryAfterMs?: number;
  /** The fields that it names. */
  issues: Issue[];
  /** Whether the answer is JSON as Atlas writes it. */
  fromAtlas: boolean;
  /** Whether a repeated request met what an earlier attempt of it may have done. */
  afterRetry?: true;
}

/** The answer has a status of 400 or above, also inside an envelope. What it does not say is `undefined`. */
export class AtlasApiError extends AtlasIntegrationsError {
  constructor(plain: ApiErrorFields);
  readonly code: "api" | "authentication" | "rate_limited";
  /** The HTTP status, 400 to 599. */
  readonly status: number;
  /** Atlas's own code, such as `INTEGRATION_NOT_CONFIGURED`. */
  readonly errorCode: string | undefined;
  /** Atlas's sentence. */
  readonly detail: string | undefined;
  /** The status in words. */
  readonly reason: string | undefined;
  /** What Atlas's sentence is about: texts, numbers, objects or null, as it comes. */
  readonly parameters: unknown;
  /** Whether the same request may succeed later. */
  readonly retryable: boolean;
  /** Milliseconds that the server asks to wait (`Retry-After`), as with 429 and 503; `undefined` if it does not say. */
  readonly retryAfterMs: number | undefined;
  /** For the form: the fields that a 400 names, of a create or an update. Empty if it names none. */
  readonly issues: Issue[];
  /**
   * Whether the answer is JSON as Atlas writes it. False for an HTML page, an empty body and a stranger's JSON: a proxy, gateway or firewall on
   * the way may have given it, and what Atlas would say is not known.
   */
  readonly fromAtlas: boolean;
  /**
   * True where a create or an update that was repeated is told that there is such an integration already (409), and the list does not show
   * that it is the one that was sent: an earlier attempt may have added it, or someone else. `undefined` otherwise.
   */
  readonly afterRetry: true | undefined;
}

/** 401: no key, a wrong one, or one that is not in the project. */
export class AuthenticationError extends AtlasApiError {
  readonly code: "authentication";
}

/** 429: too many requests. */
export class RateLimitError extends AtlasApiError {
  readonly code: "rate_limited";
}

/** A digest challenge that can't be answered: no known algorithm, no realm, no nonce. */
export class DigestError extends AtlasIntegrationsError {
  readonly code: "digest";
}

/**
 * No answer came: no connection, no such name, refused by CORS. The message ends with the platform's code or words; `cause` is an `Error`
 * that says all of them.
 */
export class NetworkError extends AtlasIntegrationsError {
  readonly code: "network";
}

/** No complete answer within `timeoutMs`, or before the caller's `AbortSignal.timeout` was over: its reason is the `cause` then. */
export class TimeoutError extends AtlasIntegrationsError {
  readonly code: "timeout";
  /** As the platform calls it. */
  readonly name: "TimeoutError";
}

/** The caller's `AbortSignal` ended the call. `cause` is the reason that was given. */
export class AbortedError extends AtlasIntegrationsError {
  readonly code: "aborted";
  /** As the platform calls it. */
  readonly name: "AbortError";
}

/** An answer that is not Atlas's: no JSON, cut off, without `results`, or a redirect. */
export class ResponseFormatError extends AtlasIntegrationsError {
  constructor(plain: { message: string; cause?: unknown; status: number; contentType?: string });
  readonly code: "response_format";
  /** The HTTP status; 0 if a browser hides a redirect. */
  readonly status: number;
  /** As the server named it. */
  readonly contentType: string | undefined;
}
