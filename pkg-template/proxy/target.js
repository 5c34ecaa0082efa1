import { readBytes } from "./body.js";
import { DigestAuth } from "./digest.js";
import { answerTooLarge, noResponse, noToken, redirected, unreachable, unreadable } from "./failures.js";
import { isToken } from "./options.js";
import { orRefuse } from "./refusal.js";
import { scrubber } from "./scrub.js";
import { TokenAuth } from "./tokens.js";

/** A page of integrations has a few kilobytes; an answer without an end must not fill the memory. */
const MAX_ANSWER_BYTES = 4 * 1024 * 1024;

/**
 * @typedef {object} Call  what is asked of the target
 * @property {string} method
 * @property {string} path  path and query, which the digest signs
 * @property {string} [body]
 * @property {string} mediaType  of the path's version
 * @property {string | null} authorization  the caller's own, for pass-through
 *
 * @typedef {object} Answer
 * @property {number} status
 * @property {{ get(name: string): string | null }} headers
 * @property {string} body
 */

/**
 * The way to the target: how it is asked, and with whose credentials.
 *
 * @param {ReturnType<typeof import("./options.js").readOptions>} config
 * @param {typeof import("../client/digest.js").createDigestSession} createDigestSession
 * @returns {{ ask(call: Call, span: import("./span.js").Span): Promise<Answer>, close(): Promise<void> }} `ask` rejects with a `Refusal` where
 *   there is no usable answer
 */
export function createTarget(config, createDigestSession) {
  const { auth } = config;
  switch (auth.kind) {
    case "digest": {
      const digest = new DigestAuth(createDigestSession({ username: auth.publicKey, password: auth.privateKey }));
      return { ask: (call, span) => digest.send(call, (authorization) => exchange(config, call, authorization, span), span), close: nothing };
    }
    case "serviceAccount": {
      const tokens = new TokenAuth(config);
      const ask = (call, span) => tokens.send((authorization, secrets) => exchange(config, call, authorization, span, secrets), span);
      return { ask, close: () => tokens.close() };
    }
    case "bearer":
      return { ask: async (call, span) => exchange(config, call, `Bearer ${await tokenOf(auth, span)}`, span), close: nothing };
    default:
      return { ask: (call, span) => exchange(config, call, passable(call.authorization), span), close: nothing };
  }
}

/** What was not borrowed need not be given back. */
async function nothing() {}

/** The schemes that Atlas has. A browser's `Basic`, typed into a box, is meant for somebody else. */
function passable(authorization) {
  return /^(?:Digest|Bearer) /i.test(authorization ?? "") ? authorization : undefined;
}

async function tokenOf({ token }, span) {
  if (typeof token === "string") return token;
  const failed = () => noToken("the function in `auth.token` failed; its error may hold a secret and is not shown here: catch it there to see it");
  const given = await orRefuse(span.race(Promise.resolve().then(token)), failed);
  if (isToken(given)) return given;
  throw noToken("the function in `auth.token` must give a text of printable ASCII without spaces, line breaks or quotes around it");
}

/** One request and its whole answer. */
async function exchange(config, call, authorization, span, secrets) {
  const headers = { accept: call.mediaType };
  if (call.body !== undefined) headers["content-type"] = call.mediaType;
  if (authorization !== undefined) headers.authorization = authorization;
  const { method, body } = call;
  if (span.refusal) throw span.refusal;
  // A text and a plain object: every `fetch` knows these, a `Request` only that of its own platform.
  const init = { method, headers, ...(body !== undefined && { body }), redirect: "manual", signal: span.signal, ...noStore() };
  const send = config.fetch ?? fetch;
  const response = await orRefuse(span.race((async () => send(config.target + call.path, init))()), unreachable);
  const answer = await orRefuse(readAnswer(response, span), noResponse);
  const scrub = scrubber(config.auth, authorization, secrets);
  return { ...answer, headers: { get: (name) => scrubbed(answer.headers.get(name), scrub) }, body: scrub(answer.body) };
}

/** A gateway may repeat what it was sent in a header, too. */
function scrubbed(value, scrub) {
  return typeof value === "string" ? scrub(value) : null;
}

/** @type {{ cache?: "no-store" } | undefined} */
let cache;

/** A framework's `fetch` (Next.js 14) keeps answers unless told not to. Workers of an old compatibility date throw for the option. */
function noStore() {
  if (cache) return cache;
  cache = { cache: "no-store" };
  try {
    new Request("http://localhost", cache);
  } catch {
    cache = {};
  }
  return cache;
}

async function readAnswer(response, span) {
  const { status, type, redirected: followed } = response ?? {};
  // A followed redirect has carried the credentials wherever somebody wanted them; browsers show an unfollowed one as status 0.
  if (followed || type === "opaqueredirect" || (status >= 300 && status < 400)) throw redirected();
  if (!(status >= 200 && status <= 599)) throw noResponse();
  // A `Headers` of another realm or library reads like the platform's own; a mock may have a plain object.
  const headers = typeof response.headers?.get === "function" ? response.headers : new Headers(response.headers);
  const bytes = await orRefuse(readBody(response, span), (error) => unreadable(error, headers));
  if (!bytes) throw answerTooLarge();
  return { status, headers, body: new TextDecoder().decode(bytes) };
}

/** A `fetch` of the user's may answer with something that has a text and no stream; the client takes it, too. */
async function readBody(response, span) {
  const { body } = response;
  if (body === null || typeof body?.getReader === "function") return readBytes(body, MAX_ANSWER_BYTES, span);
  if (typeof response.text !== "function") throw noResponse();
  const text = await span.race(response.text());
  if (typeof text !== "string") throw noResponse();
  return readBytes(new Response(text).body, MAX_ANSWER_BYTES, span);
}
