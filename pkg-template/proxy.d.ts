/**
 * `atlas-integrations/proxy`: a proxy between a page and Atlas, for Node, workerd, Deno and Bun.
 *
 * @module proxy
 */
import type { FetchInit, FetchResponse } from "./index.js";

export { serve } from "./serve/serve.js";
export type { Handler, ServeOptions, Server } from "./serve/serve.js";

/** Whose credentials Atlas gets. */
export type ProxyAuth =
  /** The proxy holds an API key and answers Atlas's digest challenges with it: callers need and get no secret. */
  | { kind: "digest"; publicKey: string; privateKey: string }
  /**
   * The proxy holds a service account: it requests a token from `target`, uses it for its hour, and requests a new one if Atlas refuses it.
   * `clientSecret` may be a function that returns the secret or a promise of it; it is called before each request for a token.
   */
  | { kind: "serviceAccount"; clientId: string; clientSecret: string | (() => string | Promise<string>) }
  /** The proxy holds an access token, or has a function that is called for each request and returns one. */
  | { kind: "bearer"; token: string | (() => string | Promise<string>) }
  /**
   * The caller holds the key, and what it sends as `Authorization` (Digest or Bearer) is passed on. Atlas's challenge comes back as
   * `X-WWW-Authenticate`, so that no browser opens its password box; `IntegrationsClient` reads that.
   */
  | { kind: "passThrough" };

/** The proxy's credentials, who may use it, and for which requests. */
export interface ProxyOptions {
  /** Whose credentials Atlas gets. The only required option. */
  auth: ProxyAuth;
  /** Atlas's origin. By default `https://cloud.mongodb.com`; `https://cloud.mongodbgov.com` for Atlas for Government. */
  target?: string;
  /** The part of the path before `/api/atlas/…`, such as `"/atlas"`. By default nothing. */
  basePath?: string;
  /**
   * Decides who may call: it looks at the request (a cookie, a header of your application) and returns `true`; for any other result the
   * caller gets a 401.
   *
   * Without it, a proxy that holds a key serves loopback hosts only, whatever `allowHosts` contains. If it knows the caller's address (with
   * `serve`, Deno.serve and Bun.serve), it serves callers on its own machine only; elsewhere it has only the `Host` header, which the caller
   * chooses. Behind another server this option is needed, since every caller then seems to be on this machine.
   *
   * The function must not read the request's body; it may read that of `request.clone()`. An error that it throws is never logged, since it
   * may contain a secret.
   */
  authorize?: (request: Request) => boolean | Promise<boolean>;
  /**
   * The host names of this proxy: `"proxy.example"` for any port, `"proxy.example:8443"` for one. By default the loopback names. This
   * protects from DNS rebinding: if a page's own host name points to this proxy, the browser treats both as one origin.
   */
  allowHosts?: string[];
  /**
   * The origin that browsers see: `"https://admin.example"`. For servers whose `request.url` has another host or scheme: most frameworks,
   * and all behind a server that ends TLS. `Host` must then be this origin's host, whatever `request.url` and `allowHosts` contain, and this
   * origin is the proxy's own. `X-Forwarded-*` is never read. If the proxy holds a key and the name is not loopback, `authorize` is required.
   */
  publicOrigin?: string;
  /**
   * The origins whose pages may use the proxy, besides its own: `"https://admin.example"` for any port, with a port for one. `"*"`, for
   * all, is possible in pass-through only.
   */
  allowOrigins?: ("*" | (string & {}))[];
  /** The ids of the projects that are served. By default all that the key reaches. */
  allowGroups?: string[];
  /** Whether only GET is allowed. */
  readOnly?: boolean;
  /** The versions of the API whose paths are served. By default both. */
  apis?: ("v1.0" | "v2")[];
  /**
   * Whether v2's two lists of projects can be read (`/api/atlas/v2/groups` and `/api/atlas/v2/orgs/{id}/groups`). By default not. With
   * `allowGroups` the answer contains only those projects, with their count and links; the proxy reads all pages of Atlas's list for it.
   */
  projects?: boolean;
  /** Milliseconds for a request's body to arrive, and then for the target's whole answer. By default 30,000. */
  timeoutMs?: number;
  /** Bytes that a request's body may have. By default 65,536. */
  maxBodyBytes?: number;
  /**
   * Used instead of the global `fetch`, and called as the client calls its own, with a text and a plain object: a service binding's, undici's,
   * node-fetch's, a mock, `createEmulator(…)`.
   */
  fetch?: (url: string, init: FetchInit) => Promise<FetchResponse>;
  /**
   * Called once for each request. An event never contains a header, a query, a body or a secret. Without a logger, `console.error` gets each
   * hint about the proxy's set-up once.
   */
  logger?: (event: ProxyLogEvent) => void;
}

/** One request, answered or refused. */
export interface ProxyLogEvent {
  /** The `X-Request-Id` of the answer. */
  requestId: string;
  /** The request's method. */
  method: string;
  /** The path without the query; at most 200 characters. */
  path: string;
  /** The status of the answer. */
  status: number;
  /** Milliseconds from the request to its answer. */
  durationMs: number;
  /** The answer's `errorCode`, if the proxy refused the request or got no answer for it. */
  refused?: string;
  /** The platform's code for the failure, such as `ECONNREFUSED`; if `authorize` threw an error, the error's class. */
  reason?: string;
  /** What can be done about it. Always there if `refused` is. */
  hint?: string;
}

/**
 * Answers requests by asking Atlas, in the same way in Node, workerd, Deno and Bun. It rejects only if it gets no `Request`, with a
 * `ValidationError`. It can also be called like `fetch`, with an address and options.
 *
 * `server` is the second argument that Deno.serve and Bun.serve pass to a handler; it knows the caller's address. Pass it on if you call the
 * proxy from a handler of yours. `serve` attaches the address to the request itself.
 */
export interface Proxy {
  (request: Request, server?: unknown): Promise<Response>;
  (url: string | URL, init?: RequestInit): Promise<Response>;
  /**
   * Revokes a service account's token, if that succeeds within `timeoutMs`, and forgets it. With any other `auth` it does nothing. Never
   * rejects. Call it at the end, after the server's own `close()`: a later request would request a new token.
   */
  close(): Promise<void>;
}

/**
 * A proxy that lets a page reach Atlas's integrations and nothing else of Atlas. A page needs one because Atlas sends no CORS headers, and
 * because a private key must not be in a browser.
 *
 * A request that it refuses never reaches Atlas. Refusals have the form of Atlas's errors, with the code as `errorCode` and in
 * `X-Error-Code`. They are checked in this order:
 *
 * | status | `errorCode` | when |
 * |---|---|---|
 * | 403 | `HOST_NOT_ALLOWED` | the host is not in `allowHosts`, or the Host header and the URL differ; with `publicOrigin`: the Host header is missing or is not its host; with a held key and no `authorize`: the host is not loopback, or the caller is on another machine |
 * | 403 | `ORIGIN_NOT_ALLOWED` | a page whose origin is neither the proxy's own (`publicOrigin`, or else the URL's) nor in `allowOrigins` |
 * | 404 | `RESOURCE_NOT_FOUND` | any path except the integrations' (and, with `projects`, the lists of projects), including the token endpoints and a version that is not in `apis`; a malformed project id; for PUT and POST a type that the path's version can't send; for GET and DELETE a type that looks like a misspelled one |
 * | 405 | `METHOD_NOT_ALLOWED` | a method that the path does not have, including HEAD; `Allow` lists those that it has |
 * | 401 | `NOT_AUTHORIZED` | `authorize` returns anything except `true` |
 * | 500 | `UNEXPECTED_ERROR` | `authorize` throws or reads the body, or the proxy itself fails |
 * | 403 | `GROUP_NOT_ALLOWED` | a project that is not in `allowGroups` |
 * | 403 | `READ_ONLY` | a method other than GET, with `readOnly` |
 * | 400 | `INVALID_QUERY_PARAMETER` | a query parameter that the operation does not have, that is there twice, or whose value is not allowed |
 * | 415 | `UNSUPPORTED_MEDIA_TYPE` | a body that is not `application/json` (nor, on v2's paths, the version's own type) |
 * | 413 | `CONTENT_TOO_LARGE` | a body of more than `maxBodyBytes` |
 * | 500 | `BODY_ALREADY_READ` | something before the proxy has read the body, such as `request.json()` or `express.json()` |
 * | 408 | `REQUEST_TIMEOUT` | a body that does not arrive within `timeoutMs` |
 * | 400 | `INVALID_JSON` | a body that is empty, not a JSON object, cut off, or nested too deeply |
 * | 400 | `TYPE_MISMATCH` | a body whose `type` is not the path's |
 *
 * If Atlas was asked and there is no usable answer:
 *
 * | status | `errorCode` | when |
 * |---|---|---|
 * | 502 | `TOKEN_UNAVAILABLE` | the function in `auth.token` fails or returns no token, or the service account is refused; the request is not sent |
 * | 503 | `TOKEN_UNAVAILABLE` | the token endpoint fails or can't be reached, even after two retries |
 * | 429 | `RATE_LIMITED` | the token endpoint's limit is reached; with its `Retry-After` |
 * | 502 | `TARGET_UNREACHABLE` | no connection, or an answer that is cut off, does not match its Content-Encoding, or is not a response |
 * | 502 | `TARGET_REDIRECT` | a redirect, which is never followed |
 * | 502 | `TARGET_CHALLENGE` | a digest challenge that can't be answered |
 * | 502 | `TARGET_ANSWER_TOO_LARGE` | an answer of more than 4 MB |
 * | 504 | `TARGET_TIMEOUT` | no complete answer within `timeoutMs` |
 * | 499 | `CLIENT_CLOSED_REQUEST` | the caller closed the connection; this is only in the log |
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
