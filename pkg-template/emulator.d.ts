/**
 * `atlas-integrations/emulator`: an Atlas stand-in for development and tests.
 *
 * @module emulator
 */
import type { IntegrationType, IntegrationView, ReturnedView } from "./index.js";

export { serve } from "./serve/serve.js";
export type { Handler, ServeOptions, Server } from "./serve/serve.js";

/** The five operations. */
export type EmulatorOperation = "list" | "get" | "create" | "update" | "delete";

/** Who may call the emulator, what it holds and how it behaves. */
export interface EmulatorOptions {
  /** The user name of the digest. Required unless `authentication` is `"none"`. */
  publicKey?: string;
  /** The password of the digest. Required unless `authentication` is `"none"`. */
  privateKey?: string;
  /**
   * `"digest"` (the default), as Atlas; a bearer token of `bearerTokens` passes too. `"none"` lets everybody in: for a page behind
   * MSW, where the proxy that would hold the key is emulated as well.
   */
  authentication?: "digest" | "none";
  /** Access tokens of service accounts that are let in. None by default. */
  bearerTokens?: string[];
  /**
   * The projects: ids of 24 hex digits, each with the integrations that are there from the start (secrets in clear), or just the ids.
   * By default the project of the documentation page's example, `5d791c84ff7a2522cc4f9aa1`, with its Datadog and Slack.
   */
  groups?: Record<string, (IntegrationView | ReturnedView)[]> | string[];
  /** What the challenge asks for: `"MD5"` (the default) as cloud.mongodb.com, `"SHA-256"` as Atlas for Government. */
  algorithm?: "MD5" | "SHA-256";
  /** Milliseconds until a nonce is refused; 0 refuses every nonce. By default 300,000 (five minutes). */
  nonceLifetimeMs?: number;
  /** Whether secrets and webhook URLs come back masked, as from the live service (the default), or in clear, as on the page. */
  maskSecrets?: boolean;
  /** Whether integrations come back with an `id` of 24 hex digits, as from the live service. By default not, as on the page. */
  ids?: boolean;
  /**
   * Whether values are refused that the page allows and the live service was seen to refuse: a Datadog key that is not 32 hex digits.
   * By default not: the page's own example has such a key.
   */
  strict?: boolean;
  /** Faults from the start; more with `addFault`. */
  faults?: Fault[];
  /** A limit on authenticated requests; above it 429. None by default. */
  rateLimit?: EmulatorRateLimit;
}

/** A token bucket. Each answer says what is left (`RateLimit-Limit`, `RateLimit-Remaining`), a 429 how long to wait (`Retry-After`). */
export interface EmulatorRateLimit {
  /** Requests that the full bucket holds. */
  limit: number;
  /** Requests that are added after each period, up to `limit`. By default `limit`. */
  refill?: number;
  /** Milliseconds. By default 60,000. */
  periodMs?: number;
}

/** What a fault can be for. All that is given must fit. */
export interface FaultFilter {
  /** The HTTP method. */
  method?: "GET" | "POST" | "PUT" | "DELETE";
  /** What the request asks for. */
  operation?: EmulatorOperation;
  /** The project of the path. */
  groupId?: string;
  /** The service of the path. */
  type?: IntegrationType;
}

/** What a fault's predicate is told about a request. */
export interface FaultRequest {
  /** The HTTP method. */
  method: string;
  /** Path and query. */
  path: string;
  /** Undefined where the path or the method is none of the API's. */
  operation?: EmulatorOperation;
  /** The project of the path. */
  groupId?: string;
  /** The service of the path. */
  type?: string;
  /** Whether the request came with the right key and a fresh nonce. */
  authenticated: boolean;
}

/**
 * Something that goes wrong, to order. A request gets the first fault that fits it and is not used up. Its parts can be combined:
 * `{ delayMs: 500, status: 503, retryAfter: 2 }`.
 */
export interface Fault {
  /** How many requests it is for. By default 1; `Infinity` for all. */
  times?: number;
  /** Which requests it is for. By default any. */
  when?: FaultFilter | ((request: FaultRequest) => boolean);
  /**
   * Whether it is also for requests without valid credentials, so for the first leg of a digest. By default not: `times: 1` then
   * means one call, whether or not the client has a nonce already.
   */
  unauthenticated?: boolean;
  /**
   * Whether the request is carried out although its own answer is replaced or dropped: the update that happened and looks failed.
   * By default not. Faults that only slow down or spoil the real answer always carry it out.
   */
  carryOut?: boolean;
  /** Milliseconds before anything happens. Ends at once when the client goes away. */
  delayMs?: number;
  /** The connection is closed without an answer. Where there is no connection the handler gives `Response.error()`. */
  drop?: boolean;
  /** Every nonce is forgotten, and the request is answered with 401 and a new challenge (`stale=false`, as Atlas always prints). */
  staleNonce?: boolean;
  /** The status of the answer, 200 to 599, with Atlas's error body for it. */
  status?: number;
  /** Fields of the error body. Status 400 unless given. */
  error?: {
    /** Atlas's code, such as `INTEGRATION_NOT_CONFIGURED`. */
    errorCode?: string | null;
    /** A sentence. */
    detail?: string | null;
    /** The status in words. */
    reason?: string | null;
    /** What the sentence is about. */
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
  /** A load balancer's HTML page in place of JSON. Status 503 unless given. */
  html?: boolean;
  /** The text of the body, whatever it is. Status 200 unless given. */
  body?: string;
  /** The `Retry-After` header: whole seconds, a date, or a text as it is. */
  retryAfter?: number | Date | string;
  /** Headers to set, or with null to leave out: `{ "www-authenticate": null }`. */
  headers?: Record<string, string | null>;
  /** Only so many bytes of the body are sent, as a complete answer: JSON that ends in the middle. */
  truncateBody?: number;
  /** After so many bytes of the body the connection is cut. Read without a connection, the body rejects there. */
  cutBody?: number;
}

/** A request as the emulator noted it. Neither headers nor bodies: a log that is printed shows no key. */
export interface EmulatorRequest {
  /** The HTTP method. */
  method: string;
  /** Path and query. */
  path: string;
  /** Undefined where the path or the method is none of the API's. */
  operation?: EmulatorOperation;
  /** The project of the path. */
  groupId?: string;
  /** The service of the path. */
  type?: string;
  /** The digest's count, 8 hex digits, where one was sent. */
  nc?: string;
  /** Why the credentials were refused, in words; Atlas does not say. */
  refused?: string;
  /** There and true where a fault was ordered for it. */
  fault?: true;
  /** Of the answer; 0 where none was given, undefined while the request is under way. */
  status?: number;
}

/** What an emulator holds and has seen. */
export interface EmulatorState {
  /** What each project has, by its id. **Secrets in clear**: it is a testing tool, made for made-up keys. */
  groups: Record<string, ({
    /** The service. */
    type: IntegrationType;
  } & Record<string, unknown>)[]>;
  /** The last 10,000 requests, oldest first, the unauthenticated legs of a digest too. */
  requests: EmulatorRequest[];
  /** How many requests came. */
  counts: {
    /** HTTP requests since the start. */
    total: number;
    /** The same by the status of the answer. */
    byStatus: Record<number, number>;
  };
  /** The faults that were ordered, how many requests each is still for and how many it was for. */
  faults: (Fault & {
    /** How many requests it is still for. */
    remaining: number;
    /** How many it was for. */
    hits: number;
  })[];
  /** Nonces that were given out and not forgotten. */
  nonces: number;
  /** Requests that may still come before a 429; undefined without `rateLimit`. */
  rateLimitRemaining: number | undefined;
}

/** Answers a request as Atlas would. Called with an address and options, as `fetch` is, it stands in for that. */
export interface Emulator {
  (request: Request): Promise<Response>;
  (url: string | URL, init?: RequestInit): Promise<Response>;
  /** What is stored and what was asked: a copy. */
  state(): EmulatorState;
  /** Back to the start: projects, faults, nonces, counts and log as after `createEmulator`. */
  reset(): void;
  /** Orders one more fault. @throws {ValidationError} for a bad one */
  addFault(fault: Fault): void;
}

/**
 * An Atlas stand-in for development and tests: the integrations of API v1.0, behind digest authentication, in memory.
 *
 * @throws {ValidationError} for bad options, with all mistakes at once
 * @example
 * const emulator = createEmulator({ publicKey: "public", privateKey: "private" });
 * const server = await serve(emulator, { port: 0 });
 * const client = new IntegrationsClient({ baseUrl: server.url, auth: { kind: "digest", publicKey: "public", privateKey: "private" } });
 * (await client.list("5d791c84ff7a2522cc4f9aa1")).results.map(({ type }) => type); // ["DATADOG", "SLACK"]
 * await server.close();
 * emulator.state().counts.byStatus; // { 200: 1, 401: 1 }
 */
export function createEmulator(options: EmulatorOptions): Emulator;
