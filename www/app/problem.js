// What went wrong, in words for who administers Atlas: one place for every error of the package.

import {
  AbortedError,
  AtlasApiError,
  AuthenticationError,
  NetworkError,
  NotInitializedError,
  RateLimitError,
  ResponseFormatError,
  TimeoutError,
  ValidationError,
} from "./package.js";

/**
 * @typedef {object} Problem
 * @property {string} title
 * @property {string} text   what it means and what to do
 * @property {string} [said]  what the server said, word for word
 * @property {"error" | "lock" | "offline" | "clock" | "search" | "alert"} icon
 * @property {boolean} again  whether trying again can help
 */

/** @param {unknown} error @returns {Problem} */
export function describeProblem(error) {
  if (error instanceof AtlasApiError) return { icon: "error", again: true, ...fromAtlas(error), said: saidBy(error) };
  if (error instanceof NetworkError) return network();
  if (error instanceof TimeoutError) {
    return problem("clock", "No answer in time", "Atlas or the proxy took too long. Try again in a moment.");
  }
  if (error instanceof AbortedError) {
    const text = "The request was on its way when you stopped it, so Atlas may or may not have carried it out.";
    return problem("alert", "Stopped", text);
  }
  if (error instanceof ResponseFormatError) {
    const text = `What came back (status ${error.status}) is not an answer of Atlas. Is the proxy set up as it should be?`;
    return problem("error", "An answer that makes no sense", text);
  }
  if (error instanceof NotInitializedError) {
    return { ...problem("error", "The page could not be loaded", "Its WebAssembly file did not arrive."), said: error.message };
  }
  if (error instanceof ValidationError) return { ...problem("error", "This can’t be sent", error.message), again: false };
  return problem("error", "Something went wrong in this page", String(error));
}

function problem(icon, title, text) {
  return { icon, title, text, again: true };
}

function network() {
  if (!navigator.onLine) {
    return problem("offline", "You are offline", "Nothing can be read from or sent to Atlas until the connection is back.");
  }
  return problem("offline", "The proxy does not answer", "This page reaches Atlas through a proxy, and no connection to it came about.");
}

/** @param {AtlasApiError} error */
function fromAtlas(error) {
  if (error instanceof AuthenticationError) {
    const text = "The proxy’s API key was refused: it is wrong, has been revoked, or does not belong to this project.";
    return { icon: "lock", title: "Not authorised", text };
  }
  if (error instanceof RateLimitError) {
    const wait = error.retryAfterMs ? `Atlas asks to wait ${seconds(error.retryAfterMs)}.` : "Wait a little, then try again.";
    return { icon: "clock", title: "Too many requests", text: wait };
  }
  if (error.status === 403) {
    const text = "The key may not do this: it lacks the role, its access list lacks the proxy’s address, or the proxy forbids it.";
    return { icon: "lock", title: "Not allowed", text };
  }
  if (error.status === 404 && error.errorCode === "INTEGRATION_NOT_CONFIGURED") {
    return { icon: "search", title: "No longer there", text: "Somebody else has deleted this integration." };
  }
  if (error.status === 404) {
    return { icon: "search", title: "No such project", text: "Check the project’s ID. The key may also have no access to it.", again: false };
  }
  if (error.status === 409) {
    return { title: "Set up in the meantime", text: "Somebody else has just configured this service. Load it again to see what is there now." };
  }
  if (error.status >= 500) return { title: "Atlas has a problem", text: "The request was fine, but could not be answered. Try again in a moment." };
  return { title: "Atlas refused this", text: error.detail ?? "It does not say why." };
}

function saidBy({ status, errorCode, detail }) {
  return [`HTTP ${status}`, errorCode, detail].filter(Boolean).join(" · ");
}

/** `1500` as "2 seconds". */
export function seconds(ms) {
  const count = Math.max(1, Math.ceil(ms / 1000));
  return `${count} ${count === 1 ? "second" : "seconds"}`;
}
