/**
 * The property of a Request with the address that it came from. It is a registered symbol, not a WeakMap: the proxy that reads it may be in
 * another copy of this package (the CommonJS one, a bundled one). A caller can't send a symbol. A copy of the Request does not have it.
 */
const PEER = Symbol.for("atlas-integrations.peer");

/** @param {Request} request  @param {string | undefined} address  the socket's; a socket that was closed meanwhile has none */
export function notePeer(request, address) {
  Object.defineProperty(request, PEER, { value: address ?? "unknown" });
}

/**
 * The address that a request comes from, if the server tells it: `serve` on the request, Deno.serve and Bun.serve in the handler's second
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

/** Whether an address, or the name `localhost`, is a loopback one. */
export function isLoopbackAddress(host) {
  return host === "localhost" || host === "::1" || /^(?:::ffff:)?127\.\d+\.\d+\.\d+$/.test(host);
}
