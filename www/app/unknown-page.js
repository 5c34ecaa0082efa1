// An integration that this version of the API can't send: its fields, the reason why it can't be changed here, and a button to delete it.

import { elsewhere } from "./api.js";
import { askToDelete } from "./deleting.js";
import { button, h } from "./element.js";
import { describeMask } from "./guard.js";
import { icon } from "./icon.js";
import { notice } from "./notice.js";
import { linkTo } from "./route.js";
import { describe, factList, facts, pill, tile } from "./service.js";

/**
 * @param {import("./project.js").Project} project  loaded
 * @param {object} view  of a type that the version does not have
 * @param {import("./router.js").Router} router
 */
export function unknownPage(project, view, router) {
  const { api } = project;
  const description = describe(api, view.type);
  const other = elsewhere(api, view.type);
  const done = () => router.open(linkTo(project));
  const remove = () => askToDelete(project, { ...description, comesBack: Boolean(other) }, { done });
  const rows = [...facts(api, description, view), ...strangers(api, description, view)];
  const sheet = h("section", { class: "sheet", "aria-labelledby": "shown-title" }, [
    h("h2", { id: "shown-title", class: "sheet-title" }, "What Atlas shows"),
    h("div", { class: "sheet-body" }, rows.length > 0 ? factList(rows) : h("p", { class: "soft" }, "Nothing but its type.")),
  ]);
  return h("div", { class: "narrow" }, back(project), head(description, remove), why(project, description, other), sheet);
}

/** Fields without a description, with Atlas's names. In an unknown type all texts are masked. */
function strangers({ forms }, { fields }, view) {
  const { type: _, ...masked } = forms.redact(view);
  const unknown = Object.entries(masked).filter(([name, value]) => value != null && !fields.some((field) => field.name === name));
  return unknown.map(([name, value]) => [h("code", {}, name), print(value)]);
}

function print(value) {
  if (typeof value === "string") return value.includes("****") ? describeMask(value) : value;
  return h("code", {}, JSON.stringify(value));
}

function why({ groupId }, { type, service }, other) {
  if (!other) {
    const text = `This page does not know integrations of type ${type}, so it can’t tell what may be changed. Atlas’s own page can change it.`;
    return notice({ tone: "info", text, class: "above" });
  }
  const text = `Only ${other.called} of the API can set up or change ${service}. Here it can be looked at and deleted.`;
  const go = h("a", { class: "button button-small", href: linkTo({ api: other, groupId }, type) }, `Open it in ${other.called}`);
  return notice({ tone: "info", text, actions: [go], class: "above" });
}

function back(project) {
  return h("a", { class: "back", href: linkTo(project) }, icon("back"), "All integrations");
}

function head({ type, service }, remove) {
  const name = h("div", { class: "head-name" }, h("h1", { tabindex: "-1" }, service), pill("Configured", "good", "check"));
  const deleting = button("Delete", { class: "button-quiet is-danger", on: { click: remove } }, icon("trash"));
  return h("div", { class: "head" }, h("div", { class: "head-service" }, tile(service, type), name), deleting);
}
