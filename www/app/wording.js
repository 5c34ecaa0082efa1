// Issues as sentences for whoever fills in a form. `validate` speaks to developers and names fields as they are sent; the locale `en` has their labels.

import { en, localizeIssues } from "./package.js";

/**
 * The package's English for forms, as a sentence of its own.
 *
 * @param {import("../../pkg/index.js").Issue} issue
 * @param {string} type  the service
 * @param {{ name: string, label: string }} field
 */
export function sentence(issue, type, { name, label }) {
  if (issue.code !== "server") return full(localizeIssues([issue], { locale: en, type })[0].message);
  // Atlas says "apiKey must be …"; on the page the field has another name.
  return full(issue.message.startsWith(`${name} `) ? label + issue.message.slice(name.length) : issue.message);
}

/** What to say at a secret that is still masked when something else is saved. */
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
