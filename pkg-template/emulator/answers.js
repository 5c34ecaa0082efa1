/**
 * @typedef {object} Answer  the content of an answer, before `pretty` and `envelope` give it its form
 * @property {number} status
 * @property {object} [body]
 * @property {boolean} [list]  whether it is a list, which in an envelope only gets a `status`
 * @property {Record<string, string>} [headers]
 */

const JSON_TYPE = "application/json";

/** Thrown if the request can't be carried out; it has the error answer. */
export class Refusal extends Error {
  /**
   * @param {number} status
   * @param {string | undefined} errorCode  without one the answer has no body, as was observed with 405
   * @param {string} detail
   * @param {(string | number)[]} [parameters]
   * @param {Record<string, string>} [headers]
   */
  constructor(status, errorCode, detail, parameters = [], headers = {}) {
    super(detail);
    const body = { detail, error: status, errorCode, parameters, reason: reasonOf(status) };
    /** @type {Answer} */
    this.answer = errorCode === undefined ? { status, headers } : { status, body, headers: { ...headers, "X-Error-Code": errorCode } };
  }
}

const REASONS = {
  400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 405: "Method Not Allowed",
  406: "Not Acceptable", 409: "Conflict", 410: "Gone", 415: "Unsupported Media Type", 429: "Too Many Requests",
  500: "Internal Server Error", 502: "Bad Gateway", 503: "Service Unavailable", 504: "Gateway Timeout",
};

/** The words of a status line, which Atlas repeats as `reason`. */
export function reasonOf(status) {
  return REASONS[status] ?? `Status ${status}`;
}

/**
 * The 401 as it was recorded: always pretty-printed, whatever the query asks for, and without `parameters` and `X-Error-Code`. It is the same
 * for a missing key, a wrong key and an expired nonce.
 *
 * @param {string | undefined} challenge
 */
export function unauthorized(challenge) {
  const body = {
    detail: "You are not authorized for this resource.",
    error: 401,
    errorCode: "UNEXPECTED_ERROR",
    reason: reasonOf(401),
  };
  return textResponse(401, JSON.stringify(body, null, 2), challenge ? { "WWW-Authenticate": challenge } : {});
}

/**
 * @param {Answer} answer
 * @param {{ pretty: boolean, envelope: boolean }} format
 * @param {string} [mediaType]  for a success; an error is always plain JSON
 */
export function toResponse({ status, body, list, headers }, { pretty, envelope }, mediaType = JSON_TYPE) {
  const ok = status < 400;
  const type = { "Content-Type": ok ? mediaType : JSON_TYPE };
  // It was observed that a 204 has a content type although it has no body, and a 405 has none.
  if (!envelope && body === undefined) return new Response(null, { status, headers: { ...(ok ? type : {}), ...headers } });
  // The envelope is for clients that can't see the status. A 204 can't have a body, so it becomes a 200.
  const outer = status === 204 ? 200 : status;
  const shown = !envelope ? body : list ? { ...body, status } : { status, content: body ?? {} };
  return textResponse(outer, JSON.stringify(shown, null, pretty ? 2 : undefined), { ...type, ...headers });
}

/** A complete answer, with its length, so that a client notices a body that was cut off. */
export function textResponse(status, text, headers = {}) {
  const bytes = new TextEncoder().encode(text);
  const all = new Headers({ "Content-Type": JSON_TYPE, "Content-Length": String(bytes.length) });
  for (const [name, value] of Object.entries(headers)) all.set(name, value);
  return new Response(bytes, { status, headers: all });
}
