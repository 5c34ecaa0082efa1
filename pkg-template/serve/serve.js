import { builtin } from "../shared/builtin.js";
import { ValidationError } from "../errors/errors.js";
import { isLoopbackAddress } from "./peer.js";
import { readRequest } from "./request.js";
import { refuse, sendResponse } from "./response.js";
import { asCallerLater } from "../shared/stack.js";
import { tell } from "../shared/tell.js";

/** On a handler that must not be reached from another machine, with the reason. createProxy sets it. */
const LOOPBACK_ONLY = Symbol.for("atlas-integrations.loopbackOnly");

/** How long a client may take to send what the handler did not read, before the connection is cut. */
const LINGER_MS = 1_000;

/**
 * Serves a handler over HTTP, on Node, Deno and Bun alike: all three have `node:http`, and of their servers it is the only one that
 * shows the request target as the client sent it.
 *
 * @param {(request: Request) => Promise<Response> | Response} handler
 * @param {import("./serve.js").ServeOptions} options
 * @returns {Promise<import("./serve.js").Server>}
 * @throws {ValidationError} (as a rejection) for bad options, and for a host that others can reach where the handler forbids that
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
    // How often the two are looked at, so also how late they may be.
    connectionsCheckingInterval: Math.min(1_000, headersTimeoutMs),
    keepAliveTimeout: 60_000,
    requireHostHeader: true,
  };
  const server = createServer(limits, (incoming, outgoing) => answer(handler, incoming, outgoing, onError));
  server.on("connection", (socket) => closeSilent(socket, limits.headersTimeout));
  await listen(server, port, host);
  const bound = server.address();
  if (handler[LOOPBACK_ONLY] && !isLoopbackAddress(bound.address)) {
    // A name that looks local may be bound to something else, /etc/hosts decides.
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
  const { port, host = "127.0.0.1", headersTimeoutMs = 10_000, requestTimeoutMs = 30_000, onError = console.error } = options ?? {};
  const issues = [];
  const report = (path, code, message, params) => issues.push({ path, code, severity: "error", message, params });
  if (typeof handler !== "function") report(["handler"], "invalid_type", "`handler` must be a function", { expected: "function" });
  if (typeof host !== "string" || host === "") report(["host"], "invalid_type", "`host` must be a string", { expected: "string" });
  if (typeof onError !== "function") report(["onError"], "invalid_type", "`onError` must be a function", { expected: "function" });
  for (const [name, value, min, max] of [
    ["port", port, 0, 65_535],
    ["headersTimeoutMs", headersTimeoutMs, 1, 3_600_000],
    ["requestTimeoutMs", requestTimeoutMs, 1, 3_600_000],
  ]) {
    if (Number.isInteger(value) && value >= min && value <= max) continue;
    report([name], "out_of_range", `\`${name}\` must be a whole number between ${min} and ${max}`, { min, max });
  }
  if (issues.length > 0) throw new ValidationError({ message: `serve: ${issues.map((issue) => issue.message).join("; ")}`, issues });
  if (handler[LOOPBACK_ONLY] && !isLoopbackAddress(host)) throw notLoopback(handler);
  return { port, host, headersTimeoutMs, requestTimeoutMs, onError };
}

function notLoopback(handler) {
  const message = `serve: \`host\` must be a loopback address: ${handler[LOOPBACK_ONLY]}`;
  const params = { allowed: ["127.0.0.1", "::1", "localhost"] };
  return new ValidationError({ message, issues: [{ path: ["host"], code: "invalid_value", severity: "error", message, params }] });
}

/** The host for a URL: what listens on all addresses is reached as localhost. */
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
 * Closes a connection on which nothing was asked, without a word. Node would say 408, and where the first request was just then on its way,
 * its sender would take that for the answer. Half the time, so that this comes before Node however busy the process is.
 */
function closeSilent(socket, headersTimeoutMs) {
  // Bun accepts a connection only once it has said something, and does not count what.
  if (globalThis.Bun) return;
  const look = () => socket.bytesRead === 0 && socket.destroy();
  // Not in the timer itself: what has arrived meanwhile is read between the two.
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
 * Lets a client finish what it is sending although the answer is out, so that it reads the answer and the connection can be used
 * again; but not for ever: an endless body ends with the connection.
 */
function drain(incoming) {
  if (incoming.complete) return;
  incoming.removeAllListeners("data").resume();
  const timer = setTimeout(() => incoming.socket?.destroy(), LINGER_MS);
  incoming.once("close", () => clearTimeout(timer));
  incoming.once("end", () => clearTimeout(timer));
}
