// A project's integrations: configured ones, available ones, and services that should no longer be used.

import { DEFAULT_API, knows } from "./api.js";
import { card, foreignCard } from "./card.js";
import { button, h } from "./element.js";
import { icon } from "./icon.js";
import { services } from "./service.js";

/**
 * @param {import("./project.js").Project} project  loaded
 * @param {{ reload: () => void }} actions
 */
export function overview(project, { reload }) {
  const { api, integrations } = project;
  const all = services(api);
  const views = new Map(integrations.map((view) => [view.type, view]));
  const configured = all.filter(({ type }) => views.has(type));
  const open = all.filter(({ type, status }) => !views.has(type) && status === "current");
  const ended = all.filter(({ type, status }) => !views.has(type) && status !== "current");
  const foreign = integrations.filter((view) => !knows(api, view.type));
  const cards = (descriptions) => descriptions.map((description) => card(project, description, views.get(description.type)));
  const count = configured.length + foreign.length;
  return h(
    "div",
    {},
    head(api, reload),
    count > 0 ? section("Configured", [...cards(configured), ...foreign.map((view) => foreignCard(project, view))]) : empty(),
    open.length > 0 && section("Available", cards(open)),
    ended.length > 0 && section("Deprecated or retired", cards(ended)),
  );
}

function head(api, reload) {
  const by = api === DEFAULT_API ? "" : ` Shown as ${api.called} of the API has it.`;
  const text = h("p", { class: "soft" }, `Where Atlas sends this project’s alerts and metrics.${by}`);
  const refresh = button("Refresh", { on: { click: reload } }, icon("refresh"));
  return h("div", { class: "head" }, h("div", { class: "head-text" }, h("h1", { tabindex: "-1" }, "Integrations"), text), refresh);
}

function section(title, cards) {
  const id = `section-${title.toLowerCase().replaceAll(" ", "-")}`;
  const top = h("div", { class: "section-head" }, h("h2", { id }, title), h("span", { class: "count" }, String(cards.length)));
  return h("section", { class: "section", "aria-labelledby": id }, top, h("ul", { class: "grid" }, cards));
}

function empty() {
  return h(
    "div",
    { class: "empty" },
    h("div", { class: "emblem" }, icon("plug")),
    h("div", {}, h("h2", {}, "No service is configured yet"), h("p", { class: "soft" }, "Pick one below: Atlas will send alerts and metrics to it.")),
  );
}
