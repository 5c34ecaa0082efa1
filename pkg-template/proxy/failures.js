// Refusals for what can fail on the way to the target and back. The log gets the platform's code (`ECONNREFUSED`), which helps whoever runs
// the proxy, but not the platform's text, which could contain anything.

import { Refusal } from "./refusal.js";

/** The codes that Node's and Bun's decoders have for bytes in another coding than the header names. They have other codes for missing bytes. */
const NOT_CODED = /^(?:Z_DATA_ERROR|ERR__ERROR_FORMAT_\w{1,30}|ZSTD_error_(?:prefix|corruption)\w{0,20}|(?:Zlib|BrotliDecompression|ZstdDecompression)Error)$/;

const CODING_HINT = "the answer's `Content-Encoding` does not match its body: something between this proxy and the target changes answers";

export const tooSlow = () => {
  const hint = "the target took longer than `timeoutMs`; if that happens often, look at the network, or allow more";
  return new Refusal(504, "TARGET_TIMEOUT", "The target did not answer in time.", { hint });
};

export function noToken(hint) {
  return new Refusal(502, "TOKEN_UNAVAILABLE", "The proxy could not get its token.", { hint, setup: true });
}

/** The service account's request for a token was refused, or its answer has no token. */
export function noAccount({ errorCode }) {
  const said = typeof errorCode === "string" && /^[a-z_]{1,40}$/.test(errorCode) ? errorCode : undefined;
  const hint =
    "the service account got no token: check its id, its secret and when that expires, the account's access list, and the function in `auth.clientSecret` if there is one; `reason` is the token endpoint's error code";
  return new Refusal(502, "TOKEN_UNAVAILABLE", "The proxy could not get its token.", { hint, reason: said, setup: true });
}

/** Atlas allows 50 requests for a token per minute. The caller's request was not sent, so it may be repeated. */
export function tokenLimit(retryAfterMs) {
  const hint = "the token endpoint's limit is reached: other programs use the same service account, or the proxy starts too often";
  const headers = retryAfterMs === undefined ? {} : { "retry-after": String(Math.ceil(retryAfterMs / 1000)) };
  return new Refusal(429, "RATE_LIMITED", "The proxy has asked for too many tokens.", { hint, headers, setup: true });
}

/** The token endpoint fails. The caller's request was not sent; with 503 clients know that they may repeat it. */
export function tokenUnreachable(error) {
  const hint = "the token endpoint of `target` fails or can't be reached: check the target's name, and the proxy and firewall on the way";
  return new Refusal(503, "TOKEN_UNAVAILABLE", "The proxy could not get its token.", { hint, reason: codeOf(error), setup: true });
}

export function unreachable(error) {
  // Bun decodes the body before `fetch` resolves.
  if (isMiscoded(error)) return miscoded(error);
  const hint = "no connection to `target`: check its name, and the proxy and firewall on the way; `reason` is the platform's code";
  return failed("The target could not be reached.", hint, error);
}

/** `fetch` resolved to something that is not a response, such as a faulty mock does. */
export const noResponse = () => failed("The target's answer is not a response.", "the `fetch` of the options must resolve to a response with `status`, `headers` and `text()`");

/** The answer began and could not be read to its end. */
export function unreadable(error, headers) {
  const coding = headers.get("content-encoding") ?? "";
  if (/^(?:identity)?$/i.test(coding)) {
    return failed("The target's answer was cut off.", "the connection to the target broke before the whole answer arrived: look at what is between", error);
  }
  if (isMiscoded(error)) return miscoded(error);
  return failed("The target's answer was cut off, or is not what its Content-Encoding says.", CODING_HINT, error);
}

const isMiscoded = (error) => NOT_CODED.test(codeOf(error) ?? "");
const miscoded = (error) => failed("The target's answer is not what its Content-Encoding says.", CODING_HINT, error);

export function redirected() {
  const hint = "`target` must be Atlas's own origin; Atlas does not redirect, but a login page or a gateway on the way does";
  return new Refusal(502, "TARGET_REDIRECT", "The target answered with a redirect, which is never followed.", { hint, setup: true });
}

export function answerTooLarge() {
  const hint = "an answer of Atlas has a few kilobytes: check that `target` is Atlas; a lower `itemsPerPage` makes pages smaller";
  return new Refusal(502, "TARGET_ANSWER_TOO_LARGE", "The target's answer is too large.", { hint });
}

function failed(detail, hint, error) {
  return new Refusal(502, "TARGET_UNREACHABLE", detail, { hint, reason: codeOf(error), setup: true });
}

function codeOf(error) {
  const code = error?.cause?.code ?? error?.code;
  return typeof code === "string" && (/^[A-Z][A-Z0-9_]{2,39}$/.test(code) || NOT_CODED.test(code)) ? code : undefined;
}
