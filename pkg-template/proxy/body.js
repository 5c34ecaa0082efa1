import { orRefuse, Refusal } from "./refusal.js";

/** Only JSON, with whatever parameters. A page can send other types across origins without asking first. */
const JSON_TYPE = /^\s*application\/json\s*(?:;\s*[\w-]+=(?:[\w-]+|"[\w-]+")\s*)*$/i;

/** @param {Request} request */
export function checkContentType(request) {
  if (JSON_TYPE.test(request.headers.get("content-type") ?? "")) return;
  throw new Refusal(415, "UNSUPPORTED_MEDIA_TYPE", "The request body must be of type application/json.");
}

/**
 * The bytes of a stream, as long as they are at most `limit`.
 *
 * @param {ReadableStream<Uint8Array> | null} stream
 * @param {number} limit
 * @param {import("./span.js").Span} span  that the reading must keep within
 * @returns {Promise<Uint8Array | undefined>} undefined where there are more; the rest is not read
 */
export async function readBytes(stream, limit, span) {
  if (!stream) return new Uint8Array();
  const reader = stream.getReader();
  const parts = [];
  let length = 0;
  try {
    for (let part = await span.race(reader.read()); !part.done; part = await span.race(reader.read())) {
      length += part.value.length;
      if (length > limit) return undefined;
      parts.push(part.value);
    }
  } finally {
    // Ends the sender's work after a refusal or a timeout; of a stream that was read to its end there is nothing left.
    reader.cancel().catch(() => {});
  }
  const bytes = new Uint8Array(length);
  parts.reduce((offset, part) => (bytes.set(part, offset), offset + part.length), 0);
  return bytes;
}

export const tooSlow = () => new Refusal(408, "REQUEST_TIMEOUT", "The request body did not arrive in time.");

/**
 * The request's body: a JSON object whose `type` is the path's.
 *
 * @returns {Promise<{ bytes: Uint8Array, value: object }>}
 */
export async function readBody(request, type, maxBodyBytes, span) {
  const tooLarge = () => new Refusal(413, "CONTENT_TOO_LARGE", `The request body is larger than ${maxBodyBytes} bytes.`);
  if (Number(request.headers.get("content-length") ?? 0) > maxBodyBytes) throw tooLarge();
  const cutOff = () => new Refusal(400, "INVALID_JSON", "The request body was cut off.");
  const bytes = await orRefuse(readBytes(request.body, maxBodyBytes, span), cutOff);
  if (!bytes) throw tooLarge();
  return { bytes, value: parse(bytes, type) };
}

function parse(bytes, type) {
  let value;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    throw new Refusal(400, "INVALID_JSON", "The request body is not JSON.");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new Refusal(400, "INVALID_JSON", "The request body is not a JSON object.");
  }
  if (value.type !== type) throw new Refusal(400, "TYPE_MISMATCH", "The `type` in the body must be the type in the path.", { parameters: ["type"] });
  return value;
}

/** One reading of a body as text again: two readers of JSON can understand a name that is there twice differently. */
export function rewrite(value) {
  try {
    return JSON.stringify(value);
  } catch {
    throw new Refusal(400, "INVALID_JSON", "The request body is nested too deeply.");
  }
}
