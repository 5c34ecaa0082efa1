import { orRefuse, Refusal } from "./refusal.js";

/**
 * `application/json`, or a version's own media type, with any parameters. No other types: some of them a page can send to another origin
 * without a preflight request.
 */
const JSON_TYPE = /^\s*(application\/[\w.+-]+)\s*(?:;\s*[\w-]+=(?:[\w-]+|"[\w-]+")\s*)*$/i;

const TYPE_HINT = "the caller must send `Content-Type: application/json`; a page could send other types to this origin without a preflight request";
const SIZE_HINT = "`maxBodyBytes` is the limit; an integration has a few hundred bytes";
const SLOW_HINT = "the body did not arrive within `timeoutMs`; a server in front may hold it back, or the caller is slow";
const CUT_HINT = "the connection broke before the whole body arrived: look at the caller, or at the server in front";
const CODED_HINT = "the proxy does not decode a body with a `Content-Encoding`: the caller must send it without one";
const JSON_HINT = "the caller must send one JSON object in UTF-8, as `JSON.stringify` writes it";
const TYPES_HINT = "the path names the integration's type, and the body's `type` must be the same";
const EMPTY_HINT = "the caller sent no body, or something before the proxy has read it, such as `express.json()`";
const READ_HINT =
  "the request's body was read before the proxy got it: let the proxy answer before `request.json()`, `express.json()` or any other reader, or read a `request.clone()`";

/** @param {Request} request @param {string} mediaType  that of the path's version */
export function checkContentType(request, mediaType) {
  const [, named] = JSON_TYPE.exec(request.headers.get("content-type") ?? "") ?? [];
  if (named !== undefined && ["application/json", mediaType].includes(named.toLowerCase())) return;
  throw new Refusal(415, "UNSUPPORTED_MEDIA_TYPE", "The request body must be of type application/json.", { hint: TYPE_HINT });
}

/** Whether the body was read, or a reader holds it. */
export function isRead(request) {
  return request.bodyUsed || request.body?.locked === true;
}

/**
 * The bytes of a stream, if they are at most `limit`.
 *
 * @param {ReadableStream<Uint8Array> | null} stream
 * @param {number} limit
 * @param {import("./span.js").Span} span  the time that the reading may take
 * @returns {Promise<Uint8Array | undefined>} undefined if there are more; the rest is not read
 */
export async function readBytes(stream, limit, span) {
  if (!stream) return new Uint8Array();
  const reader = stream.getReader();
  try {
    return await span.race(readAll(reader, limit));
  } finally {
    // Stops the sender after a refusal or a timeout. If the stream was read to its end, this does nothing.
    reader.cancel().catch(() => {});
  }
}

async function readAll(reader, limit) {
  const parts = [];
  let length = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    length += part.value.length;
    if (length > limit) return undefined;
    parts.push(part.value);
  }
  if (parts.length === 1) return parts[0];
  const bytes = new Uint8Array(length);
  parts.reduce((offset, part) => (bytes.set(part, offset), offset + part.length), 0);
  return bytes;
}

export const tooSlow = () => new Refusal(408, "REQUEST_TIMEOUT", "The request body did not arrive in time.", { hint: SLOW_HINT });

/**
 * The request's body: a JSON object whose `type` is the path's.
 *
 * @returns {Promise<{ text: string, value: object }>}  the text decodes exactly the bytes that came, since they were all valid UTF-8
 */
export async function readBody(request, type, maxBodyBytes, span) {
  const tooLarge = () => new Refusal(413, "CONTENT_TOO_LARGE", `The request body is larger than ${maxBodyBytes} bytes.`, { hint: SIZE_HINT });
  const declared = Number(request.headers.get("content-length") ?? 0);
  if (declared > maxBodyBytes) throw tooLarge();
  if (isRead(request)) throw alreadyRead();
  const bytes = await orRefuse(readBytes(request.body, maxBodyBytes, span), () => notReadable(request));
  if (!bytes) throw tooLarge();
  // A server would not pass on a body that is shorter than declared: a parser has read it, and this request was made of what was left.
  if (bytes.length === 0 && declared > 0) throw alreadyRead();
  if (bytes.length === 0) throw invalid("The request body is empty.", EMPTY_HINT);
  const body = parse(bytes, request);
  if (body.value.type === type) return body;
  throw new Refusal(400, "TYPE_MISMATCH", "The `type` in the body must be the type in the path.", { hint: TYPES_HINT, parameters: ["type"] });
}

export function alreadyRead() {
  return new Refusal(500, "BODY_ALREADY_READ", "The request body was read before the proxy got it.", { hint: READ_HINT, setup: true });
}

const invalid = (detail, hint) => new Refusal(400, "INVALID_JSON", detail, { hint });

function notReadable(request) {
  if (isCoded(request)) return invalid("The request body was cut off, or is not what its Content-Encoding says.", CODED_HINT);
  return invalid("The request body was cut off.", CUT_HINT);
}

function isCoded({ headers }) {
  return !/^(?:identity)?$/i.test(headers.get("content-encoding") ?? "");
}

/** Skips a byte order mark, which some editors and shells put before the JSON. */
function parse(bytes, request) {
  let text;
  let value;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    value = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    if (isCoded(request)) throw invalid("The request body is not JSON; the proxy does not decode a Content-Encoding.", CODED_HINT);
    throw invalid("The request body is not JSON.", JSON_HINT);
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw invalid("The request body is not a JSON object.", JSON_HINT);
  return { text, value };
}

/** The body written anew, so that Atlas reads what the proxy has checked: if a name is there twice, two JSON parsers can read different values. */
export function rewrite(value) {
  try {
    return JSON.stringify(value);
  } catch {
    throw invalid("The request body is nested too deeply.", JSON_HINT);
  }
}
