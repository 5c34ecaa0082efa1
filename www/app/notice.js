// A notice inside a view, and a state that replaces a view: both show a problem with the same texts.

import { h } from "./element.js";
import { icon } from "./icon.js";

const ICONS = { info: "info", warning: "alert", error: "error" };

/**
 * @param {{ tone: "info" | "warning" | "error", title?: string, text: string, said?: string, actions?: Node[], class?: string }} options
 */
export function notice({ tone, title, text, said, actions = [], class: name = "" }) {
  const words = h(
    "div",
    { class: "notice-text" },
    title && h("p", { class: "notice-title" }, title),
    h("p", {}, text),
    said && h("p", { class: "said" }, said),
    actions.length > 0 && h("div", { class: "actions" }, actions),
  );
  // A notice with a title is news: it gets the focus, so that it is read out. A note about a service is part of the page.
  const role = title ? { role: "group", "aria-label": title, tabindex: "-1" } : {};
  return h("div", { class: `notice notice-${tone} ${name}`.trim(), ...role }, icon(ICONS[tone]), words);
}

/**
 * @param {{ icon: string, tone?: "error" | "warning" | "good", title: string, text: string, said?: string, actions?: Node[] }} options
 * @param {...Node} more
 */
export function state({ icon: name, tone = "", title, text, said, actions = [] }, ...more) {
  return h(
    "section",
    { class: "state" },
    h("div", { class: `emblem ${tone && `emblem-${tone}`}`.trim() }, icon(name)),
    h("h1", { tabindex: "-1" }, title),
    h("p", { class: "soft" }, text),
    said && h("p", { class: "said" }, said),
    actions.length > 0 && h("div", { class: "actions" }, actions),
    ...more,
  );
}
