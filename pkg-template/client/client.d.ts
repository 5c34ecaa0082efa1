import type {
  IntegrationList,
  IntegrationType,
  IntegrationView,
  Issue,
  Operation,
  Query,
  ReturnedView,
} from "../types.js";
import type { AtlasIntegrationsError } from "../errors/errors.js";
import type { SingleQuery } from "./requests.js";
import type { ReturnedOf } from "../forms/views.js";

/** How the client proves who it is. Keys belong on a server: in a browser let a proxy hold them. */
export type ClientAuth =
  /** The proxy authenticates. */
  | {
      /** Nobody. */
      kind: "none";
    }
  /** An API key: HTTP digest. */
  | {
      /** HTTP digest. */
      kind: "digest";
      /** The user name. */
      publicKey: string;
      /** The password. */
      privateKey: string;
    }
  /** A service account: the client requests a token, uses it for its hour, then requests the next; `close()` revokes it. */
  | {
      /** OAuth 2, client credentials. */
      kind: "serviceAccount";
      /** `mdb_sa_id_…`. */
      clientId: string;
      /** `mdb_sa_sk_…`, or a function that returns it or a promise of it. Called before each request for a token, so that a secret can be rotated. */
      clientSecret: string | (() => string | Promise<string>);
    }
  /** An access token that you got yourself, or a function that gets one. */
  | {
      /** OAuth 2. */
      kind: "bearer";
      /** The token, or a function that is called before each attempt. */
      token: string | (() => string | Promise<string>);
    };

/** Where the client sends requests, how it authenticates, and how long it waits. */
export interface ClientOptions {
  /** An origin, by default `https://cloud.mongodb.com`. */
  baseUrl?: string;
  /** Replaces the Atlas origin: `"/atlas"`, `"https://proxy.example/atlas"`, or a function. Digest still signs Atlas's path. */
  proxy?: string | ((url: URL) => URL | string);
  /** By default `{ kind: "none" }`. */
  auth?: ClientAuth;
  /** Called with a URL and a plain object. By default the platform's `fetch`; undici's, node-fetch's or a mock work, too. */
  fetch?: (url: string, init: FetchInit) => Promise<FetchResponse>;
  /** By default `"same-origin"` without `auth`, and `"omit"` with it, so that a browser does not open its password box. */
  credentials?: "omit" | "same-origin" | "include";
  /**
   * Sent with every request. Their values count as secrets and are scrubbed from what a server answers, except those of common headers such
   * as `Accept` and `User-Agent`.
   */
  headers?: Headers | Record<string, string> | [string, string][];
  /** Milliseconds for each attempt, by default 30000. */
  timeoutMs?: number;
  /** By default `{ limit: 2, maxDelayMs: 20000 }`. */
  retry?: {
    /** Attempts after the first. */
    limit?: number;
    /** Longest wait before another attempt, in milliseconds. */
    maxDelayMs?: number;
  };
  /**
   * Called for every request, answer, retry and error of a call. An event never contains a secret. There are no events for the requests for a
   * service account's token: if one fails, all calls that waited for the token have its error.
   */
  logger?: (event: LogEvent) => void;
  /** Allows a key or token in a browser's window or worker, although whoever uses the page can read it. */
  dangerouslyAllowBrowser?: boolean;
}

/** The second argument that the client passes to `fetch`: a plain object. */
export interface FetchInit {
  /** `GET`, `POST`, `PUT` or `DELETE`. */
  method: string;
  /** The names are in lower case. */
  headers: Record<string, string>;
  /** JSON. */
  body?: string;
  /** No redirect is followed: it could send the credentials to another server. */
  redirect: "manual";
  /** Aborts the request, if the platform supports it. */
  signal?: AbortSignal;
  /** No answer is cached, if the platform supports it. */
  cache?: "no-store";
  /** In a browser only. */
  credentials?: "omit" | "same-origin" | "include";
}

/** The parts of a `Response` that the client reads. */
export interface FetchResponse {
  /** The HTTP status. */
  readonly status: number;
  /** The headers. */
  readonly headers: {
    /** The value of one header; the name is not case-sensitive. */
    get(name: string): string | null;
  };
  /** The whole body. */
  text(): Promise<string>;
}

/** The event that a `logger` is called with. */
export interface LogEvent {
  /** What happened. */
  kind: "request" | "response" | "retry" | "error";
  /** The operation that was called; `"projects"` is a list of projects, which `projectsOf` of `atlas-integrations/fleet` requests. */
  operation: Operation | "projects";
  /** The project; with `"projects"` the organization, or `""`. */
  groupId: string;
  /** The service; absent for `list`. */
  type?: IntegrationType | (string & {});
  /** The number of the attempt, from 1. */
  attempt: number;
  /** The HTTP status, if there was an answer. */
  status?: number;
  /** With `response`: Atlas's rate limit, if the answer contains it. */
  rateLimit?: {
    /** How many requests are allowed. */
    limit: number;
    /** How many of them are left. */
    remaining: number;
  };
  /** With `response`: the ISO date since when this version of the API is deprecated. */
  deprecation?: string;
  /** With `response`: the ISO date when this version of the API ends. */
  sunset?: string;
  /** Milliseconds until the next attempt. */
  delayMs?: number;
  /** Milliseconds that the request took. */
  durationMs?: number;
  /** The error of the attempt. */
  error?: AtlasIntegrationsError;
  /** With a `request` that sends a view: the view's warnings, such as white space around a secret. Absent if there are none. */
  warnings?: Issue[];
}

/** Options of a call. */
export interface CallOptions {
  /** Ends the call at once, even between the two requests of a digest or in the wait before a retry. */
  signal?: AbortSignal;
}

/**
 * Sends the five operations: it authenticates, retries what is safe to retry, and reads the answers. One client can make many calls at the
 * same time.
 *
 * Every method rejects with a `ValidationError` (nothing was sent), `AtlasApiError`, `DigestError`, `NetworkError`, `TimeoutError`,
 * `AbortedError` or `ResponseFormatError`.
 *
 * @example
 * const client = new IntegrationsClient({ fetch: createEmulator({ authentication: "none" }) });
 * const list = await client.update("5d791c84ff7a2522cc4f9aa1", { type: "DATADOG", apiKey: "0123456789abcdef0123456789abcdef", region: "EU" });
 * findIntegration(list, "DATADOG"); // { apiKey: "****************************cdef", region: "EU", type: "DATADOG" }
 */
export class IntegrationsClient {
  /**
   * @throws {ValidationError} for bad options
   * @throws {NotInitializedError} before `init()`, in a browser
   */
  constructor(options?: ClientOptions);

  /** The integrations of a project: one page of them, by default the first 100. */
  list(groupId: string, query?: Query, options?: CallOptions): Promise<IntegrationList>;

  /**
   * One integration; rejects with `INTEGRATION_NOT_CONFIGURED` (404) if there is none. The type may also be one that this version can't send
   * but a list shows.
   */
  get<T extends IntegrationType>(
    groupId: string,
    type: T,
    query?: SingleQuery,
    options?: CallOptions,
  ): Promise<ReturnedOf<T>>;
  get(groupId: string, type: string, query?: SingleQuery, options?: CallOptions): Promise<ReturnedView>;

  /**
   * Adds an integration and resolves to the whole list; rejects with `INTEGRATION_ALREADY_CONFIGURED` (409) if there is one. If a retry gets
   * the 409, the first attempt may have succeeded: the client requests the list once, and resolves to it if it shows what was sent.
   */
  create(groupId: string, integration: IntegrationView, query?: Query, options?: CallOptions): Promise<IntegrationList>;

  /** Updates an integration, or adds it, and resolves to the whole list. */
  update(groupId: string, integration: IntegrationView, query?: Query, options?: CallOptions): Promise<IntegrationList>;

  /** Removes an integration; the type as for `get`. If an answer was lost and the retry gets a 404, that counts as success. */
  delete(groupId: string, type: IntegrationType | (string & {}), query?: SingleQuery, options?: CallOptions): Promise<void>;

  /** Every page of the list, one after another. It ends with the last page, and also if the server repeats a page. */
  pages(groupId: string, query?: Query, options?: CallOptions): AsyncIterable<IntegrationList>;

  /**
   * Revokes a service account's token, if that succeeds within `timeoutMs`, and forgets it. With any other `auth` it does nothing. Never
   * rejects. A later call requests a new token.
   *
   * @example
   * const account = { clientId: "mdb_sa_id_made_up", clientSecret: "mdb_sa_sk_made_up" };
   * const emulator = createEmulator({ serviceAccounts: [account] });
   * const client = new IntegrationsClient({ auth: { kind: "serviceAccount", ...account }, fetch: emulator });
   * (await client.list("5d791c84ff7a2522cc4f9aa1")).totalCount; // 2
   * await client.close();
   */
  close(): Promise<void>;
}

/** The type of `Symbol.asyncDispose`, if compiler and `lib` have it. */
type AsyncDispose = SymbolConstructor extends { readonly asyncDispose: infer Key } ? Key : never;

/** `await using client = …` closes the client, if the runtime has `Symbol.asyncDispose`. */
type Disposer = {
  /** `close()`. */
  [Key in Extract<AsyncDispose, symbol>]: () => Promise<void>;
};

// Merged into the class, so that compilers and `lib`s without the symbol see a class without the method.
export interface IntegrationsClient extends Disposer {}
