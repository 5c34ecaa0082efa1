import { isLoopbackAddress } from "../serve/peer.js";
import { exposedHeaders } from "./answer.js";
import { fitsHost, fitsOrigin, hostOf, isLoopback, readHost, readOrigin } from "./names.js";
import { orRefuse, Refusal, unexpected } from "./refusal.js";

/** Why a proxy with a key and without `authorize` is for this machine alone; `serve` says it, too. */
export const LOOPBACK_REASON = "the proxy holds a key, and without `authorize` everyone who reaches it could use that";

const HOSTS_HINT = "`allowHosts` names this host, but does not make up for the missing `authorize`";
const THROWN_HINT = "`authorize` threw; its error may hold a secret and is not shown here: catch it there to see it";
const BODY_HINT = "`authorize` must not read the request's body: read that of `request.clone()`";

/**
 * Where the request comes from, if the server says so. `Host` is the caller's own choice, so for a key that nobody guards it is not
 * enough; an address can't be chosen by whoever wants an answer.
 */
export function checkPeer(peer, { authorize, holdsKey }) {
  if (!holdsKey || authorize || peer === undefined || isLoopbackAddress(peer)) return;
  throw new Refusal(403, "HOST_NOT_ALLOWED", `Only callers on the proxy's own machine are served: ${LOOPBACK_REASON}.`);
}

/**
 * The host that the caller believes to talk to. A page whose name was made to point here (DNS rebinding) is of the same origin as
 * this proxy as far as a browser can tell; only the name gives it away.
 */
export function checkHost(request, url, { allowHosts, authorize, holdsKey }) {
  const host = hostOf(url);
  if (!saysTheSame(request.headers.get("host"), host)) {
    throw new Refusal(403, "HOST_NOT_ALLOWED", "The Host header is not the URL's host.");
  }
  if (holdsKey && !authorize && !isLoopback(host.name)) {
    const hint = allowHosts?.some((entry) => fitsHost(entry, host)) ? HOSTS_HINT : undefined;
    throw new Refusal(403, "HOST_NOT_ALLOWED", `Only loopback hosts are served: ${LOOPBACK_REASON}.`, { hint });
  }
  const allowed = allowHosts ? allowHosts.some((entry) => fitsHost(entry, host)) : isLoopback(host.name);
  if (!allowed) throw new Refusal(403, "HOST_NOT_ALLOWED", "This host is not in the proxy's `allowHosts`.");
}

/** Some runtimes take the URL's host from an absolute request target, and leave another one in the header. */
function saysTheSame(header, host) {
  if (header === null) return true;
  const named = readHost(header);
  return named !== undefined && named.name === host.name && (named.port ?? host.port) === host.port;
}

/**
 * The page that asks. Its own origin passes, others only from the list; programs that are no browser send no `Origin`.
 *
 * @returns {Record<string, string>} the CORS headers for whatever is answered from here on
 */
export function checkOrigin(request, url, { allowOrigins, auth }) {
  const given = request.headers.get("origin");
  const site = request.headers.get("sec-fetch-site");
  const exposed = exposedHeaders(auth);
  if (allowOrigins.any) return given === null ? {} : { "access-control-allow-origin": "*", "access-control-expose-headers": exposed };
  const origin = readOrigin(given);
  if (origin && allowOrigins.list.some((entry) => fitsOrigin(entry, origin))) {
    return { "access-control-allow-origin": given, "access-control-allow-credentials": "true", "access-control-expose-headers": exposed };
  }
  // Without an `Origin`, as with an image or a link, the browser still says that the page is another one's.
  const foreign = given === null ? site === "cross-site" || site === "same-site" : given !== url.origin || site === "cross-site";
  if (foreign) throw new Refusal(403, "ORIGIN_NOT_ALLOWED", "This origin is not in the proxy's `allowOrigins`.");
  return {};
}

/**
 * A browser's question before the real request, answered for the path's methods also where the proxy is read-only: the page then
 * gets the refusal that says so, not a CORS failure that says nothing.
 */
export function preflight(request, methods) {
  const asked = request.headers.get("access-control-request-headers") ?? "";
  // `authorize` may look at any header; the target gets none of them.
  const headers = /^[\w!#$%&'*+.^`|~-]+(?:\s*,\s*[\w!#$%&'*+.^`|~-]+)*$/.test(asked) && asked.length <= 1_000 ? asked : "content-type";
  return {
    status: 204,
    headers: {
      "access-control-allow-methods": methods.join(", "),
      "access-control-allow-headers": headers,
      "access-control-max-age": "600",
    },
    body: null,
  };
}

/** Whether the caller's own application lets them in. */
export async function checkCaller(request, { authorize }) {
  if (!authorize) return;
  // Nothing but `true`: a forgotten comparison, an object or a text must not open the door.
  const said = await orRefuse((async () => authorize(request))(), (error) => unexpected(error, request.bodyUsed ? BODY_HINT : THROWN_HINT));
  if (said !== true) throw new Refusal(401, "NOT_AUTHORIZED", "You are not authorized to use this proxy.");
  if (request.bodyUsed) throw unexpected(new TypeError(BODY_HINT), BODY_HINT);
}
