import { read } from "../shared/read.js";
import { plainList, plainView } from "./plain.js";
import { Span } from "./span.js";

/**
 * The part of the client that is JavaScript: waiting, sending, and reading an ordinary answer. In Rust each promise, listener and property
 * would cross the boundary of the wasm, which took most of a call's time. Everything else, such as retries and authentication, is in
 * src/js/client. None of these functions throws or rejects.
 */
export const transport = {
  /**
   * @param {number} ms
   * @param {AbortSignal | undefined} signal
   * @param {(wait: number, outcome: unknown) => void} resume
   * @returns {Span | undefined} undefined if the platform has no `AbortController`
   */
  span(ms, signal, resume) {
    try {
      return new Span(ms, signal, resume);
    } catch {
      return undefined;
    }
  },

  /**
   * One HTTP request, within a span of time. The wait ends with an `Answer` or a `Fault`, or with undefined if the span is over first.
   *
   * @param {Span} span
   * @param {number} wait
   * @param {Function | undefined} fetch  the global one if there is none
   * @param {string} url
   * @param {Shape} shape
   * @param {string | undefined} authorization
   * @param {string | undefined} body
   */
  exchange(span, wait, fetch, url, shape, authorization, body) {
    span.within(wait, exchange(span, fetch, url, initOf(shape, authorization, body, span.signal)));
  },

  /** What an operation that went well resolves with, if nothing about the answer is odd; else undefined. */
  plain: (isList, text) => (isList ? plainList(text) : plainView(text)),
};

/**
 * @typedef {object} Shape  what requests of one kind have in common
 * @property {string} method
 * @property {Record<string, string>} headers
 * @property {string} [credentials]
 *
 * @typedef {object} Answer
 * @property {number} status
 * @property {unknown} headers
 * @property {string} body
 *
 * @typedef {object} Fault
 * @property {number} fault  one of FAULT
 * @property {number} [status]
 * @property {unknown} [thrown]
 */

/** Why there is no answer. The words for each, by the same numbers, are in src/js/client/exchange.rs. */
const FAULT = { noFetch: 1, notBuilt: 2, noAnswer: 3, cutOff: 4, noStatus: 5, followed: 6, noText: 7, textIsNone: 8 };

/**
 * `fetch` is called with a text and a plain object, since the `fetch` of undici, of node-fetch and of many mocks does not accept the
 * platform's `Request`. Its answer is read by its properties, whatever realm, library or mock it comes from.
 */
async function exchange(span, given, url, init) {
  // Looked up for each call, since a mock or polyfill may replace the global one later.
  const fetch = given ?? read(globalThis, "fetch");
  if (typeof fetch !== "function") return { fault: FAULT.noFetch };
  let answer;
  try {
    answer = await fetch(url, init);
  } catch (thrown) {
    // If the platform's `Request` refuses it too, a retry would be refused again.
    return { fault: isBuilt(url, init) ? FAULT.noAnswer : FAULT.notBuilt, thrown };
  }
  // Nobody waits for the answer any more.
  if (span.isOver) return undefined;
  const status = read(answer, "status");
  if (typeof status !== "number") return { fault: FAULT.noStatus };
  // `Response.error()` is how a service worker or a mock reports a network error without rejecting.
  if (status === 0 && read(answer, "type") === "error") return { fault: FAULT.noAnswer };
  if (status < 400 && read(answer, "redirected")) return { fault: FAULT.followed, status };
  const text = read(answer, "text");
  if (typeof text !== "function") return { fault: FAULT.noText, status };
  try {
    const body = await Reflect.apply(text, answer, []);
    return typeof body === "string" ? { status, headers: read(answer, "headers"), body } : { fault: FAULT.textIsNone, status };
  } catch (thrown) {
    return { fault: FAULT.cutOff, thrown };
  }
}

function initOf({ method, headers, credentials }, authorization, body, signal) {
  takes ??= whatIsTaken(signal);
  const init = { method, headers: { ...headers } };
  if (authorization !== undefined) init.headers.authorization = authorization;
  if (body !== undefined) init.body = body;
  init.redirect = "manual";
  // Frameworks may cache answers: Next.js 14 would return a list from its cache for ever.
  if (takes.cache) init.cache = "no-store";
  if (credentials !== undefined) init.credentials = credentials;
  if (takes.signal) init.signal = signal;
  return init;
}

/**
 * Which properties of `init` this platform accepts. workerd with an old compatibility date throws if `cache` is there at all. Test runners
 * replace Node's `AbortController` by jsdom's, whose signals Node's `fetch` refuses.
 *
 * @type {{ cache: boolean, signal: boolean } | undefined}
 */
let takes;

/** Tried once, without sending anything. */
function whatIsTaken(signal) {
  const url = "http://localhost/";
  return { cache: hasRequest() && isBuilt(url, { cache: "no-store" }), signal: isBuilt(url, { signal }) };
}

/** Whether the platform's `Request` accepts this. True also if there is no `Request`. */
function isBuilt(url, init) {
  if (!hasRequest()) return true;
  try {
    new Request(url, init);
    return true;
  } catch {
    return false;
  }
}

const hasRequest = () => typeof read(globalThis, "Request") === "function";
