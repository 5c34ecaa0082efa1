import { builtin } from "../shared/builtin.js";
import { ValidationError } from "../errors/errors.js";
import { Checks } from "../options/checks.js";
import { isLoopbackAddress } from "./peer.js";
import { readRequest } from "./request.js";
import { refuse, sendResponse } from "./response.js";
import { asCallerLater } from "../shared/stack.js";
import { tell } from "../shared/tell.js";

/** The property of a handler that must not be reached from another machine, with the reason. `createProxy` sets it. */
const LOOPBACK_ONLY = Symbol.for("atlas-integrations.loopbackOnly");

/** How long a client may take to send the rest of a body that the handler did not read, before the connection is cut. */
const LINGER_MS = 1_000;

/**
 * Serves a handler over HTTP in Node, Deno and Bun. All three have `node:http`, and of their servers it is the only one that shows the request
 * target as the client sent it.
 *
 * @param {(request: Request) => Promise<Response> | Response} handler
 * @param {import("./serve.js").ServeOptions} options
 * @returns {Promise<import("./serve.js").Server>}
 * @throws {ValidationError} (as a rejection) for bad options, and for a host that other machines can reach if the handler forbids that
 */
export function serve(handler, options) {
  return asCallerLater(serve, start(handler, options));
}

async function start(handler, options) {
  const { port, host, headersTimeoutMs, requestTimeoutMs, onError } = readServeOptions(handler, options);
  const { createServer } = await builtin("node:http");
  const limits = {
    headersTimeout: Math.min(headersTimeoutMs, requestTimeoutMs),
    requestTimeout: requestTimeoutMs,
    // How often Node checks these two times.
    connectionsCheckingInterval: Math.min(1_000, headersTimeoutMs),
    keepAliveTimeout: 60_000,
    requireHostHeader: true,
  };
  const server = createServer(limits, (incoming, outgoing) => answer(handler, incoming, outgoing, onError));
  server.on("connection", (socket) => closeSilent(socket, limits.headersTimeout));
  await listen(server, port, host);
  const bound = server.address();
  if (handler[LOOPBACK_ONLY] && !isLoopbackAddress(bound.address)) {
    // A name such as `localhost` may be bound to another address by /etc/hosts.
    server.close();
    throw notLoopback(handler);
  }
  let closed;
  return {
    url: `http://${nameOf(host, bound)}:${bound.port}`,
    close: () => (closed ??= close(server)),
  };
}

function readServeOptions(handler, options) {
  const checks = new Checks(options ?? {}, []);
  const milliseconds = { min: 1, max: 3_600_000 };
  if (typeof handler !== "function") checks.report(["handler"], "invalid_type", "`handler` must be a function", { expected: "function" });
  const read = {
    port: checks.integer("port", { min: 0, max: 65_535 }, undefined),
    host: checks.take("host") === undefined ? "127.0.0.1" : checks.requiredText("host"),
    headersTimeoutMs: checks.integer("headersTimeoutMs", milliseconds, 10_000),
    requestTimeoutMs: checks.integer("requestTimeoutMs", milliseconds, 30_000),
    onError: checks.typed("onError", "function", console.error),
  };
  if (checks.value.port === undefined) checks.report(["port"], "required", "`port` is required: 0 for any free one", {});
  checks.rejectUnknown();
  checks.throwIfAny("serve");
  if (handler[LOOPBACK_ONLY] && !isLoopbackAddress(read.host)) throw notLoopback(handler);
  return read;
}

function notLoopback(handler) {
  const message = `serve: \`host\` must be a loopback address: ${handler[LOOPBACK_ONLY]}`;
  const params = { allowed: ["127.0.0.1", "::1", "localhost"] };
  return new ValidationError({ message, issues: [{ path: ["host"], code: "invalid_value", severity: "error", message, params }] });
}

/** The host for the URL: a server that listens on all addresses can be reached as localhost. */
function nameOf(host, bound) {
  if (bound.address === "0.0.0.0" || bound.address === "::") return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}

function listen(server, port, host) {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

/**
 * Closes a connection on which nothing was sent, without an answer. Node would send a 408, and if the first request was on its way just then,
 * its client would take that for the answer. After half the time, so that this happens before Node's check even in a busy process.
 */
function closeSilent(socket, headersTimeoutMs) {
  // Bun accepts a connection only after the first bytes, and does not count them.
  if (globalThis.Bun) return;
  const look = () => socket.bytesRead === 0 && socket.destroy();
  // Not in the timer itself, but after `setImmediate`: between the two, what has arrived meanwhile is read.
  const timer = setTimeout(() => setImmediate(look), headersTimeoutMs / 2);
  socket.once("close", () => clearTimeout(timer));
}

function close(server) {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

async function answer(handler, incoming, outgoing, onError) {
  const gone = new AbortController();
  outgoing.on("close", () => {
    if (!outgoing.writableFinished) gone.abort(new DOMException("the client closed the connection", "AbortError"));
  });
  outgoing.on("finish", () => drain(incoming));
  try {
    const { request, problem } = readRequest(incoming, gone.signal);
    if (problem) refuse(outgoing, problem);
    else await sendResponse(await handler(request), outgoing);
  } catch (error) {
    if (gone.signal.aborted) return;
    tell(onError, error);
    if (outgoing.headersSent) outgoing.destroy();
    else refuse(outgoing, { status: 500, errorCode: "UNEXPECTED_ERROR", detail: "Unexpected error." });
  }
}

/**
 * Lets a client finish its body after the answer was sent, so that it reads the answer and the connection can be used again. After a while
 * the connection is cut, since the body may be endless.
 */
function drain(incoming) {
  if (incoming.complete) return;
  incoming.removeAllListeners("data").resume();
  const timer = setTimeout(() => incoming.socket?.destroy(), LINGER_MS);
  incoming.once("close", () => clearTimeout(timer));
  incoming.once("end", () => clearTimeout(timer));
}
