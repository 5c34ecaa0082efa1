import { isLoopbackAddress } from "../serve/peer.js";
import { exposedHeaders } from "./answer.js";
import { alreadyRead, isRead } from "./body.js";
import { fitsHost, fitsOrigin, hostOf, isHostOf, isLoopback, readHost, readOrigin } from "./names.js";
import { LOOPBACK_REASON } from "./options.js";
import { orRefuse, Refusal, unexpected } from "./refusal.js";

const GUARD_HINT = "to serve more than this machine give `authorize`, which says who may call, and name the proxy's host in `publicOrigin` or `allowHosts`";
const HOSTS_HINT = "`allowHosts` names this host, but does not make up for the missing `authorize`";
const DIFFERENT_HINT =
  "`Host` and the host of `request.url` differ: behind a framework or another server name what browsers see in `publicOrigin`, such as `https://admin.example`";
const LIST_HINT = "if this host is the proxy's own, name it in `allowHosts`, or what browsers see in `publicOrigin`";
const PUBLIC_HINT =
  "`Host` must be the host of `publicOrigin`, with its port; a server in front must pass it on (nginx: `proxy_set_header Host $http_host;`)";
const SCHEME_HINT = "the page has the proxy's host and another scheme: where TLS ends before the proxy, name what browsers see in `publicOrigin`";
const PAGE_HINT = "if the page is yours, name its origin in `allowOrigins`; if it is the proxy's own, in `publicOrigin`";
const SAID_NO_HINT = "`authorize` said something else than `true`";
const THROWN_HINT = "`authorize` threw; its error may hold a secret and is not shown here: catch it there to see it";
const BODY_HINT = "`authorize` must not read the request's body: read that of `request.clone()`";

/**
 * Where the request comes from, if the server says so. `Host` is the caller's own choice, so for a key that nobody guards it is not
 * enough; an address can't be chosen by whoever wants an answer.
 */
export function checkPeer(peer, { authorize, holdsKey }) {
  if (!holdsKey || authorize || peer === undefined || isLoopbackAddress(peer)) return;
  const detail = `Only callers on the proxy's own machine are served: ${LOOPBACK_REASON}.`;
  throw new Refusal(403, "HOST_NOT_ALLOWED", detail, { hint: GUARD_HINT, setup: true });
}

/**
 * The host that the caller believes to talk to. A page whose name was made to point here (DNS rebinding) is of the same origin as
 * this proxy as far as a browser can tell; only the name gives it away.
 */
export function checkHost({ headers }, url, { publicOrigin, ...config }) {
  const header = headers.get("host");
  if (publicOrigin) return checkPublicHost(header, publicOrigin);
  const host = hostOf(url);
  if (!saysTheSame(header, host)) {
    throw new Refusal(403, "HOST_NOT_ALLOWED", "The Host header is not the URL's host.", { hint: DIFFERENT_HINT, setup: true });
  }
  checkOwnHost(host, config);
}

/**
 * Where the server makes up the URL's host, `Host` alone says whom the caller means. A missing one says nothing, and `X-Forwarded-Host`
 * whatever the caller likes.
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
export function checkOrigin(request, url, { allowOrigins, auth, publicOrigin }) {
  const given = request.headers.get("origin");
  const site = request.headers.get("sec-fetch-site");
  const exposed = exposedHeaders(auth);
  if (allowOrigins.any) return given === null ? {} : { "access-control-allow-origin": "*", "access-control-expose-headers": exposed };
  const origin = readOrigin(given);
  if (origin && allowOrigins.list.some((entry) => fitsOrigin(entry, origin))) {
    return { "access-control-allow-origin": given, "access-control-allow-credentials": "true", "access-control-expose-headers": exposed };
  }
  // Without an `Origin`, as with an image or a link, the browser still says that the page is another one's.
  const own = publicOrigin?.text ?? url.origin;
  const foreign = given === null ? site === "cross-site" || site === "same-site" : given !== own || site === "cross-site";
  if (!foreign) return {};
  const hint = !publicOrigin && given?.endsWith(`://${url.host}`) ? SCHEME_HINT : PAGE_HINT;
  throw new Refusal(403, "ORIGIN_NOT_ALLOWED", "This origin is not in the proxy's `allowOrigins`.", { hint, setup: true });
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
  // A body that was read before is not the hook's doing, nor that it can't be cloned.
  const before = isRead(request);
  const readIt = () => !before && isRead(request);
  const failed = (error) => (before ? alreadyRead() : unexpected(error, readIt() ? BODY_HINT : THROWN_HINT));
  const said = await orRefuse((async () => authorize(request))(), failed);
  // Nothing but `true`: a forgotten comparison, an object or a text must not open the door.
  if (said !== true) throw new Refusal(401, "NOT_AUTHORIZED", "You are not authorized to use this proxy.", { hint: SAID_NO_HINT });
  if (readIt()) throw unexpected(new TypeError(BODY_HINT), BODY_HINT);
}
