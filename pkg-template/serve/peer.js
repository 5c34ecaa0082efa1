/**
 * On a Request, the address that it came from. A symbol and no WeakMap: the proxy that reads it may be another copy of this package
 * (the CommonJS one, a bundled one), and a caller can send no symbol. What is made anew of a Request does not have it.
 */
const PEER = Symbol.for("atlas-integrations.peer");

/** @param {Request} request  @param {string | undefined} address  as the socket has it; a socket that is closed already has none */
export function notePeer(request, address) {
  Object.defineProperty(request, PEER, { value: address ?? "unknown" });
}

/**
 * Where a request comes from, as far as the server says: `serve` on the request, Deno.serve and Bun.serve by their handler's second
 * argument.
 *
 * @param {Request} request
 * @param {unknown} server
 * @returns {string | undefined}
 */
export function peerOf(request, server) {
  if (request[PEER] !== undefined) return request[PEER];
  if (typeof server?.requestIP === "function") return server.requestIP(request)?.address ?? "unknown";
  return server?.remoteAddr?.hostname;
}

/** Whether an address (or the one name for it) is this machine's own. */
export function isLoopbackAddress(host) {
  return host === "localhost" || host === "::1" || /^(?:::ffff:)?127\.\d+\.\d+\.\d+$/.test(host);
}
