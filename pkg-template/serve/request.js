import { notePeer } from "./peer.js";

/** A valid Host header: a name or an address, and perhaps a port. */
const HOST = /^(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::[0-9]{1,5})?$/i;

/**
 * Makes a web standard Request of one of `node:http`.
 *
 * A `Request` can't have every request target as it came: `new Request(url)` resolves `..` and `%2e%2e`, turns `\` into `/`, drops the part
 * after a `#`, and reads the host of an absolute target. A handler that checks paths would then check another path than the client sent. So
 * a target that a URL would change is refused here, and the handler sees exactly what was sent. The same holds for the host: one that a URL
 * would rewrite (`0x7f.1`) or that is there twice is refused.
 *
 * @param {import("node:http").IncomingMessage} incoming
 * @param {AbortSignal} signal
 * @returns {{ request?: Request, problem?: { status: number, errorCode: string, detail: string } }}
 */
export function readRequest(incoming, signal) {
  const headers = new Headers();
  for (let i = 0; i < incoming.rawHeaders.length; i += 2) headers.append(incoming.rawHeaders[i], incoming.rawHeaders[i + 1]);
  const target = incoming.url;
  const host = headers.get("host");
  // Node's parser refuses a message with both. This is in case another runtime's parser does not (request smuggling).
  if (headers.has("transfer-encoding") && headers.has("content-length")) return bad("The length of the body is given twice.");
  if (host === null || !HOST.test(host)) return bad("The Host header is missing, malformed or there twice.");
  if (!target.startsWith("/")) return bad("The request target must be a path and query.");
  const url = URL.canParse(`http://${host}${target}`) ? new URL(`http://${host}${target}`) : undefined;
  if (!url || !sameHost(url, host)) return bad("The Host header is not written as a URL has it.");
  if (url.pathname + url.search !== target) return bad("The request target is not written as a URL has it.");
  if (["CONNECT", "TRACE", "TRACK"].includes(incoming.method)) {
    return { problem: { status: 405, errorCode: "METHOD_NOT_ALLOWED", detail: "The method is not allowed." } };
  }
  const bodyless = incoming.method === "GET" || incoming.method === "HEAD";
  const body = bodyless || !hasBody(headers) ? undefined : streamOf(incoming);
  const request = new Request(url, { method: incoming.method, headers, body, duplex: body && "half", signal });
  notePeer(request, incoming.socket?.remoteAddress);
  return { request };
}

function bad(detail) {
  return { problem: { status: 400, errorCode: "BAD_REQUEST", detail } };
}

/** Whether the URL has the same host. It may differ in case, and in http's default port, which a URL omits; in nothing else. */
function sameHost(url, host) {
  return url.host === host.toLowerCase().replace(/:0*80$/, "");
}

function hasBody(headers) {
  return headers.has("transfer-encoding") || Number(headers.get("content-length") ?? 0) > 0;
}

/**
 * The body. It is read from the socket only as fast as the handler reads it, so that an endless one does not fill the memory.
 * `Readable.toWeb` is not used: it destroys the connection when the handler cancels, and with it the answer that tells why (413).
 */
function streamOf(incoming) {
  return new ReadableStream({
    start(controller) {
      incoming.pause();
      incoming.on("data", (chunk) => {
        controller.enqueue(new Uint8Array(chunk));
        if (controller.desiredSize <= 0) incoming.pause();
      });
      incoming.once("end", () => settle(() => controller.close()));
      incoming.once("error", (error) => settle(() => controller.error(error)));
      incoming.once("close", () => settle(() => controller.error(new TypeError("the request body was cut off"))));
    },
    pull() {
      incoming.resume();
    },
    cancel() {
      // Not resumed: an endless body waits until the answer is sent, see `drain` in serve.js.
      incoming.removeAllListeners("data");
    },
  });
}

/** Closes or fails a stream. If it has ended before, this would throw, which does not matter. */
function settle(action) {
  try {
    action();
  } catch {
    // ended before
  }
}
