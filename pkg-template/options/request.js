import { ValidationError } from "../errors/errors.js";

/**
 * The `Request` that a handler was called with. It may also be called like `fetch`, with an address and options, so that a handler can
 * replace a `fetch`. `http.createServer(proxy)` is a likely mistake: Node passes no `Request`, and without this error its caller would wait
 * for ever.
 *
 * @param {unknown} given
 * @param {RequestInit | undefined} init  for an address
 * @param {string} what  for the message: the function that made the handler
 * @returns {Request}
 */
export function requestOf(given, init, what) {
  if (typeof given === "string" || given instanceof URL) return new Request(given, init);
  if (typeof given?.headers?.get === "function" && typeof given.url === "string") return given;
  const message = `${what}: the handler needs a \`Request\` of the web platform; with Node's own server use \`serve\``;
  throw new ValidationError({ message, issues: [{ path: ["request"], code: "invalid_type", severity: "error", message, params: { expected: "object" } }] });
}
