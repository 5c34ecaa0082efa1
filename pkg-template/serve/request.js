import { notePeer } from "./peer.js";

/** A host as a Host header may name it: a name or an address, and a port. */
const HOST = /^(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::[0-9]{1,5})?$/i;

/**
 * The web standard's Request for one of `node:http`.
 *
 * A `Request` can't hold a request target as it came: `new Request(url)` resolves `..` and `%2e%2e`, turns `\` into `/`, drops what is
 * behind a `#`, and takes the host out of an absolute target. A handler that checks paths would then judge another path than the
 * client sent. So a target that a URL would change is refused here, and what the handler sees is what was sent, to the letter. The
 * same goes for the host: one that a URL would rewrite (`0x7f.1`) or that is there twice is refused.
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
  // node's parser refuses a message with both already; this is for the day a runtime's does not (request smuggling).
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

/** A URL writes hosts in lower case and leaves http's own port away; all else must be as it was sent. */
function sameHost(url, host) {
  return url.host === host.toLowerCase().replace(/:0*80$/, "");
}

function hasBody(headers) {
  return headers.has("transfer-encoding") || Number(headers.get("content-length") ?? 0) > 0;
}

/**
 * The body, read from the socket only as fast as the handler reads it: an endless one costs no memory. `Readable.toWeb` would do, but
 * it destroys the connection when the handler cancels, and with it the answer that says why (413).
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
      // Not resumed: an endless body waits until the answer is out, see `drain` in ../serve.js.
      incoming.removeAllListeners("data");
    },
  });
}

/** A stream that is closed, failed or cancelled already throws at the second time; there is nothing left to say then. */
function settle(action) {
  try {
    action();
  } catch {
    // settled before
  }
}
