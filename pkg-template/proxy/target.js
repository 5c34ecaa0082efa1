import { readBytes } from "./body.js";
import { DigestAuth } from "./digest.js";
import { answerTooLarge, noResponse, noToken, redirected, unreachable, unreadable } from "./failures.js";
import { isToken } from "./options.js";
import { orRefuse } from "./refusal.js";
import { scrubberOf } from "./scrub.js";
import { TokenAuth } from "./tokens.js";

/** A page of integrations has a few kilobytes. An endless answer must not fill the memory. */
const MAX_ANSWER_BYTES = 4 * 1024 * 1024;

const UTF_8 = new TextDecoder();

/**
 * @typedef {object} Call  a request to the target
 * @property {string} method
 * @property {string} path  path and query, which the digest signs
 * @property {string} [body]
 * @property {string} mediaType  that of the path's version
 * @property {string | null} authorization  the caller's own, for pass-through
 *
 * @typedef {object} Answer
 * @property {number} status
 * @property {{ get(name: string): string | null }} headers
 * @property {string} body
 */

/**
 * The function that sends requests to the target, with the right credentials.
 *
 * @param {ReturnType<typeof import("./options.js").readOptions>} config
 * @param {typeof import("../client/digest.js").createDigestSession} createDigestSession
 * @returns {{ ask(call: Call, span: import("./span.js").Span): Promise<Answer>, close(): Promise<void> }} `ask` rejects with a `Refusal` if
 *   there is no usable answer
 */
export function createTarget(config, createDigestSession) {
  const { auth } = config;
  const way = { ...config, scrubber: scrubberOf(auth) };
  switch (auth.kind) {
    case "digest": {
      const digest = new DigestAuth(createDigestSession({ username: auth.publicKey, password: auth.privateKey }));
      return { ask: (call, span) => digest.send(call, (authorization) => exchange(way, call, authorization, span), span), close: nothing };
    }
    case "serviceAccount": {
      const tokens = new TokenAuth(config);
      const ask = (call, span) => tokens.send((authorization, secrets) => exchange(way, call, authorization, span, secrets), span);
      return { ask, close: () => tokens.close() };
    }
    case "bearer":
      return { ask: async (call, span) => exchange(way, call, `Bearer ${await tokenOf(auth, span)}`, span), close: nothing };
    default:
      return { ask: (call, span) => exchange(way, call, passable(call.authorization), span), close: nothing };
  }
}

/** `close` for credentials that need not be revoked. */
async function nothing() {}

/** Only Atlas's schemes are passed on. A browser's `Basic` comes from its password box and is meant for another server. */
function passable(authorization) {
  return /^(?:Digest|Bearer) /i.test(authorization ?? "") ? authorization : undefined;
}

async function tokenOf({ token }, span) {
  if (typeof token === "string") return token;
  const failed = () => noToken("the function in `auth.token` failed; its error is not shown here since it may contain a secret: catch it there to see it");
  const given = await orRefuse(span.race(Promise.resolve().then(token)), failed);
  if (isToken(given)) return given;
  throw noToken("the function in `auth.token` must return a text of printable ASCII without spaces, line breaks or quotes around it");
}

/** One request and its whole answer. */
async function exchange(config, call, authorization, span, secrets) {
  const headers = { accept: call.mediaType };
  if (call.body !== undefined) headers["content-type"] = call.mediaType;
  if (authorization !== undefined) headers.authorization = authorization;
  const { method, body } = call;
  if (span.refusal) throw span.refusal;
  // A text and a plain object: every `fetch` accepts these, but a `Request` only the `fetch` of the same platform.
  const init = { method, headers, ...(body !== undefined && { body }), redirect: "manual", signal: span.signal, ...noStore() };
  const send = config.fetch ?? fetch;
  const response = await span.race((async () => send(config.target + call.path, init))(), unreachable);
  const answer = await orRefuse(readAnswer(response, span), noResponse);
  const scrub = config.scrubber(authorization, secrets);
  return { ...answer, headers: { get: (name) => scrubbed(answer.headers.get(name), scrub) }, body: scrub(answer.body) };
}

/** A gateway may repeat what it was sent in its headers, too. */
function scrubbed(value, scrub) {
  return typeof value === "string" ? scrub(value) : null;
}

/** @type {{ cache?: "no-store" } | undefined} */
let cache;

/** The option against caching: Next.js 14's `fetch` caches answers without it, but Workers with an old compatibility date throw if it is there. */
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
  // If a redirect was followed, the credentials went to another server. Browsers show one that was not followed as status 0.
  if (followed || type === "opaqueredirect" || (status >= 300 && status < 400)) throw redirected();
  if (!(status >= 200 && status <= 599)) throw noResponse();
  // `Headers` of another realm or library can be read like the platform's own; a mock may have a plain object.
  const headers = typeof response.headers?.get === "function" ? response.headers : new Headers(response.headers);
  const bytes = await orRefuse(readBody(response, span), (error) => unreadable(error, headers));
  if (!bytes) throw answerTooLarge();
  return { status, headers, body: UTF_8.decode(bytes) };
}

/** The answer of a custom `fetch` may have `text()` but no stream. The client accepts that, so the proxy does, too. */
async function readBody(response, span) {
  const { body } = response;
  if (body === null || typeof body?.getReader === "function") return readBytes(body, MAX_ANSWER_BYTES, span);
  if (typeof response.text !== "function") throw noResponse();
  const text = await span.race(response.text());
  if (typeof text !== "string") throw noResponse();
  return readBytes(new Response(text).body, MAX_ANSWER_BYTES, span);
}
