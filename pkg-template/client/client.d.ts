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
  /** A service account: the client asks for tokens, keeps each for its hour, and gives it back with `close()`. */
  | {
      /** OAuth 2, client credentials. */
      kind: "serviceAccount";
      /** `mdb_sa_id_…`. */
      clientId: string;
      /** `mdb_sa_sk_…`, or a function that gives it, now or later: asked before each request for a token, so that a secret can be rotated. */
      clientSecret: string | (() => string | Promise<string>);
    }
  /** An access token that you got yourself, or what gets one. */
  | {
      /** OAuth 2. */
      kind: "bearer";
      /** A function is called before each attempt. */
      token: string | (() => string | Promise<string>);
    };

/** Whom to ask, as whom, and how patiently. */
export interface ClientOptions {
  /** An origin, by default `https://cloud.mongodb.com`. */
  baseUrl?: string;
  /** Replaces the Atlas origin: `"/atlas"`, `"https://proxy.example/atlas"`, or a function. Digest goes on signing Atlas's path. */
  proxy?: string | ((url: URL) => URL | string);
  /** By default `{ kind: "none" }`. */
  auth?: ClientAuth;
  /** Called with a URL and plain data, by default the platform's: undici's, node-fetch's or a mock's will do. */
  fetch?: (url: string, init: FetchInit) => Promise<FetchResponse>;
  /** By default `"same-origin"` without `auth`, and `"omit"` with it, so that a browser opens no password box of its own. */
  credentials?: "omit" | "same-origin" | "include";
  /** Sent with every request. Their values are scrubbed from a server's text as secrets, except those of the usual ones (`Accept`, `User-Agent`). */
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
   * Told of every request, answer, retry and error of a call; never of a secret. A request for a service account's token is no call's: where
   * it fails, that is the error of all calls that waited for it.
   */
  logger?: (event: LogEvent) => void;
  /** Allows a key or token in a browser's window or worker, although whoever uses the page can read it. */
  dangerouslyAllowBrowser?: boolean;
}

/** What the client gives to `fetch` besides the URL: a plain object. */
export interface FetchInit {
  /** `GET`, `POST`, `PUT` or `DELETE`. */
  method: string;
  /** By names in lower case. */
  headers: Record<string, string>;
  /** JSON. */
  body?: string;
  /** No redirect is followed: it could lead a key elsewhere. */
  redirect: "manual";
  /** Ends the request, if the platform supports it. */
  signal?: AbortSignal;
  /** No answer is cached, if the platform supports it. */
  cache?: "no-store";
  /** In a browser only. */
  credentials?: "omit" | "same-origin" | "include";
}

/** What the client reads of an answer: a `Response`, or what is like one. */
export interface FetchResponse {
  /** The HTTP status. */
  readonly status: number;
  /** The headers. */
  readonly headers: {
    /** One by its name, in any case. */
    get(name: string): string | null;
  };
  /** The whole body. */
  text(): Promise<string>;
}

/** What a `logger` is told. */
export interface LogEvent {
  /** What happened. */
  kind: "request" | "response" | "retry" | "error";
  /** What was called; `"projects"` is a list of projects, which `projectsOf` of `atlas-integrations/fleet` asks for. */
  operation: Operation | "projects";
  /** The project; of `"projects"` the organization, or `""`. */
  groupId: string;
  /** The service; absent for `list`. */
  type?: IntegrationType | (string & {});
  /** Counts from 1. */
  attempt: number;
  /** The HTTP status, if there was an answer. */
  status?: number;
  /** Of a `response`: what Atlas's rate limit allows and leaves, where the answer says so. */
  rateLimit?: {
    /** How many requests it allows. */
    limit: number;
    /** How many of them are left. */
    remaining: number;
  };
  /** Of a `response`: since when the version that was asked is deprecated, an ISO date. */
  deprecation?: string;
  /** Of a `response`: when the version that was asked ends, an ISO date. */
  sunset?: string;
  /** Milliseconds until the next attempt. */
  delayMs?: number;
  /** Milliseconds that it took. */
  durationMs?: number;
  /** What the attempt failed with. */
  error?: AtlasIntegrationsError;
  /** Of a `request` that sends a view: what is odd about it, such as white space around a secret. Absent if nothing is. */
  warnings?: Issue[];
}

/** Options of a call. */
export interface CallOptions {
  /** Ends the call at once: in flight, in the digest's second leg, or in the wait before a retry. */
  signal?: AbortSignal;
}

/**
 * Sends the five operations: authenticates, retries what is safe to retry, and understands the answers. May be used for many calls at
 * once.
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

  /** One integration, also of a type that a list shows and this version can't send; rejects with `INTEGRATION_NOT_CONFIGURED` (404) if there is none. */
  get<T extends IntegrationType>(
    groupId: string,
    type: T,
    query?: SingleQuery,
    options?: CallOptions,
  ): Promise<ReturnedOf<T>>;
  get(groupId: string, type: string, query?: SingleQuery, options?: CallOptions): Promise<ReturnedView>;

  /**
   * Adds an integration and gives the whole list; rejects with `INTEGRATION_ALREADY_CONFIGURED` (409) if there is one. After a repetition
   * that meets a 409 the list is asked for once, and is the answer where it shows what was sent.
   */
  create(groupId: string, integration: IntegrationView, query?: Query, options?: CallOptions): Promise<IntegrationList>;

  /** Updates an integration, or adds it, and gives the whole list. */
  update(groupId: string, integration: IntegrationView, query?: Query, options?: CallOptions): Promise<IntegrationList>;

  /** Removes an integration, also of such a type. A repetition, after an answer that was lost, takes Atlas's word that there is none for success. */
  delete(groupId: string, type: IntegrationType | (string & {}), query?: SingleQuery, options?: CallOptions): Promise<void>;

  /** Every page of the list, one after another; ends at the last one, also where the server repeats a page. */
  pages(groupId: string, query?: Query, options?: CallOptions): AsyncIterable<IntegrationList>;

  /**
   * Revokes a service account's token, as far as that succeeds within `timeoutMs`, and forgets it; with any other `auth` there is nothing to
   * do. Never rejects. A later call asks for a new token.
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

/** What `Symbol.asyncDispose` is, in a compiler and a `lib` that have it. */
type AsyncDispose = SymbolConstructor extends { readonly asyncDispose: infer Key } ? Key : never;

/** `await using client = …` closes it, where the runtime has `Symbol.asyncDispose`. */
type Disposer = {
  /** `close()`. */
  [Key in Extract<AsyncDispose, symbol>]: () => Promise<void>;
};

// Beside the class, so that compilers and `lib`s without the symbol see a class without the method.
export interface IntegrationsClient extends Disposer {}
