// A service's card on the overview.

import { elsewhere } from "./api.js";
import { h } from "./element.js";
import { icon } from "./icon.js";
import { linkTo } from "./route.js";
import { describe, factList, facts, needs, pill, pills, tile } from "./service.js";

/**
 * @param {import("./project.js").Project} project
 * @param {import("../../pkg/index.js").IntegrationDescription} description
 * @param {import("../../pkg/index.js").ReturnedView} [view]  absent if the service is not configured
 */
export function card(project, description, view) {
  const { type, service, status, note } = description;
  const hint = status === "current" ? needs(description) : (note ?? needs(description));
  const body = view ? factList(facts(project.api, description, view)) : h("p", { class: "soft" }, hint);
  const link = h("a", { class: "card-link", href: linkTo(project, type) }, service);
  return frame({ type, service, link, pills: pills(Boolean(view), status), body, foot: view ? "Edit" : "Set up" });
}

/** A configuration that this version of the API can't send: it can be shown and deleted. */
export function foreignCard(project, view) {
  // Atlas may leave out the type if the version has no name for it: then there is nothing to link to.
  const { type } = view;
  if (typeof type !== "string") return frame({ service: "No type", link: "No type", pills: [configured()], body: because(undefined) });
  const { service } = describe(project.api, type);
  const link = h("a", { class: "card-link", href: linkTo(project, type) }, service);
  return frame({ type, service, link, pills: [configured()], body: because(elsewhere(project.api, type)), foot: "View" });
}

const configured = () => pill("Configured", "good", "check");

function because(other) {
  const text = other ? `Only ${other.called} of the API can change it.` : "This page does not know the type, so it can’t change it.";
  return h("p", { class: "soft" }, text);
}

function frame({ type, service, link, pills, body, foot }) {
  const name = h("div", { class: "card-name" }, h("h3", {}, link), h("span", { class: "actions" }, pills));
  const head = h("div", { class: "card-head" }, tile(service, type), name);
  return h("li", { class: "card", "data-type": type }, head, h("div", { class: "card-body" }, body), foot && footer(foot));
}

/** Decoration: the link's text says where it leads. */
function footer(text) {
  return h("div", { class: "card-foot", "aria-hidden": "true" }, text, icon("arrow"));
}
