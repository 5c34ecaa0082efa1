// What a view will look like, until its data is there.

import { h } from "./element.js";

export function overviewSkeleton() {
  const cards = Array.from({ length: 6 }, () => h("li", { class: "card" }, head(), h("div", { class: "card-body" }, bone("bone-short"), bone("bone-short"))));
  return waiting("Loading the integrations", h("ul", { class: "grid" }, cards));
}

export function serviceSkeleton() {
  const parts = [h("div", { class: "bone bone-block" }), h("div", { class: "bone bone-block" })];
  return waiting("Loading the integration", h("div", { class: "columns" }, parts));
}

function waiting(text, body) {
  const title = h("div", { class: "head" }, h("h1", { tabindex: "-1" }, "Integrations"));
  const said = h("p", { class: "visually-hidden" }, `${text}…`);
  return h("div", { class: "skeleton", "aria-busy": "true" }, title, said, h("div", { "aria-hidden": "true" }, body));
}

function head() {
  return h("div", { class: "card-head" }, bone("bone-tile"), bone("bone-title"));
}

function bone(name) {
  return h("div", { class: `bone ${name}` });
}
