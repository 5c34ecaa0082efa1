/**
 * `atlas-integrations/proxy`: what stands between a page and Atlas, in Node, workerd, Deno and Bun.
 *
 * @module proxy
 */
import type { FetchInit, FetchResponse } from "./index.js";

export { serve } from "./serve/serve.js";
export type { Handler, ServeOptions, Server } from "./serve/serve.js";

/** Who authenticates at Atlas. */
export type ProxyAuth =
  /** The proxy holds an API key and answers Atlas's digest with it: callers need and get no secret. */
  | { kind: "digest"; publicKey: string; privateKey: string }
  /**
   * The proxy holds a service account: it asks `target` for tokens, keeps each for its hour, and asks for a new one where Atlas refuses it.
   * A function gives the secret, now or later, before each request for a token.
   */
  | { kind: "serviceAccount"; clientId: string; clientSecret: string | (() => string | Promise<string>) }
  /** The proxy holds an access token, or has a function that gives a fresh one for each request. */
  | { kind: "bearer"; token: string | (() => string | Promise<string>) }
  /**
   * The caller holds the key, and what it sends as `Authorization` (Digest or Bearer) is passed on. Atlas's challenge comes back as
   * `X-WWW-Authenticate`, so that no browser opens its password box; `IntegrationsClient` reads that.
   */
  | { kind: "passThrough" };

/** What the proxy holds, whom it serves, and what it lets through. */
export interface ProxyOptions {
  /** Who authenticates at Atlas; the one option that must be given. */
  auth: ProxyAuth;
  /** Atlas's origin. By default `https://cloud.mongodb.com`; `https://cloud.mongodbgov.com` for Atlas for Government. */
  target?: string;
  /** What comes before `/api/atlas/…` in the path, such as `"/atlas"`. By default nothing. */
  basePath?: string;
  /**
   * Who may call: looks at the request (a cookie, a header of your application) and says `true`; anything else is answered with 401.
   * Without it a proxy that holds a key serves loopback hosts only, whatever `allowHosts` says, and only callers on its own machine where
   * it learns their address (`serve`, Deno.serve, Bun.serve); elsewhere it has nothing but `Host`, which a caller chooses. A server in
   * front of it looks like this machine, so behind one this option is needed. It must not read the body, only that of
   * `request.clone()`. What it throws is never logged, since it may hold a secret.
   */
  authorize?: (request: Request) => boolean | Promise<boolean>;
  /**
   * The names that this proxy is reached by: `"proxy.example"` for any port, `"proxy.example:8443"` for one. By default the loopback
   * names. Against DNS rebinding: a page whose own name points to this proxy is of the same origin as far as a browser can tell.
   */
  allowHosts?: string[];
  /**
   * What browsers see: `"https://admin.example"`. For servers whose `request.url` has another host or scheme: most frameworks, and all
   * behind something that ends TLS. `Host` must then be this origin's host, whatever `request.url` and `allowHosts` say, and a page of this
   * origin is at home. `X-Forwarded-*` is never read. With a held key and a name that is not loopback it needs `authorize`.
   */
  publicOrigin?: string;
  /**
   * The pages that may use it besides those of its own origin: `"https://admin.example"` for any port, with a port for one. `"*"` for
   * all, in pass-through only.
   */
  allowOrigins?: ("*" | (string & {}))[];
  /** The projects that may be asked for. By default all that the key reaches. */
  allowGroups?: string[];
  /** Whether only GET is let through. */
  readOnly?: boolean;
  /** The versions of the API whose paths are served. By default both. */
  apis?: ("v1.0" | "v2")[];
  /**
   * Whether v2's two lists of projects can be read (`/api/atlas/v2/groups` and `/api/atlas/v2/orgs/{id}/groups`). By default not. With
   * `allowGroups` the answer holds only those, and its count and links are theirs: all pages of the target's list are read for it.
   */
  projects?: boolean;
  /** Milliseconds for a request's body to arrive, and then for the target's whole answer. By default 30,000. */
  timeoutMs?: number;
  /** Bytes that a request's body may have. By default 65,536. */
  maxBodyBytes?: number;
  /**
   * In place of the global one, and called as the client calls its own, with a text and a plain object: a service binding's, undici's, node-fetch's, a mock,
   * `createEmulator(…)`.
   */
  fetch?: (url: string, init: FetchInit) => Promise<FetchResponse>;
  /**
   * Told once for each request. Never told a header, a query, a body or a secret. Without it `console.error` gets each hint on how the proxy
   * is set up, once.
   */
  logger?: (event: ProxyLogEvent) => void;
}

/** One request, answered or refused. */
export interface ProxyLogEvent {
  /** The `X-Request-Id` of the answer. */
  requestId: string;
  /** The request's method. */
  method: string;
  /** Without the query; at most 200 characters. */
  path: string;
  /** Of the answer. */
  status: number;
  /** Milliseconds from the request to its answer. */
  durationMs: number;
  /** The answer's `errorCode`, where the proxy refused the request or got no answer for it. */
  refused?: string;
  /** What the platform says about it in one word, such as `ECONNREFUSED`; of an error that `authorize` threw, its class. */
  reason?: string;
  /** What can be done about it, in the proxy's own words; there wherever `refused` is. */
  hint?: string;
}

/**
 * Answers requests by asking Atlas; the same in Node, workerd, Deno and Bun. Never rejects, except with a `ValidationError` if it is given no `Request`.
 * Called with an address and options, as `fetch` is, it stands in for that.
 *
 * `server` is what Deno.serve and Bun.serve give a handler besides the request, and has the caller's address: hand it on from a handler
 * of yours. `serve` notes the address on the request itself.
 */
export interface Proxy {
  (request: Request, server?: unknown): Promise<Response>;
  (url: string | URL, init?: RequestInit): Promise<Response>;
  /**
   * Revokes a service account's token, as far as that succeeds within `timeoutMs`, and forgets it; with any other `auth` there is nothing to
   * do. Never rejects. Call it at the end, after the server's own `close()`: a later request asks for a new token.
   */
  close(): Promise<void>;
}

/**
 * A proxy that lets a page reach the integrations of Atlas, and nothing else of it: Atlas sends no CORS headers, and a browser is no
 * place for a private key.
 *
 * What it refuses never reaches Atlas. Refusals have Atlas's error shape, with the code as `errorCode` and in `X-Error-Code`; checked in
 * this order:
 *
 * | status | `errorCode` | when |
 * |---|---|---|
 * | 403 | `HOST_NOT_ALLOWED` | the host is not in `allowHosts`, is no loopback host where a key is held without `authorize`, or the Host header and the URL differ; with `publicOrigin`: the Host header is missing or not its host; also a caller from another machine where a key is held without `authorize` |
 * | 403 | `ORIGIN_NOT_ALLOWED` | a page that is neither of the proxy's own origin (`publicOrigin`, or else the URL's) nor in `allowOrigins` |
 * | 404 | `RESOURCE_NOT_FOUND` | any path but the integrations' (and, with `projects`, the lists of projects), those of a version that is not in `apis`, the token endpoints too; a malformed project id; for PUT and POST a type that the path's version can't send, for GET and DELETE a slip of a known name |
 * | 405 | `METHOD_NOT_ALLOWED` | a method that the path does not have, HEAD too; `Allow` says which it has |
 * | 401 | `NOT_AUTHORIZED` | `authorize` says anything but `true` |
 * | 500 | `UNEXPECTED_ERROR` | `authorize` throws or reads the body, or the proxy itself fails |
 * | 403 | `GROUP_NOT_ALLOWED` | a project that is not in `allowGroups` |
 * | 403 | `READ_ONLY` | a change, with `readOnly` |
 * | 400 | `INVALID_QUERY_PARAMETER` | a query parameter that the operation does not have, has twice, or with a value that it can't have |
 * | 415 | `UNSUPPORTED_MEDIA_TYPE` | a body that is not `application/json` (nor, on v2's paths, the version's own type) |
 * | 413 | `CONTENT_TOO_LARGE` | a body of more than `maxBodyBytes` |
 * | 500 | `BODY_ALREADY_READ` | something before the proxy has read the body, such as `request.json()` or `express.json()` |
 * | 408 | `REQUEST_TIMEOUT` | a body that does not arrive within `timeoutMs` |
 * | 400 | `INVALID_JSON` | a body that is empty, no JSON object, cut off, or nested too deeply |
 * | 400 | `TYPE_MISMATCH` | a body whose `type` is not the path's |
 *
 * Where Atlas was asked and there is no usable answer:
 *
 * | status | `errorCode` | when |
 * |---|---|---|
 * | 502 | `TOKEN_UNAVAILABLE` | the function in `auth.token` fails, or gives no token; or the service account is refused; Atlas is not asked |
 * | 503 | `TOKEN_UNAVAILABLE` | the token endpoint fails or can't be reached, also after two more attempts |
 * | 429 | `RATE_LIMITED` | the token endpoint's limit; with its `Retry-After` |
 * | 502 | `TARGET_UNREACHABLE` | no connection, or an answer that is cut off, not what its Content-Encoding says, or no response |
 * | 502 | `TARGET_REDIRECT` | a redirect, which is never followed |
 * | 502 | `TARGET_CHALLENGE` | a digest challenge that can't be answered |
 * | 502 | `TARGET_ANSWER_TOO_LARGE` | an answer of more than 4 MB |
 * | 504 | `TARGET_TIMEOUT` | no complete answer within `timeoutMs` |
 * | 499 | `CLIENT_CLOSED_REQUEST` | the caller went away; only the log sees it |
 *
 * @throws {ValidationError} for bad options, with all mistakes at once
 * @example
 * const key = { publicKey: "made-up-public", privateKey: "made-up-private" };
 * const proxy = createProxy({ auth: { kind: "digest", ...key }, basePath: "/atlas", fetch: createEmulator(key) });
 * const path = "/atlas/api/atlas/v1.0/groups/5d791c84ff7a2522cc4f9aa1/integrations";
 * (await proxy(new Request(`http://localhost${path}`))).status; // 200
 * (await proxy(new Request(`http://proxy.example${path}`))).headers.get("X-Error-Code"); // "HOST_NOT_ALLOWED"
 */
export function createProxy(options: ProxyOptions): Proxy;
