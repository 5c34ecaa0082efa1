const REASONS = {
  400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 405: "Method Not Allowed", 408: "Request Timeout",
  413: "Content Too Large", 415: "Unsupported Media Type", 499: "Client Closed Request", 500: "Internal Server Error",
  502: "Bad Gateway", 504: "Gateway Timeout",
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
   * @param {{ parameters?: string[], headers?: Record<string, string>, reason?: string, hint?: string }} [more]  `reason` and `hint`, which
   *   says what whoever runs the proxy can do, are for the log alone
   */
  constructor(status, errorCode, detail, { parameters = [], headers = {}, reason, hint } = {}) {
    super(detail);
    this.errorCode = errorCode;
    this.reason = reason;
    this.hint = hint;
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
  return new Refusal(500, "UNEXPECTED_ERROR", "The proxy failed; its log has the kind of error.", { reason: error?.constructor?.name, hint });
}
