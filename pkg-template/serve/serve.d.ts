/** What `serve` serves: `createEmulator`'s and `createProxy`'s result, or any other. */
export type Handler = (request: Request) => Response | Promise<Response>;

/** Where to listen, and for how long to wait. */
export interface ServeOptions {
  /** 0 for a free one, which `url` then says. */
  port: number;
  /** The address or name to listen on. By default `"127.0.0.1"`: reachable from this machine only. */
  host?: string;
  /**
   * Milliseconds that a client may take for a request's headers; then 408. A connection on which nothing comes is closed after half of
   * it, without an answer. By default 10,000.
   */
  headersTimeoutMs?: number;
  /** Milliseconds that a client may take for a whole request, body too; then 408. By default 30,000. */
  requestTimeoutMs?: number;
  /** Told what the handler threw; the client only gets a 500. By default `console.error`. */
  onError?: (error: unknown) => void;
}

/** A handler that is being served. */
export interface Server {
  /** Such as `http://127.0.0.1:54321`, without a slash at the end. */
  url: string;
  /** Stops listening, ends every open connection and resolves when all is closed. Again: the same promise. */
  close(): Promise<void>;
}

/**
 * Serves a handler over HTTP/1.1 in Node, Deno and Bun. (workerd and other fetch-style runtimes need no server: give them the handler.)
 *
 * The handler's `request.url` is what the client sent, to the letter: a request target that `new Request` would rewrite (dot segments,
 * backslashes, an absolute URL) and a Host that a URL would rewrite are answered with 400. `request.signal` aborts when the client goes
 * away. A handler that gives `Response.error()` gets the connection cut. The proxy finds the caller's address on the request, also where
 * a handler of yours hands it that very request; one that you make anew (`new Request(…)`, `request.clone()`) does not have it.
 *
 * @throws {ValidationError} (as a rejection) for bad options, and for a `host` that other machines can reach where the handler holds a
 *   key and has nobody to authenticate the caller (`createProxy` without `authorize`)
 * @example
 * const server = await serve(() => new Response("hello"), { port: 0 });
 * await (await fetch(server.url)).text(); // "hello"
 * await server.close();
 */
export function serve(handler: Handler, options: ServeOptions): Promise<Server>;
