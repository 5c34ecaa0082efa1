import { readBytes } from "./body.js";
import { DigestAuth } from "./digest.js";
import { isToken } from "./options.js";
import { orRefuse, Refusal } from "./refusal.js";
import { scrubber } from "./scrub.js";

/** A page of integrations has a few kilobytes; an answer without an end must not fill the memory. */
const MAX_ANSWER_BYTES = 4 * 1024 * 1024;

/**
 * @typedef {object} Call  what is asked of the target
 * @property {string} method
 * @property {string} path  path and query, which the digest signs
 * @property {string | Uint8Array} [body]
 * @property {string | null} authorization  the caller's own, for pass-through
 *
 * @typedef {object} Answer
 * @property {number} status
 * @property {Headers} headers
 * @property {string} body
 */

/**
 * The way to the target: how it is asked, and with whose credentials.
 *
 * @param {ReturnType<typeof import("./options.js").readOptions>} config
 * @param {typeof import("../digest.js").createDigestSession} createDigestSession
 * @returns {(call: Call, span: import("./span.js").Span) => Promise<Answer>} rejects with a `Refusal` where there is no usable answer
 */
export function createTarget(config, createDigestSession) {
  const { auth } = config;
  switch (auth.kind) {
    case "digest": {
      const digest = new DigestAuth(createDigestSession({ username: auth.publicKey, password: auth.privateKey }));
      return (call, span) => digest.send(call, (authorization) => exchange(config, call, authorization, span), span);
    }
    case "bearer":
      return async (call, span) => exchange(config, call, `Bearer ${await tokenOf(auth, span)}`, span);
    default:
      return (call, span) => exchange(config, call, passable(call.authorization), span);
  }
}

/** The schemes that Atlas has. A browser's `Basic`, typed into a box, is meant for somebody else. */
function passable(authorization) {
  return /^(?:Digest|Bearer) /i.test(authorization ?? "") ? authorization : undefined;
}

async function tokenOf({ token }, span) {
  if (typeof token === "string") return token;
  const failed = () => new Refusal(502, "TOKEN_UNAVAILABLE", "The proxy could not get its token.");
  const given = await orRefuse(span.race(Promise.resolve().then(token)), failed);
  if (!isToken(given)) throw failed();
  return given;
}

export const tooSlow = () => new Refusal(504, "TARGET_TIMEOUT", "The target did not answer in time.");

/** One request and its whole answer. */
async function exchange(config, call, authorization, span) {
  const headers = { accept: "application/json" };
  if (call.body !== undefined) headers["content-type"] = "application/json";
  if (authorization !== undefined) headers.authorization = authorization;
  const { method, body } = call;
  if (span.refusal) throw span.refusal;
  const request = new Request(config.target + call.path, { method, headers, body, redirect: "manual", signal: span.signal });
  const answer = await orRefuse(ask(config.fetch ?? fetch, request, span), unreachable);
  return { ...answer, body: scrubber(config.auth, authorization)(answer.body) };
}

async function ask(send, request, span) {
  const response = await span.race(send(request));
  const { status, headers, type, redirected } = response;
  // A followed redirect has carried the credentials wherever somebody wanted them; browsers show an unfollowed one as status 0.
  if (redirected || type === "opaqueredirect" || (status >= 300 && status < 400)) {
    throw new Refusal(502, "TARGET_REDIRECT", "The target answered with a redirect, which is never followed.");
  }
  if (!(status >= 200 && status <= 599)) throw new TypeError("the answer has no status");
  const bytes = await readBytes(await streamOf(response, span), MAX_ANSWER_BYTES, span);
  if (!bytes) throw new Refusal(502, "TARGET_ANSWER_TOO_LARGE", "The target's answer is too large.");
  return { status, headers: new Headers(headers), body: new TextDecoder().decode(bytes) };
}

/** A `fetch` of the user's may answer with something that has a text and no stream; the client takes it, too. */
async function streamOf(response, span) {
  const { body } = response;
  if (body === null || typeof body?.getReader === "function") return body;
  const text = await span.race(response.text());
  if (typeof text !== "string") throw new TypeError("the answer has no text");
  return new Response(text).body;
}

/** The platform's code (`ECONNREFUSED`) helps whoever runs the proxy; its text could hold anything. */
function unreachable(error) {
  const code = error?.cause?.code ?? error?.code;
  const reason = typeof code === "string" && /^[A-Z_]{3,40}$/.test(code) ? code : undefined;
  return new Refusal(502, "TARGET_UNREACHABLE", "The target could not be reached, or its answer was cut off.", { reason });
}
