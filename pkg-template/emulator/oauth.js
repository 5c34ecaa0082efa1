import { Refusal, reasonOf, textResponse, toResponse } from "./answers.js";
import { newToken } from "./jwt.js";

/** An answer with a token must not be cached (RFC 6749, section 5.1). */
const NO_STORE = { "Cache-Control": "no-store" };

/** OAuth's code and a sentence, by the status with which Atlas sends them. */
const ERRORS = {
  400: ["invalid_request", "The request is missing a required parameter or is malformed."],
  401: ["invalid_client", "Client authentication failed."],
  403: ["access_denied", "The caller's IP address is not on the access list."],
};

const PLAIN = { pretty: false, envelope: false };

/**
 * The answer of one of the two endpoints to a service account whose credentials are right.
 *
 * @param {import("./service-accounts.js").ServiceAccounts} accounts
 * @param {{ url: URL, route: import("./router.js").Route, contentType: string | null, text: string, clientId: string, fault?: object }} call
 * @returns {Response}
 */
export function answerOAuth(accounts, call) {
  const { operation } = call.route;
  if (operation === "token" && !accounts.mayAsk(call.clientId)) return tooMany(accounts.limits.perMinute, call.url.pathname);
  const form = readForm(call.contentType, call.text);
  if (!form) return oauthError(400);
  return operation === "token" ? giveToken(accounts, call, form) : revoke(accounts, call, form);
}

/**
 * An error in OAuth's form, in which `error` is a text. In Atlas's own errors, which the same endpoint also sends, it is a number.
 *
 * @param {number} status
 * @param {{ error?: string, error_description?: string }} [more]
 */
export function oauthError(status, more = {}) {
  const [error, description] = ERRORS[status] ?? ["server_error", `${reasonOf(status)}.`];
  const body = { error_description: description, error, ...more };
  return textResponse(status, JSON.stringify(body), NO_STORE);
}

/** The answer above the endpoint's limit. It has Atlas's form, not OAuth's; no `Retry-After` was observed with it. */
export function tooMany(limit, path) {
  const detail = `Resource ${path} is limited to ${limit} requests every 1 minutes.`;
  return toResponse(new Refusal(429, "RATE_LIMITED", detail, [path, limit, 1]).answer, PLAIN);
}

/** A form's parameters; undefined for anything else, and if one is there twice (RFC 6749, section 3.2). */
function readForm(contentType, text) {
  if (!/^application\/x-www-form-urlencoded\s*(?:;|$)/i.test(contentType ?? "")) return undefined;
  const names = [...new URLSearchParams(text).keys()];
  return new Set(names).size === names.length ? new URLSearchParams(text) : undefined;
}

function giveToken({ tokens, limits, lifetimeMs }, { url, clientId, fault }, form) {
  const grant = form.get("grant_type");
  if (grant === null) return oauthError(400);
  if (grant !== "client_credentials") {
    return oauthError(400, { error: "unsupported_grant_type", error_description: "The grant type must be client_credentials." });
  }
  if (tokens.liveOf(clientId) >= limits.live) {
    return oauthError(400, { error_description: `The service account has ${limits.live} active tokens, and may not have more.` });
  }
  const expiresIn = Math.floor(lifetimeMs / 1000);
  const token = newToken(clientId, url.origin, expiresIn);
  tokens.add(token, clientId, fault?.tokenDiesAfterMs ?? lifetimeMs);
  const body = { access_token: token, expires_in: expiresIn, token_type: "Bearer", ...fault?.tokenAnswer };
  // A fault can order null for a property that is to be left out, such as `expires_in`.
  const shown = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null));
  return textResponse(200, JSON.stringify(shown), NO_STORE);
}

function revoke({ tokens }, { clientId }, form) {
  const token = form.get("token");
  if (!token) return oauthError(400);
  // `token_type_hint` is not needed, since there is only one kind of token.
  tokens.revoke(token, clientId);
  return new Response(null, { status: 200, headers: { ...NO_STORE, "Content-Length": "0" } });
}
