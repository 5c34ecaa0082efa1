/** A function that answers requests: the result of `createEmulator` or `createProxy`, or your own. */
export type Handler = (request: Request) => Response | Promise<Response>;

/** Where to listen, and how long to wait for clients. */
export interface ServeOptions {
  /** The port; 0 for any free one, which is then in `url`. */
  port: number;
  /** The address or name to listen on. By default `"127.0.0.1"`: reachable from this machine only. */
  host?: string;
  /**
   * Milliseconds that a client may take for a request's headers; then it gets a 408. A connection on which nothing is sent is closed after
   * half that time, without an answer. By default 10,000.
   */
  headersTimeoutMs?: number;
  /** Milliseconds that a client may take for a whole request, including its body; then it gets a 408. By default 30,000. */
  requestTimeoutMs?: number;
  /** Called with the error that the handler threw; the client only gets a 500. By default `console.error`. */
  onError?: (error: unknown) => void;
}

/** A handler that is being served. */
export interface Server {
  /** The origin, such as `http://127.0.0.1:54321`, without a slash at the end. */
  url: string;
  /** Stops listening, ends every open connection, and resolves when all is closed. Called again it returns the same promise. */
  close(): Promise<void>;
}

/**
 * Serves a handler over HTTP/1.1 in Node, Deno and Bun. (workerd and similar runtimes need no server: pass the handler to them.)
 *
 * The handler's `request.url` is exactly what the client sent. If `new Request` would rewrite the request target (dot segments, backslashes,
 * an absolute URL) or a URL would rewrite the Host, the client gets a 400. `request.signal` aborts when the client closes the connection. If
 * the handler returns `Response.error()`, the connection is cut.
 *
 * The caller's address is attached to the request, where the proxy finds it, also if a handler of yours passes on that very request. A copy
 * (`new Request(…)`, `request.clone()`) does not have it.
 *
 * @throws {ValidationError} (as a rejection) for bad options, and if the handler is a `createProxy` that holds a key and has no `authorize`,
 *   for a `host` that other machines can reach
 * @example
 * const server = await serve(() => new Response("hello"), { port: 0 });
 * await (await fetch(server.url)).text(); // "hello"
 * await server.close();
 */
export function serve(handler: Handler, options: ServeOptions): Promise<Server>;
