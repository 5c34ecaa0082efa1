// A service's card on the overview.

import { h } from "./element.js";
import { icon } from "./icon.js";
import { linkTo } from "./route.js";
import { facts, needs, pill, pills, tile } from "./service.js";

/**
 * @param {string} groupId
 * @param {import("../../pkg/index.js").IntegrationDescription} description
 * @param {import("../../pkg/index.js").ReturnedView} [view]  absent where the service is not configured
 */
export function card(groupId, description, view) {
  const { type, service, status, note } = description;
  const link = h("a", { class: "card-link", href: linkTo(groupId, type) }, service);
  const hint = status === "current" ? needs(description) : (note ?? needs(description));
  const body = view ? list(facts(description, view)) : h("p", { class: "soft" }, hint);
  return frame(tile(service, type), [h("h3", {}, link), pillRow(pills(Boolean(view), status))], body, foot(view ? "Edit" : "Set up"), type);
}

/** A configuration of a type that the package does not know: shown, so that nothing seems to be missing, but not touched. */
export function unknownCard(view) {
  const name = String(view.type ?? "Unknown type");
  const body = h("p", { class: "soft" }, "Configured in Atlas. This page does not know the type and leaves it alone.");
  return frame(tile(words(name)), [h("h3", {}, words(name)), pillRow([pill("Configured", "good", "check")])], body, undefined, name);
}

function frame(mark, name, body, end, type) {
  const head = h("div", { class: "card-head" }, mark, h("div", { class: "card-name" }, name));
  return h("li", { class: "card", "data-type": type }, head, h("div", { class: "card-body" }, body), end);
}

/** For the eye only: the link says where it leads. */
function foot(text) {
  return h("div", { class: "card-foot", "aria-hidden": "true" }, text, icon("arrow"));
}

function pillRow(pills) {
  return h("span", { class: "actions" }, pills);
}

function list(rows) {
  return h("dl", { class: "facts" }, rows.flatMap(([label, value]) => [h("dt", {}, label), h("dd", {}, value)]));
}

/** `MICROSOFT_TEAMS` as "Microsoft Teams". */
function words(type) {
  return type.toLowerCase().replaceAll("_", " ").replace(/\b\w/g, (letter) => letter.toUpperCase());
}
