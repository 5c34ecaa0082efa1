// Rows of the failure table: an answer came, and it is not the one that was due.

import { answer, atlasError, json, unauthorized } from "../support/server.mjs";
import { DATADOG, LIST } from "../support/package.mjs";

const BODY = JSON.stringify(LIST);
const HTML = "<!doctype html><html><body><h1>502 Bad Gateway</h1></body></html>";
const html = (status, headers) => answer(status, HTML, { "content-type": "text/html", ...headers });
const wrong = (status, more) => ({ error: "ResponseFormatError", code: "response_format", fields: { status, ...more } });
const api = (status, more) => ({
  error: "AtlasApiError", code: "api",
  fields: { status, errorCode: `CODE_${status}`, detail: `Made up for ${status}.`, reason: `Reason ${status}`, retryable: status >= 500, parameters: [], issues: [], ...more },
});
const once = { list: 1, get: 1, update: 1, create: 1, delete: 1 };
const server = (path, message) => ({ path: [path], code: "server", severity: "error", message, params: {} });
const seconds = (count) => new Date(Date.now() + count * 1_000).toUTCString();

const FORMAT = [
  { name: "cut off in the middle of JSON", answer: answer(200, BODY.slice(0, 40), { "content-type": "application/json" }), ...wrong(200, { contentType: "application/json" }), message: /cut off/, requests: { list: 1, update: 1, get: 1 } },
  { name: "HTML in place of JSON", answer: html(200), ...wrong(200, { contentType: "text/html" }), message: /not JSON/, requests: { list: 1, get: 1, create: 1 } },
  { name: "an empty 200", answer: answer(200, ""), ...wrong(200, { contentType: undefined }), message: /no body/, requests: { list: 1, get: 1, update: 1, create: 1 } },
  { name: "white space only", answer: answer(200, " \r\n"), ...wrong(200), message: /no body/, requests: { list: 1, get: 1 } },
  { name: "204 where a list is due", answer: answer(204), ...wrong(204, { contentType: undefined }), message: /no body/, requests: { list: 1, update: 1, create: 1, get: 1 } },
  { name: "a list without results", answer: json(200, { links: [] }), ...wrong(200), message: /`results`/, requests: { list: 1, update: 1, create: 1 } },
  { name: "results that are no list", answer: json(200, { results: {} }), ...wrong(200), message: /`results`/, requests: { list: 1 } },
  { name: "results with null among them", answer: json(200, { results: [null] }), ...wrong(200), requests: { list: 1 } },
  { name: "a list where one is due", answer: json(200, []), ...wrong(200), requests: { get: 1 } },
  { name: "null", answer: json(200, null), ...wrong(200), requests: { list: 1, get: 1 } },
  { name: "a wrong content type: the body counts", answer: answer(200, BODY, { "content-type": "text/html" }), requests: { list: 1, update: 1, create: 1 } },
  { name: "no content type: the body counts", answer: answer(200, BODY), requests: { list: 1, update: 1 } },
  { name: "200 with nothing for a delete", answer: answer(200, ""), requests: { delete: 1 } },
  { name: "200 with {} for a delete", answer: json(200, {}), requests: { delete: 1 } },
  ...[301, 302, 303, 307, 308].map((status) => ({
    name: `${status}: a redirect is not followed`, answer: answer(status, "", { location: "/elsewhere" }), ...wrong(status), message: /redirect/, requests: once, elsewhere: 0,
  })),
  { name: "304", answer: answer(304), ...wrong(304), requests: { list: 1 } },
];

const badRequest = { fields: [{ field: "apiKey", description: "must be hexadecimal" }] };
const STATUS = [
  { name: "400 that names a field in badRequestDetail", answer: atlasError(400, { badRequestDetail: badRequest }), ...api(400, { issues: [server("apiKey", "must be hexadecimal")] }), requests: { update: 1, create: 1 } },
  { name: "400 that names a field although none was sent", answer: atlasError(400, { badRequestDetail: badRequest }), ...api(400), requests: { list: 1 } },
  { name: "400 that names a field in its parameters", answer: atlasError(400, { parameters: ["DATADOG", "apiKey must be a hexadecimal string"] }), ...api(400, { parameters: ["DATADOG", "apiKey must be a hexadecimal string"], issues: [server("apiKey", "apiKey must be a hexadecimal string")] }), requests: { update: 1, create: 1 } },
  { name: "400 that names a field in its detail", answer: atlasError(400, { detail: "Invalid attribute region specified.", parameters: undefined }), ...api(400, { detail: "Invalid attribute region specified.", parameters: undefined, issues: [server("region", "Invalid attribute region specified.")] }), requests: { update: 1 } },
  { name: "400 that names no field", answer: atlasError(400), ...api(400), requests: { update: 1, create: 1 } },
  { name: "403, the access list", answer: atlasError(403, { errorCode: "IP_ADDRESS_NOT_ON_ACCESS_LIST" }), ...api(403, { errorCode: "IP_ADDRESS_NOT_ON_ACCESS_LIST" }), message: /403 IP_ADDRESS_NOT_ON_ACCESS_LIST/, requests: once },
  { name: "404, no such project", answer: atlasError(404, { errorCode: "GROUP_NOT_FOUND" }), ...api(404, { errorCode: "GROUP_NOT_FOUND" }), requests: once },
  { name: "404, the type is not configured", answer: atlasError(404, { errorCode: "INTEGRATION_NOT_CONFIGURED" }), ...api(404, { errorCode: "INTEGRATION_NOT_CONFIGURED" }), requests: { get: 1, delete: 1 } },
  { name: "404 in HTML", answer: html(404), ...api(404, { errorCode: undefined, detail: undefined, reason: undefined, parameters: undefined }), requests: { list: 1 } },
  { name: "409", answer: atlasError(409, { errorCode: "INTEGRATION_ALREADY_CONFIGURED" }), ...api(409, { errorCode: "INTEGRATION_ALREADY_CONFIGURED" }), requests: { create: 1 } },
  { name: "410, the version is gone", answer: atlasError(410, { errorCode: "VERSION_GONE" }), ...api(410, { errorCode: "VERSION_GONE" }), requests: { list: 1 } },
  ...[500, 502, 504].map((status) => ({ name: `${status}`, answer: atlasError(status), ...api(status), requests: { list: 3, get: 3, update: 3, delete: 3, create: 1 } })),
  { name: "502 in HTML", answer: html(502), ...api(502, { errorCode: undefined, detail: undefined, reason: undefined, parameters: undefined }), requests: { list: 3 } },
  { name: "503", answer: atlasError(503), ...api(503), requests: { list: 3, get: 3, update: 3, delete: 3, create: 3 } },
  { name: "503 once, then well", answer: atlasError(503), once: true, requests: { list: 2, create: 2 } },
  { name: "500 once, then well", answer: atlasError(500), once: true, requests: { list: 2, update: 2 } },
  { name: "501: not worth another try", answer: atlasError(501), ...api(501, { retryable: false }), requests: { list: 1 } },
];

const limited = (more) => ({ ...api(429, { retryable: true, ...more }), error: "RateLimitError", code: "rate_limited" });
const LIMITS = [
  { name: "429 with seconds, in time", answer: atlasError(429, {}, { "retry-after": "1" }), once: true, options: { retry: { maxDelayMs: 1_500 } }, ms: [1_000, 4_000], requests: { list: 2, create: 2 } },
  { name: "429 with 0 seconds", answer: atlasError(429, {}, { "retry-after": "0" }), ...limited({ retryAfterMs: 0 }), ms: [0, 1_000], requests: { list: 3, create: 3 } },
  { name: "429 with more seconds than maxDelayMs", answer: atlasError(429, {}, { "retry-after": "30" }), ...limited({ retryAfterMs: 30_000 }), ms: [0, 1_000], requests: { list: 1, create: 1 } },
  // A date counts whole seconds, so what is two of them away is reached after more than one.
  { name: "429 with a date, in time", answer: (exchange) => atlasError(429, {}, { "retry-after": seconds(2) })(exchange), once: true, options: { retry: { maxDelayMs: 3_000 } }, ms: [990, 5_000], requests: { list: 2 } },
  { name: "429 with a date that is past", answer: atlasError(429, {}, { "retry-after": "Tue, 24 Nov 2015 08:00:00 GMT" }), ...limited({ retryAfterMs: 0 }), ms: [0, 1_000], requests: { list: 3 } },
  { name: "429 with a date beyond maxDelayMs", answer: (exchange) => atlasError(429, {}, { "retry-after": seconds(60) })(exchange), ...limited({ retryAfterMs: { from: 58_000, to: 60_000 } }), ms: [0, 1_000], requests: { list: 1 } },
  { name: "429 without Retry-After", answer: atlasError(429), ...limited({ retryAfterMs: undefined }), requests: { list: 3, get: 3, update: 3, delete: 3, create: 3 } },
  { name: "429 with a Retry-After that is neither", answer: atlasError(429, {}, { "retry-after": "soon" }), ...limited({ retryAfterMs: undefined }), requests: { list: 3 } },
  { name: "429 in HTML", answer: html(429, { "retry-after": "30" }), ...limited({ errorCode: undefined, detail: undefined, reason: undefined, parameters: undefined, retryAfterMs: 30_000 }), requests: { list: 1 } },
  { name: "503 with seconds, in time", answer: atlasError(503, {}, { "retry-after": "1" }), once: true, options: { retry: { maxDelayMs: 1_500 } }, ms: [1_000, 4_000], requests: { create: 2 } },
  { name: "503 with more seconds than maxDelayMs", answer: atlasError(503, {}, { "retry-after": "30" }), ...api(503), ms: [0, 1_000], requests: { list: 1, create: 1 } },
];

const enveloped = (status, content) => json(200, { status, content });
const error = (status, more) => ({ error: status, errorCode: `CODE_${status}`, detail: `Made up for ${status}.`, reason: `Reason ${status}`, parameters: [], ...more });
const BODIES = [
  { name: "an error inside an envelope, with HTTP 200", answer: enveloped(404, error(404)), ...api(404), requests: once },
  { name: "an error with a status beside it, with HTTP 200", answer: json(200, { ...error(409), status: 409 }), ...api(409), requests: { create: 1, list: 1 } },
  { name: "an error inside an envelope, with its own HTTP status", answer: json(403, { status: 403, content: error(403) }), ...api(403), requests: { list: 1 } },
  { name: "a 401 inside an envelope", answer: enveloped(401, error(401)), ...api(401, { retryable: false }), error: "AuthenticationError", code: "authentication", requests: { list: 1 } },
  { name: "a 429 inside an envelope", answer: enveloped(429, error(429)), ...limited({ retryAfterMs: undefined }), requests: { list: 3, create: 3 } },
  { name: "a 503 inside an envelope", answer: enveloped(503, error(503)), ...api(503), requests: { list: 3 } },
  { name: "parameters that are texts", answer: atlasError(404, { parameters: ["DATADOG"] }), ...api(404, { parameters: ["DATADOG"] }), requests: { get: 1 } },
  { name: "parameters that are numbers", answer: atlasError(409, { parameters: [1, 2.5] }), ...api(409, { parameters: [1, 2.5] }), requests: { create: 1 } },
  { name: "parameters that are objects and null", answer: atlasError(409, { parameters: [{ a: 1 }, null] }), ...api(409, { parameters: [{ a: 1 }, null] }), requests: { create: 1 } },
  { name: "parameters that are null", answer: atlasError(409, { parameters: null }), ...api(409, { parameters: undefined }), requests: { create: 1 } },
  { name: "parameters that are missing", answer: atlasError(409, { parameters: undefined }), ...api(409, { parameters: undefined }), requests: { create: 1 } },
  { name: "an OAuth error", answer: json(400, { error: "invalid_grant", error_description: "The grant is not valid." }), ...api(400, { errorCode: "invalid_grant", detail: "The grant is not valid.", reason: undefined, parameters: undefined }), requests: { list: 1 } },
  { name: "an error of another shape", answer: json(418, [1]), ...api(418, { errorCode: undefined, detail: undefined, reason: undefined, parameters: undefined }), requests: { list: 1 } },
  { name: "an empty error", answer: answer(403, ""), ...api(403, { errorCode: undefined, detail: undefined, reason: undefined, parameters: undefined }), requests: { list: 1, delete: 1 } },
  {
    name: "a text of the server's that repeats the key sent", requests: { update: 1, create: 1 },
    answer: ({ request, response }) => atlasError(400, {
      detail: `Bad body ${request.body}`, parameters: [DATADOG.apiKey], badRequestDetail: { fields: [DATADOG.apiKey, "apiKey"].map((field) => ({ field, description: `not ${DATADOG.apiKey}!` })) },
    })({ response }),
    ...api(400, {
      detail: 'Bad body {"type":"DATADOG","apiKey":"****","region":"EU"}', parameters: ["****"], issues: [server("apiKey", "not ****!")],
    }),
  },
];

/** Without a key in the client: behind a digest these are the digest's own rows. */
const UNAUTHORIZED = [
  { name: "401 without a challenge", answer: unauthorized(), auth: ["none", "bearer"], ...api(401, { errorCode: "UNEXPECTED_ERROR", detail: "You are not authorized for this resource.", parameters: undefined, retryable: false }), error: "AuthenticationError", code: "authentication", requests: { list: 1, update: 1 } },
  { name: "401 with a challenge that nobody can answer here", answer: unauthorized('Digest realm="x", nonce="y", qop="auth"'), auth: ["none", "bearer"], ...api(401, { errorCode: "UNEXPECTED_ERROR", detail: "You are not authorized for this resource.", parameters: undefined, retryable: false }), error: "AuthenticationError", code: "authentication", requests: { list: 1 } },
];

export const ANSWERS = [...FORMAT, ...STATUS, ...LIMITS, ...BODIES, ...UNAUTHORIZED];
