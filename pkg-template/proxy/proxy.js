import { requestOf } from "../options/request.js";
import { peerOf } from "../serve/peer.js";
import { asCaller } from "../shared/stack.js";
import { checkCaller, checkHost, checkOrigin, checkPeer, preflight } from "./access.js";
import { fromTarget, toResponse } from "./answer.js";
import * as body from "./body.js";
import { tooSlow } from "./failures.js";
import { LogEntry } from "./log.js";
import { LOOPBACK_REASON, readOptions } from "./options.js";
import { Refusal, unexpected } from "./refusal.js";
import { allowedProjects } from "./projects.js";
import { checkGroup, checkMethod, checkWritable, findRoute, readQuery, targetPath } from "./route.js";
import { Span } from "./span.js";
import { createTarget } from "./target.js";

/** A handler that must not be reached from another machine has the reason under this symbol; `serve` looks for it. */
const LOOPBACK_ONLY = Symbol.for("atlas-integrations.loopbackOnly");

/**
 * `createProxy`, with the digest functions of its entry point.
 *
 * @param {typeof import("../client/digest.js").createDigestSession} createDigestSession
 * @param {import("../proxy.js").ProxyOptions} options
 * @returns {import("../proxy.js").Proxy}
 */
export function proxyWith(createDigestSession, options) {
  const config = readOptions(options);
  const proxy = { config, target: createTarget(config, createDigestSession) };
  // The second argument is what the server passes (see `peerOf`), or the options of `fetch` if the first argument is an address.
  const handler = async (given, second) => answer(proxy, asCaller(handler, () => requestOf(given, second, "createProxy")), second);
  if (config.holdsKey && !config.authorize) handler[LOOPBACK_ONLY] = LOOPBACK_REASON;
  handler.close = () => proxy.target.close();
  return handler;
}

/** One request, from its first check to its log entry. It never rejects: an error in the proxy itself becomes an answer of status 500. */
async function answer({ config, target }, request, server) {
  const entry = new LogEntry(config, request.method);
  const context = { cors: {}, server };
  let answered;
  try {
    answered = await handle(config, target, request, entry, context);
  } catch (error) {
    const refusal = error instanceof Refusal ? error : unexpected(error, "the proxy itself failed: please report it, with `reason`");
    entry.refused(refusal);
    answered = refusal.answer;
  }
  entry.close(answered.status);
  return toResponse(answered, context.cors, entry.requestId);
}

/** The checks, in this order: the caller's address, the host, the page's origin, the path, the caller, the rest. A refused request is not sent. */
async function handle(config, target, request, entry, context) {
  const url = readUrl(request.url);
  const { method } = request;
  entry.path = url.pathname;
  checkPeer(peerOf(request, context.server), config);
  checkHost(request, url, config);
  context.cors = checkOrigin(request, url, config);
  const route = findRoute(method, url.pathname, config);
  if (isPreflight(request)) return preflight(request, Object.keys(route.methods));
  checkMethod(route, method);
  await checkCaller(request, config);
  checkGroup(route, config);
  checkWritable(method, config);
  const query = readQuery(route, method, url.search);
  const sent = method === "PUT" || method === "POST" ? await takeBody(request, route, config) : undefined;
  const call = { method, body: sent, mediaType: route.mediaType, authorization: request.headers.get("authorization") };
  const ask = (span) => (path) => target.ask({ ...call, path }, span);
  const filtered = route.groupId === undefined && config.allowGroups;
  const work = (span) => (filtered ? allowedProjects(route, query, config, ask(span)) : ask(span)(targetPath(route, query)));
  return fromTarget(await during(config.timeoutMs, request, tooSlow, work), config);
}

/** Some runtimes join two Host headers, and make an invalid URL of them. */
function readUrl(text) {
  try {
    return new URL(text);
  } catch {
    const hint = "the `Host` header makes no valid URL: there are two of them, or it is not a host";
    throw new Refusal(403, "HOST_NOT_ALLOWED", "The Host header is not a host.", { hint });
  }
}

function isPreflight({ method, headers }) {
  return method === "OPTIONS" && headers.has("origin") && headers.has("access-control-request-method");
}

async function takeBody(request, { type, mediaType }, { maxBodyBytes, timeoutMs, holdsKey }) {
  body.checkContentType(request, mediaType);
  const read = (span) => body.readBody(request, type, maxBodyBytes, span);
  const { text, value } = await during(timeoutMs, request, body.tooSlow, read);
  // In pass-through the caller may have signed these very bytes (`qop=auth-int`), and can do only what its own key allows.
  return holdsKey ? body.rewrite(value) : text;
}

async function during(ms, request, slow, work) {
  const span = new Span(ms, request.signal, slow);
  try {
    return await work(span);
  } finally {
    span.close();
  }
}
