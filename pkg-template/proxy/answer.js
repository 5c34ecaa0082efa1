/** What a page of another origin may read besides the body. */
const READABLE = ["retry-after", "ratelimit", "ratelimit-limit", "ratelimit-policy", "ratelimit-remaining", "ratelimit-reset", "x-error-code"];
/** What a caller may know of the target's headers; never its cookies, its server's name or which of its methods ran. */
const PASSED = ["content-type", ...READABLE];

/** What is left of the target's answer. */
export function fromTarget({ status, headers, body }, { auth }) {
  const kept = Object.fromEntries(PASSED.map((name) => [name, headers.get(name)]).filter(([, value]) => value !== null));
  if (auth.kind === "passThrough") passChallenge(headers, kept);
  return { status, headers: kept, body: status === 204 || status === 205 ? null : body };
}

/**
 * The challenge under another name: on `WWW-Authenticate` a browser opens its own password box, before any script sees the answer.
 * With a key that the proxy holds there is no challenge at all: it is not the caller's to answer.
 */
function passChallenge(headers, kept) {
  const challenge = headers.get("www-authenticate") ?? headers.get("x-www-authenticate");
  if (challenge !== null) kept["x-www-authenticate"] = challenge;
  const info = headers.get("authentication-info");
  if (info !== null) kept["authentication-info"] = info;
}

/** For CORS. @param {{ kind: string }} auth */
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
    // Integrations hold secrets, and a load balancer's HTML must not run as a page of this origin.
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
  };
  return new Response(body, { status, headers: { ...headers, ...cors, ...own } });
}
