/** The five operations on integrations, the two lists of projects, and the two requests about tokens. */
export type EmulatorOperation = "list" | "get" | "create" | "update" | "delete" | "projects" | "token" | "revoke";

/** The versions of the API. */
export type EmulatorApi = "v1.0" | "v2";

/** The requests that a fault is for: those that match all the given properties. */
export interface FaultFilter {
  /** The HTTP method. */
  method?: "GET" | "POST" | "PUT" | "DELETE";
  /** The operation. */
  operation?: EmulatorOperation;
  /** The version in the path. */
  api?: EmulatorApi;
  /** The project in the path. */
  groupId?: string;
  /** The organization in the path. */
  orgId?: string;
  /** The service in the path. */
  type?: string;
}

/** The request that a fault's function gets. */
export interface FaultRequest {
  /** The HTTP method. */
  method: string;
  /** Path and query. */
  path: string;
  /** Undefined if the API has no such path or method. */
  operation?: EmulatorOperation;
  /** The version in the path. */
  api?: EmulatorApi;
  /** The project in the path. */
  groupId?: string;
  /** The organization in the path. */
  orgId?: string;
  /** The service in the path. */
  type?: string;
  /** Whether the request had the right key and a fresh nonce, a valid token, or a service account if the path requires one. */
  authenticated: boolean;
}

/**
 * Something that goes wrong on purpose. A request gets the first fault that fits it and is not used up. The parts of a fault can be combined:
 * `{ delayMs: 500, status: 503, retryAfter: 2 }`.
 */
export interface Fault {
  /** How many requests it is for. By default 1; `Infinity` for all. */
  times?: number;
  /** Which requests it is for. By default any. */
  when?: FaultFilter | ((request: FaultRequest) => boolean);
  /**
   * Whether it is also for requests without valid credentials, such as the first request of a digest. By default not: then `times: 1` means
   * one call, whether or not the client already has a nonce.
   */
  unauthenticated?: boolean;
  /**
   * Whether the request is carried out although its own answer is replaced or dropped: an update that was done and seems to have failed.
   * By default not. A fault that only delays or damages the real answer always carries the request out.
   */
  carryOut?: boolean;
  /** Milliseconds before anything happens. Ends at once if the client closes the connection. */
  delayMs?: number;
  /** The connection is closed without an answer. If there is no connection, the handler returns `Response.error()`. */
  drop?: boolean;
  /** All nonces expire, and the request is answered with 401 and a new challenge (`stale=false`, as Atlas always sends). */
  staleNonce?: boolean;
  /** All tokens are revoked, as if by somebody else, and the request is answered with 401. */
  revokeTokens?: boolean;
  /** The project in the path is deleted for good. Unless the fault has another answer, the request is answered with 404. */
  removeGroup?: boolean;
  /** For a request for a token: the token is valid for this many milliseconds, whatever `expires_in` says. */
  tokenDiesAfterMs?: number;
  /** For a request for a token: properties of the answer, null to leave one out: `{ expires_in: null }`. */
  tokenAnswer?: Record<string, unknown>;
  /**
   * The status of the answer, 200 to 599, with Atlas's error body for it; 410 means that the version no longer exists. For a request about a
   * token the body is OAuth's (401 `invalid_client`), but Atlas's for 429.
   */
  status?: number;
  /** Properties of the error body. By default with status 400. */
  error?: {
    /** Atlas's code, such as `INTEGRATION_NOT_CONFIGURED`. */
    errorCode?: string | null;
    /** A sentence. */
    detail?: string | null;
    /** The status in words. */
    reason?: string | null;
    /** The values that `detail` is about. */
    parameters?: unknown;
    /** The fields that were wrong. */
    badRequestDetail?: {
      /** One entry for each. */
      fields: {
        /** Its name. */
        field: string;
        /** What is wrong with it, as a sentence. */
        description: string;
      }[];
    } | null;
    [field: string]: unknown;
  };
  /** A load balancer's HTML page instead of JSON. By default with status 503. */
  html?: boolean;
  /** The text of the body, whatever it is. By default with status 200. */
  body?: string;
  /** The `Retry-After` header: whole seconds, a date, or a text as it is. */
  retryAfter?: number | Date | string;
  /** Headers to set, null to leave one out: `{ "www-authenticate": null }`. */
  headers?: Record<string, string | null>;
  /** Only this many bytes of the body are sent, as a complete answer: JSON that ends in the middle. */
  truncateBody?: number;
  /** After this many bytes of the body the connection is cut. If there is no connection, reading the body rejects there. */
  cutBody?: number;
}
