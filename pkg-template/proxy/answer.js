/** The headers that a page of another origin may read. */
const READABLE = ["retry-after", "ratelimit", "ratelimit-limit", "ratelimit-policy", "ratelimit-remaining", "ratelimit-reset", "x-error-code"];
/** The target's headers that are passed on. Its cookies, its server's name and the rest are not. */
const PASSED = ["content-type", ...READABLE];

/** The parts of the target's answer that the caller gets. */
export function fromTarget({ status, headers, body }, { auth }) {
  const kept = Object.fromEntries(PASSED.map((name) => [name, headers.get(name)]).filter(([, value]) => value !== null));
  if (auth.kind === "passThrough") passChallenge(headers, kept);
  return { status, headers: kept, body: status === 204 || status === 205 ? null : body };
}

/**
 * Passes the challenge on with another name: for `WWW-Authenticate` a browser opens its own password box, before any script sees the answer.
 * If the proxy holds the key, the caller gets no challenge, since it can't answer it.
 */
function passChallenge(headers, kept) {
  const challenge = headers.get("www-authenticate") ?? headers.get("x-www-authenticate");
  if (challenge !== null) kept["x-www-authenticate"] = challenge;
  const info = headers.get("authentication-info");
  if (info !== null) kept["authentication-info"] = info;
}

/** The value of `Access-Control-Expose-Headers`. @param {{ kind: string }} auth */
export function exposedHeaders(auth) {
  const challenge = auth.kind === "passThrough" ? ["x-www-authenticate", "authentication-info"] : [];
  return [...READABLE, "x-request-id", ...challenge].join(", ");
}

/**
 * @param {{ status: number, headers: Record<string, string>, body: string | null }} answer
 * @param {Record<string, string>} cors
 * @param {string} requestId
 */
export function toResponse({ status, headers, body }, cors, requestId) {
  const own = {
    "x-request-id": requestId,
    vary: "Origin",
    // Integrations contain secrets, so no cache may keep them; and a load balancer's HTML must not run as a page of this origin.
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
  };
  return new Response(body, { status, headers: { ...headers, ...cors, ...own } });
}
