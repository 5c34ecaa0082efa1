import { isLoopbackAddress } from "../serve/peer.js";
import { exposedHeaders } from "./answer.js";
import { alreadyRead, isRead } from "./body.js";
import { fitsHost, fitsOrigin, hostOf, isHostOf, isLoopback, readHost, readOrigin } from "./names.js";
import { LOOPBACK_REASON } from "./options.js";
import { orRefuse, Refusal, unexpected } from "./refusal.js";

const GUARD_HINT = "to serve more than this machine give `authorize`, which decides who may call, and name the proxy's host in `publicOrigin` or `allowHosts`";
const HOSTS_HINT = "`allowHosts` names this host, but does not replace the missing `authorize`";
const DIFFERENT_HINT =
  "`Host` and the host of `request.url` differ: behind a framework or another server set `publicOrigin` to the origin that browsers see, such as `https://admin.example`";
const LIST_HINT = "if this host is the proxy's own, name it in `allowHosts`, or set `publicOrigin` to the origin that browsers see";
const PUBLIC_HINT =
  "`Host` must be the host of `publicOrigin`, with its port; a server in front must pass it on (nginx: `proxy_set_header Host $http_host;`)";
const SCHEME_HINT = "the page has the proxy's host and another scheme: if TLS ends before the proxy, set `publicOrigin` to the origin that browsers see";
const PAGE_HINT = "if the page is yours, name its origin in `allowOrigins`; if it is the proxy's own, in `publicOrigin`";
const SAID_NO_HINT = "`authorize` did not return `true`";
const THROWN_HINT = "`authorize` threw an error, which is not shown here since it may contain a secret: catch it there to see it";
const BODY_HINT = "`authorize` must not read the request's body: read that of `request.clone()`";

/**
 * Checks the address that the request comes from, if the server tells it. Without `authorize`, checking `Host` is not enough to protect the
 * key, since the caller chooses it. A caller can't fake its address and still get the answer.
 */
export function checkPeer(peer, { authorize, holdsKey }) {
  if (!holdsKey || authorize || peer === undefined || isLoopbackAddress(peer)) return;
  const detail = `Only callers on the proxy's own machine are served: ${LOOPBACK_REASON}.`;
  throw new Refusal(403, "HOST_NOT_ALLOWED", detail, { hint: GUARD_HINT, setup: true });
}

/**
 * Checks the host that the caller means. If a page's host name was made to point to this proxy (DNS rebinding), the browser treats both as
 * one origin; only the name tells the difference.
 */
export function checkHost({ headers }, url, { publicOrigin, ...config }) {
  const header = headers.get("host");
  if (publicOrigin) return checkPublicHost(header, publicOrigin);
  const host = hostOf(url);
  if (header !== url.host && !saysTheSame(header, host)) {
    throw new Refusal(403, "HOST_NOT_ALLOWED", "The Host header is not the URL's host.", { hint: DIFFERENT_HINT, setup: true });
  }
  checkOwnHost(host, config);
}

/**
 * With `publicOrigin` the URL's host is the server's own invention, so only `Host` tells which host the caller means. It must be there.
 * `X-Forwarded-Host` is not read: the caller can write anything there.
 */
function checkPublicHost(header, publicOrigin) {
  if (header !== null && isHostOf(header, publicOrigin)) return;
  const detail = header === null ? "The Host header is missing." : "The Host header is not the host of the proxy's `publicOrigin`.";
  throw new Refusal(403, "HOST_NOT_ALLOWED", detail, { hint: PUBLIC_HINT, setup: true });
}

function checkOwnHost(host, { allowHosts, authorize, holdsKey }) {
  const listed = allowHosts?.some((entry) => fitsHost(entry, host));
  if (holdsKey && !authorize && !isLoopback(host.name)) {
    const detail = `Only loopback hosts are served: ${LOOPBACK_REASON}.`;
    throw new Refusal(403, "HOST_NOT_ALLOWED", detail, { hint: listed ? HOSTS_HINT : GUARD_HINT, setup: true });
  }
  if (listed ?? isLoopback(host.name)) return;
  throw new Refusal(403, "HOST_NOT_ALLOWED", "This host is not in the proxy's `allowHosts`.", { hint: LIST_HINT, setup: true });
}

/** Whether header and URL agree. Some runtimes take the URL's host from an absolute request target, and the header can have another one. */
function saysTheSame(header, host) {
  if (header === null) return true;
  const named = readHost(header);
  return named !== undefined && named.name === host.name && (named.port ?? host.port) === host.port;
}

/**
 * Checks the page that sends the request. The proxy's own origin is allowed, others only if they are in the list. Programs other than
 * browsers send no `Origin`.
 *
 * @returns {Record<string, string>} the CORS headers of the answer
 */
export function checkOrigin(request, url, { allowOrigins, auth, publicOrigin }) {
  const given = request.headers.get("origin");
  const site = request.headers.get("sec-fetch-site");
  const exposed = exposedHeaders(auth);
  if (allowOrigins.any) return given === null ? {} : { "access-control-allow-origin": "*", "access-control-expose-headers": exposed };
  const origin = readOrigin(given);
  if (origin && allowOrigins.list.some((entry) => fitsOrigin(entry, origin))) {
    return { "access-control-allow-origin": given, "access-control-allow-credentials": "true", "access-control-expose-headers": exposed };
  }
  // A request for an image or a link has no `Origin`, but the browser still tells that it comes from another site's page.
  const own = publicOrigin?.text ?? url.origin;
  const foreign = given === null ? site === "cross-site" || site === "same-site" : given !== own || site === "cross-site";
  if (!foreign) return {};
  const hint = !publicOrigin && given?.endsWith(`://${url.host}`) ? SCHEME_HINT : PAGE_HINT;
  throw new Refusal(403, "ORIGIN_NOT_ALLOWED", "This origin is not in the proxy's `allowOrigins`.", { hint, setup: true });
}

/**
 * The answer to a browser's preflight request. It allows all methods of the path even if the proxy is read-only: the page then gets the
 * refusal `READ_ONLY`, not a CORS failure without an explanation.
 */
export function preflight(request, methods) {
  const asked = request.headers.get("access-control-request-headers") ?? "";
  // Any header is allowed, since `authorize` may need it; none of them is passed on to the target.
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

/** Asks `authorize` whether the caller may use the proxy. */
export async function checkCaller(request, { authorize }) {
  if (!authorize) return;
  // If the body was read before, that is not the fault of `authorize`, nor that it can't clone the request.
  const before = isRead(request);
  const readIt = () => !before && isRead(request);
  const failed = (error) => (before ? alreadyRead() : unexpected(error, readIt() ? BODY_HINT : THROWN_HINT));
  const said = await orRefuse((async () => authorize(request))(), failed);
  // Only `true` counts: the result of a forgotten comparison, an object or a text, must not let anyone in.
  if (said !== true) throw new Refusal(401, "NOT_AUTHORIZED", "You are not authorized to use this proxy.", { hint: SAID_NO_HINT });
  if (readIt()) throw unexpected(new TypeError(BODY_HINT), BODY_HINT);
}
