// Issues as whole sentences for a form. The package's messages begin in lower case and have no full stop, so that other texts can contain them.

import { en, localizeIssues } from "./package.js";

/**
 * The message of the locale `en`, which uses a form's labels, as a sentence.
 *
 * @param {import("../../pkg/index.js").Issue} issue
 * @param {string} type  the service
 * @param {{ name: string, label: string }} field
 */
export function sentence(issue, type, { name, label }) {
  if (issue.code !== "server") return full(localizeIssues([issue], { locale: en, type })[0].message);
  // Atlas's own message has the field's name ("apiKey must be …"); the page has its label.
  return full(issue.message.startsWith(`${name} `) ? label + issue.message.slice(name.length) : issue.message);
}

/** The message for a secret that is still masked when something else is saved. */
export const RETYPE = "Enter it again: Atlas keeps it hidden and needs it with every change.";

/** "Team name" as "team name", but "API key" and "URL" as they are. */
export function inSentence(label) {
  return /^[A-Z][a-z]/.test(label) ? label[0].toLowerCase() + label.slice(1) : label;
}

/** "API key, region and secret". */
export function enumerate(labels) {
  return new Intl.ListFormat("en", { type: "conjunction" }).format(labels);
}

/** "1 project", "12 projects". */
export function projectCount(count) {
  return `${count} ${count === 1 ? "project" : "projects"}`;
}

function full(message) {
  const text = message.replaceAll("`", "").trim();
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? "" : "."}`;
}
