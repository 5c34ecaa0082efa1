const REASONS = {
  400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 405: "Method Not Allowed", 408: "Request Timeout",
  413: "Content Too Large", 415: "Unsupported Media Type", 429: "Too Many Requests", 499: "Client Closed Request", 500: "Internal Server Error",
  502: "Bad Gateway", 503: "Service Unavailable", 504: "Gateway Timeout",
};

/** Waits for work, and says with which refusal it failed unless it has said so itself. */
export async function orRefuse(work, refusal) {
  try {
    return await work;
  } catch (error) {
    throw error instanceof Refusal ? error : refusal(error);
  }
}

/**
 * Thrown where the proxy answers itself. It speaks Atlas's shape, so that a client reads it like any other error, and repeats nothing
 * that the caller sent.
 */
export class Refusal extends Error {
  /**
   * @param {number} status
   * @param {string} errorCode
   * @param {string} detail
   * @param {object} more
   * @param {string} more.hint  what can be done about it; like `reason` for the log alone
   * @param {string} [more.reason]
   * @param {boolean} [more.setup]  whether it may come from how the proxy is set up, so that who runs it should hear of it
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
 * What nobody foresaw, here or in `authorize`. Of the error only its class is kept: its text could hold the caller's session.
 *
 * @param {unknown} error
 * @param {string} hint
 */
export function unexpected(error, hint) {
  const reason = error?.constructor?.name;
  return new Refusal(500, "UNEXPECTED_ERROR", "The proxy failed; its log has the kind of error.", { reason, hint, setup: true });
}
