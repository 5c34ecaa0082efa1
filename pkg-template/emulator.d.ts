/**
 * `atlas-integrations/emulator`: an Atlas stand-in for development and tests.
 *
 * @module emulator
 */
import type { IntegrationView, ReturnedView } from "./index.js";

export { serve } from "./serve/serve.js";
export type { Handler, ServeOptions, Server } from "./serve/serve.js";

/** The five operations on integrations, the two lists of projects, and the two requests about tokens. */
export type EmulatorOperation = "list" | "get" | "create" | "update" | "delete" | "projects" | "token" | "revoke";

/** The versions of the API. */
export type EmulatorApi = "v1.0" | "v2";

/** A service account of the emulator. */
export interface EmulatorServiceAccount {
  /** Its id, such as `mdb_sa_id_` and 24 hex digits. No colon: Basic authentication ends the id there. */
  clientId: string;
  /** Its secret, such as `mdb_sa_sk_` and a long text. */
  clientSecret: string;
}

/** A project of the emulator, beyond its id. */
export interface EmulatorGroup {
  /** By default `Project 1`, `Project 2` and so on. */
  name?: string;
  /** The organization: 24 hex digits, by default `5d791c84ff7a2522cc4f9a00`. */
  orgId?: string;
  /** What is there from the start, secrets in clear. Nothing by default. */
  integrations?: EmulatorSeed[];
}

/**
 * An integration that is there from the start: whatever Atlas might return in either version. Of a type that the package does not know
 * everything comes back as it was given.
 */
export type EmulatorSeed = IntegrationView | ReturnedView | ({
  /** The service: capitals, digits and `_`. */
  type: string;
} & Record<string, unknown>);

/** Who may call the emulator, what it holds and how it behaves. */
export interface EmulatorOptions {
  /** The user name of the digest. Required unless `authentication` is `"none"` or there are `serviceAccounts`. */
  publicKey?: string;
  /** The password of the digest. Required if `publicKey` is given. */
  privateKey?: string;
  /**
   * `"digest"` (the default), as Atlas; a bearer token passes too: one that the emulator gave out, or one of `bearerTokens`. `"none"`
   * lets everybody in: for a page behind MSW, where the proxy that would hold the key is emulated as well.
   */
  authentication?: "digest" | "none";
  /** Access tokens that are let in although the emulator gave none of them out. None by default. */
  bearerTokens?: string[];
  /** Who gets tokens at `POST /api/oauth/token` and gives them back at `POST /api/oauth/revoke`. Nobody by default. */
  serviceAccounts?: EmulatorServiceAccount[];
  /** Milliseconds that a token serves; `expires_in` has the whole seconds of it. By default 3,600,000 (an hour), as Atlas's do. */
  tokenLifetimeMs?: number;
  /** What a service account may ask for, by default as Atlas limits it; `Infinity` takes a limit away. */
  tokenLimits?: {
    /** Requests for a token in a minute; above it 429, in Atlas's form and not in OAuth's. By default 50. */
    perMinute?: number;
    /** Tokens that are good at the same time; above it 400. By default 100. */
    live?: number;
  };
  /**
   * The projects: ids of 24 hex digits, each with the integrations that are there from the start (secrets in clear), or with these and a
   * name and an organization, or just the ids. By default the project of the documentation page's example,
   * `5d791c84ff7a2522cc4f9aa1`, with its Datadog and Slack.
   */
  groups?: Record<string, EmulatorSeed[] | EmulatorGroup> | string[];
  /** What the challenge asks for: `"MD5"` (the default) as cloud.mongodb.com, `"SHA-256"` as Atlas for Government. */
  algorithm?: "MD5" | "SHA-256";
  /** Milliseconds until a nonce is refused; 0 refuses every nonce. By default 300,000 (five minutes). */
  nonceLifetimeMs?: number;
  /** Whether secrets and webhook URLs come back masked, as from the live service (the default), or in clear, as on the page. */
  maskSecrets?: boolean;
  /**
   * Whether integrations come back with an `id` of 24 hex digits from v1.0 too, as from the live service. By default not, as on the
   * page; in v2 they always do.
   */
  ids?: boolean;
  /**
   * Whether values are refused that the page allows and the live service was seen to refuse: a Datadog key that is not 32 hex digits.
   * By default not: the page's own example has such a key.
   */
  strict?: boolean;
  /** Faults from the start; more with `addFault`. */
  faults?: Fault[];
  /**
   * A limit on authenticated requests; above it 429. None by default: v1.0's answers then say nothing of one, and v2's speak of a bucket
   * that is always full (1199 of 1200).
   */
  rateLimit?: EmulatorRateLimit;
  /** The `Deprecation` header of v2's answers: a date, or a text that is sent as it is. None by default. */
  deprecation?: Date | string;
  /** The `Sunset` header of v2's answers, likewise. None by default. */
  sunset?: Date | string;
}

/** A bucket of requests. Each answer says what is left (`RateLimit-Limit`, `RateLimit-Remaining`), a 429 how long to wait (`Retry-After`). */
export interface EmulatorRateLimit {
  /** Requests that the full bucket holds. */
  limit: number;
  /** Requests that are added after each period, up to `limit`. By default `limit`. */
  refill?: number;
  /** Milliseconds. By default 60,000. */
  periodMs?: number;
  /** Whether there is one bucket for all (the default), or one for each project and one for the lists of projects, as Atlas has them. */
  per?: "all" | "project";
}

/** What a fault can be for. All that is given must fit. */
export interface FaultFilter {
  /** The HTTP method. */
  method?: "GET" | "POST" | "PUT" | "DELETE";
  /** What the request asks for. */
  operation?: EmulatorOperation;
  /** The version of the path. */
  api?: EmulatorApi;
  /** The project of the path. */
  groupId?: string;
  /** The organization of the path. */
  orgId?: string;
  /** The service of the path. */
  type?: string;
}

/** What a fault's predicate is told about a request. */
export interface FaultRequest {
  /** The HTTP method. */
  method: string;
  /** Path and query. */
  path: string;
  /** Undefined if the path or the method is none of the API's. */
  operation?: EmulatorOperation;
  /** The version of the path. */
  api?: EmulatorApi;
  /** The project of the path. */
  groupId?: string;
  /** The organization of the path. */
  orgId?: string;
  /** The service of the path. */
  type?: string;
  /** Whether the request came with the right key and a fresh nonce, a good token or, where it asks for one, a service account. */
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
  /** Every token is revoked, as if by somebody else, and the request is answered with 401. */
  revokeTokens?: boolean;
  /** The project of the path vanishes, for good: the request, unless something else is ordered, is answered with 404. */
  removeGroup?: boolean;
  /** For a request for a token: the one that it gets serves so many milliseconds, whatever `expires_in` says. */
  tokenDiesAfterMs?: number;
  /** For a request for a token: fields of the answer, or with null to leave out: `{ expires_in: null }`. */
  tokenAnswer?: Record<string, unknown>;
  /**
   * The status of the answer, 200 to 599, with Atlas's error body for it: 410 says that the version is gone. Where a token was asked for
   * or given back the body is OAuth's (401 `invalid_client`), and Atlas's for 429.
   */
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
  /** A load balancer's HTML page instead of JSON. Status 503 unless given. */
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
  /** Undefined if the path or the method is none of the API's. */
  operation?: EmulatorOperation;
  /** The version of the path. */
  api?: EmulatorApi;
  /** The project of the path. */
  groupId?: string;
  /** The organization of the path. */
  orgId?: string;
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
    type: string;
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
  /** Tokens that were given out and are still good. */
  tokens: number;
  /** Requests that may still come before a 429, of the project that has the fewest left; undefined without `rateLimit`. */
  rateLimitRemaining: number | undefined;
}

/** Answers a request as Atlas would. Called with an address and options, as `fetch` is, it stands in for that. */
export interface Emulator {
  (request: Request): Promise<Response>;
  (url: string | URL, init?: RequestInit): Promise<Response>;
  /** What is stored and what was asked: a copy. */
  state(): EmulatorState;
  /** Back to the start: projects, faults, nonces, tokens, counts and log as after `createEmulator`. */
  reset(): void;
  /** Orders one more fault. @throws {ValidationError} for a bad one */
  addFault(fault: Fault): void;
}

/**
 * An Atlas stand-in for development and tests: the integrations in both versions of the API over one store, the lists of projects of
 * v2, behind an API key by digest or a service account's tokens, in memory.
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
