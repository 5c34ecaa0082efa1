// Explains errors to the user: one place for every error of the package.

import {
  AbortedError,
  AtlasApiError,
  NetworkError,
  ResponseFormatError,
  TimeoutError,
  ValidationError,
} from "./package.js";
import { PageIncomplete } from "./sending.js";

/**
 * @typedef {object} Problem
 * @property {string} title
 * @property {string} text   what it means and what to do
 * @property {string} [said]  the server's own message
 * @property {"error" | "lock" | "offline" | "clock" | "search" | "alert"} icon
 * @property {"warning"} [tone]  if it is not a failure
 * @property {boolean} again  whether trying again can help
 */

/** @param {unknown} error @returns {Problem} */
export function describeProblem(error) {
  if (error instanceof AtlasApiError) return { ...fromAtlas(error), said: saidBy(error) };
  if (error instanceof NetworkError) return network();
  if (error instanceof TimeoutError) {
    return problem("clock", "No answer in time", "Atlas or the proxy took too long. Try again in a moment.");
  }
  if (error instanceof AbortedError) {
    const text = "The request was on its way when you stopped it, so Atlas may or may not have carried it out.";
    return { ...problem("alert", "Stopped", text), tone: "warning" };
  }
  if (error instanceof ResponseFormatError) {
    const text = `What came back (status ${error.status}) is not an answer of Atlas. Is the proxy set up as it should be?`;
    return problem("error", "An answer that makes no sense", text);
  }
  if (error instanceof ValidationError) return invalid(error);
  if (error instanceof PageIncomplete) {
    return problem("offline", "A part of the page did not arrive", "The connection may be down. Once it is back, load the page again.");
  }
  return problem("error", "Something went wrong in this page", String(error));
}

function problem(icon, title, text) {
  return { icon, title, text, again: true };
}

/** @param {ValidationError} error */
function invalid({ issues, message }) {
  if (issues.some(({ path }) => path[0] === "groupId")) {
    return { ...problem("search", "Not a project’s ID", "A project’s ID has 24 hexadecimal digits: 0 to 9 and a to f."), again: false };
  }
  return { ...problem("error", "This can’t be sent", message), again: false };
}

function network() {
  if (!navigator.onLine) {
    return problem("offline", "You are offline", "Nothing can be read from or sent to Atlas until the connection is back.");
  }
  return problem("offline", "The proxy does not answer", "This page reaches Atlas through a proxy, and no connection to it came about.");
}

/** By error code: Atlas's and the proxy's, which are more exact than the status. */
const BY_CODE = {
  INTEGRATION_NOT_CONFIGURED: ["search", "No longer there", "Somebody else has deleted this integration."],
  INTEGRATION_ALREADY_CONFIGURED: [
    "alert",
    "Set up in the meantime",
    "It has been configured since this form was opened: by somebody else, or by a try of yours that looked failed.",
  ],
  NOT_AUTHORIZED: ["lock", "Not signed in", "The proxy does not know you. Sign in where your organisation asks for it, then try again."],
  GROUP_NOT_ALLOWED: ["lock", "Not allowed", "This proxy serves other projects, but not this one."],
  READ_ONLY: ["lock", "Read only", "This proxy shows the integrations and changes none."],
  RESOURCE_NOT_FOUND: ["search", "Not served by the proxy", "The proxy is there, but does not serve this. It may know only the other version of the API."],
  TARGET_UNREACHABLE: ["offline", "Atlas can’t be reached", "The proxy is there, but got no usable answer from Atlas. Try again in a moment."],
  TARGET_TIMEOUT: ["clock", "No answer in time", "The proxy waited for Atlas in vain. Try again in a moment."],
};

/** By status, if the code is unknown. */
const BY_STATUS = {
  401: ["lock", "Not authorised", "The proxy’s API key was refused: it is wrong, has been revoked, or does not belong to this project."],
  403: [
    "lock",
    "Not allowed",
    "The key may not do this: it lacks the role, its access list lacks the proxy’s address, or the proxy forbids it.",
  ],
  404: ["search", "No such project", "Check the project’s ID. The key may also have no access to it."],
  429: ["clock", "Too many requests", "Wait a little, then try again."],
};

/** Why a project was not changed, if the reason is not an error of Atlas. */
const BY_REASON = {
  changed_since_plan: "Somebody has changed it since the comparison, so nothing was sent. Compare again.",
  not_as_sent: "Atlas took it, but shows something else than was sent.",
  aborted: "Stopped before it was known to be through.",
  timeout: "No answer in time.",
  network: "No connection to the proxy.",
};

/**
 * The error of one of many projects, in one line.
 *
 * @param {import("../../pkg/fleet.js").FleetError} error  plain JSON
 */
export function describeFailure({ code, message, ...error }) {
  if (Object.hasOwn(BY_REASON, code)) return BY_REASON[code];
  if (error.status === undefined) return message;
  const { title, text } = fromAtlas(error);
  return `${title}. ${text} (${saidBy(error)})`;
}

/** @param {{ status: number, errorCode?: string, detail?: string, retryAfterMs?: number }} error */
function fromAtlas(error) {
  const { status, errorCode, detail, retryAfterMs } = error;
  const [icon, title, text] = (Object.hasOwn(BY_CODE, errorCode ?? "") && BY_CODE[errorCode]) || BY_STATUS[status] || unknown(status, detail);
  const wait = retryAfterMs && `Atlas asks to wait ${seconds(retryAfterMs)}.`;
  return { icon, title, text: wait || text, again: status !== 404 };
}

function unknown(status, detail) {
  if (status >= 500) return ["error", "Atlas has a problem", "The request was fine, but could not be answered. Try again in a moment."];
  return ["error", "Atlas refused this", detail ?? "It does not say why."];
}

function saidBy({ status, errorCode, detail }) {
  return [`HTTP ${status}`, errorCode, detail].filter(Boolean).join(" · ");
}

/** `1500` as "2 seconds". */
export function seconds(ms) {
  const count = Math.max(1, Math.ceil(ms / 1000));
  return `${count} ${count === 1 ? "second" : "seconds"}`;
}
