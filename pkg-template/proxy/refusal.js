const REASONS = {
  400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 405: "Method Not Allowed", 408: "Request Timeout",
  413: "Content Too Large", 415: "Unsupported Media Type", 429: "Too Many Requests", 499: "Client Closed Request", 500: "Internal Server Error",
  502: "Bad Gateway", 503: "Service Unavailable", 504: "Gateway Timeout",
};

/** Waits for a promise. If it rejects, `refusal` makes a refusal of the error, unless the error is one already. */
export async function orRefuse(work, refusal) {
  try {
    return await work;
  } catch (error) {
    throw error instanceof Refusal ? error : refusal(error);
  }
}

/**
 * An answer of the proxy itself. It has the form of Atlas's errors, so that a client reads it like any other error, and it repeats nothing
 * that the caller sent.
 */
export class Refusal extends Error {
  /**
   * @param {number} status
   * @param {string} errorCode
   * @param {string} detail
   * @param {object} more
   * @param {string} more.hint  what can be done about it; only for the log
   * @param {string} [more.reason]  only for the log, too
   * @param {boolean} [more.setup]  whether the proxy's set-up may be the cause, so that whoever runs it should see the hint
   * @param {string[]} [more.parameters]
   * @param {Record<string, string>} [more.headers]
   */
  constructor(status, errorCode, detail, { hint, reason, setup = false, parameters = [], headers = {} }) {
    super(detail);
    this.errorCode = errorCode;
    this.reason = reason;
    this.hint = hint;
    this.setup = setup;
    const body = JSON.stringify({ detail, error: status, errorCode, parameters, reason: REASONS[status] });
    this.answer = { status, headers: { ...headers, "content-type": "application/json", "x-error-code": errorCode }, body };
  }
}

/**
 * For an unexpected error, here or in `authorize`. Only its class is kept, since its text could contain the caller's session.
 *
 * @param {unknown} error
 * @param {string} hint
 */
export function unexpected(error, hint) {
  const reason = error?.constructor?.name;
  return new Refusal(500, "UNEXPECTED_ERROR", "The proxy failed; its log has the kind of error.", { reason, hint, setup: true });
}
