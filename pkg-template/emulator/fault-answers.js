import { Refusal, textResponse, toResponse, unauthorized } from "./answers.js";
import { oauthError, tooMany } from "./oauth.js";
import { gone } from "./versions.js";

/** The page of a load balancer in front of Atlas. */
const HTML = "<html>\r\n<head><title>Service Unavailable</title></head>\r\n<body><h1>Service Unavailable</h1></body>\r\n</html>\r\n";

/** Atlas's code and sentence for a status; other statuses have the general error. */
const CODES = {
  403: ["IP_ADDRESS_NOT_ON_ACCESS_LIST", "This resource requires access through an access list of IP addresses."],
  404: ["RESOURCE_NOT_FOUND", "Cannot find resource."],
  429: ["RATE_LIMITED", "Too many requests."],
};

/**
 * The answer of a fault that replaces the real one.
 *
 * @param {object} fault
 * @param {object} context
 * @param {import("./guard.js").Guard} context.guard
 * @param {import("./router.js").Route} [context.route]
 * @param {string} context.pathname
 * @param {{ pretty: boolean, envelope: boolean }} context.format
 * @returns {Response}
 */
export function ownAnswer(fault, { guard, route, pathname, format }) {
  if (fault.staleNonce) guard.digest.nonces.forgetAll();
  if (fault.revokeTokens) guard.accounts.tokens.revokeAll();
  if (fault.staleNonce || fault.revokeTokens) return route?.oauth ? oauthError(401) : unauthorized(guard.digest.challenge());
  const status = fault.status ?? (fault.error ? 400 : fault.html ? 503 : 200);
  if (fault.html) return textResponse(status, HTML, { "Content-Type": "text/html" });
  if (fault.body !== undefined) return mayHaveBody(status) ? textResponse(status, fault.body) : new Response(null, { status });
  if (!mayHaveBody(status)) return new Response(null, { status });
  if (route?.oauth && status === 429 && !fault.error) return tooMany(guard.accounts.limits.perMinute, pathname);
  if (route?.oauth && status >= 400 && fault.error?.errorCode === undefined) return oauthError(status, fault.error);
  if (status === 401 && !fault.error) return unauthorized(guard.digest.challenge());
  if (status < 400 && !fault.error) return textResponse(status, "{}");
  const { answer } = atlasError(status, pathname, fault.error);
  return toResponse({ ...answer, body: { ...answer.body, ...fault.error } }, format);
}

function atlasError(status, pathname, { errorCode, detail } = {}) {
  if (status === 410 && errorCode === undefined) return gone(pathname);
  const [usualCode, usualDetail] = CODES[status] ?? ["UNEXPECTED_ERROR", "Unexpected error."];
  return new Refusal(status, errorCode ?? usualCode, detail ?? usualDetail);
}

/**
 * Applies a fault to an answer, its own or the real one: changes headers, and lets the body end too early.
 *
 * @param {object} fault
 * @param {Response} response
 */
export async function spoil(fault, response) {
  const headers = new Headers(response.headers);
  if (fault.retryAfter !== undefined) headers.set("Retry-After", fault.retryAfter);
  for (const [name, value] of fault.headers) {
    if (value === null) headers.delete(name);
    else headers.set(name, value);
  }
  const { status } = response;
  if (!mayHaveBody(status)) return new Response(null, { status, headers });
  let bytes = new Uint8Array(await response.arrayBuffer());
  if (fault.truncateBody !== undefined) {
    bytes = bytes.slice(0, fault.truncateBody);
    headers.set("Content-Length", String(bytes.length));
  }
  const body = fault.cutBody === undefined ? bytes : cutOff(bytes.slice(0, fault.cutBody));
  return new Response(body, { status, headers });
}

/** A body that breaks after its last byte: if it is read directly, the reading rejects; `serve` cuts the connection. */
function cutOff(bytes) {
  let sent = false;
  return new ReadableStream({
    pull(controller) {
      if (sent || bytes.length === 0) return controller.error(new TypeError("the emulator cut this body off, as ordered"));
      sent = true;
      return controller.enqueue(bytes);
    },
  });
}

/** Resolves after the time; rejects with the signal's reason if the client closes the connection before. */
export function pause(ms, signal) {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", stop);
      resolve();
    }, ms);
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
  });
}

function mayHaveBody(status) {
  return ![204, 205, 304].includes(status);
}
