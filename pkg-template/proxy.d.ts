export { serve } from "./serve.js";
export type { Handler, ServeOptions, Server } from "./serve.js";

/** Who authenticates at Atlas. */
export type ProxyAuth =
  /** The proxy holds an API key and answers Atlas's digest with it: callers need and get no secret. */
  | { kind: "digest"; publicKey: string; privateKey: string }
  /** The proxy holds a service account's access token, or has a function that gives a fresh one for each request. */
  | { kind: "bearer"; token: string | (() => string | Promise<string>) }
  /**
   * The caller holds the key, and what it sends as `Authorization` (Digest or Bearer) is passed on. Atlas's challenge comes back as
   * `X-WWW-Authenticate`, so that no browser opens its password box; `IntegrationsClient` reads that.
   */
  | { kind: "passThrough" };

export interface ProxyOptions {
  auth: ProxyAuth;
  /** Atlas's origin. By default `https://cloud.mongodb.com`; `https://cloud.mongodbgov.com` for Atlas for Government. */
  target?: string;
  /** What comes before `/api/atlas/…` in the path, such as `"/atlas"`. By default nothing. */
  basePath?: string;
  /**
   * Who may call: looks at the request (a cookie, a header of your application) and says `true`; anything else is answered with 401.
   * Without it a proxy that holds a key serves loopback hosts only, whatever `allowHosts` says. It must not read the body.
   */
  authorize?: (request: Request) => boolean | Promise<boolean>;
  /**
   * The names that this proxy is reached by: `"proxy.example"` for any port, `"proxy.example:8443"` for one. By default the loopback
   * names. Against DNS rebinding: a page whose own name points to this proxy is of the same origin as far as a browser can tell.
   */
  allowHosts?: string[];
  /**
   * The pages that may use it besides those of its own origin: `"https://admin.example"` for any port, with a port for one. `"*"` for
   * all, in pass-through only.
   */
  allowOrigins?: ("*" | (string & {}))[];
  /** The projects that may be asked for. By default all that the key reaches. */
  allowGroups?: string[];
  /** Whether only GET is let through. */
  readOnly?: boolean;
  /** Milliseconds for a request's body to arrive, and then for the target's whole answer. By default 30,000. */
  timeoutMs?: number;
  /** Bytes that a request's body may have. By default 65,536. */
  maxBodyBytes?: number;
  /** In place of the global one, called with one `Request`: a service binding, a mock, `createEmulator(…)`. */
  fetch?: (request: Request) => Promise<Response>;
  /** Told once for each request. Never told a header, a query, a body or a secret. */
  logger?: (event: ProxyLogEvent) => void;
}

export interface ProxyLogEvent {
  /** The `X-Request-Id` of the answer. */
  requestId: string;
  method: string;
  /** Without the query; at most 200 characters. */
  path: string;
  /** Of the answer. */
  status: number;
  durationMs: number;
  /** The answer's `errorCode`, where the proxy refused the request or got no answer for it. */
  refused?: string;
  /** What the platform says about it in one word, such as `ECONNREFUSED`. */
  reason?: string;
}

/** Answers requests by asking Atlas; the same in Node, workerd, Deno and Bun. Never rejects. */
export type Proxy = (request: Request) => Promise<Response>;

/**
 * A proxy that lets a page reach the integrations of Atlas, and nothing else of it: Atlas sends no CORS headers, and a browser is no
 * place for a private key.
 *
 * What it refuses never reaches Atlas: a host that is not allowed and a foreign origin (403), an unknown path or type (404), a method
 * that the path does not have (405), who is not authorized (401), a project that is not allowed and a change where it is read-only (403), an
 * unknown query parameter (400), a body that is not application/json (415), too large (413), no JSON or of another `type` than the
 * path's (400). Without a usable answer from Atlas: unreachable or redirected (502), too slow (504). Refusals have Atlas's error shape.
 *
 * @throws {ValidationError} for bad options, with all mistakes at once
 * @example
 * const proxy = createProxy({ auth: { kind: "digest", publicKey, privateKey }, basePath: "/atlas" });
 * const server = await serve(proxy, { port: 8080 });
 */
export function createProxy(options: ProxyOptions): Proxy;
