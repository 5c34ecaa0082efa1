// The outline of a view, until its data is loaded.

import { h } from "./element.js";

export function overviewSkeleton() {
  const cards = Array.from({ length: 6 }, () => block("li", "card", bone("bone-short"), bone("bone-short")));
  return waiting("Integrations", h("ul", { class: "grid" }, cards));
}

/** @param {string} service */
export function serviceSkeleton(service) {
  const lines = () => ["bone-short", "bone-input", "bone-short", "bone-input"].map(bone);
  return waiting(service, h("div", { class: "columns" }, block("div", "card", ...lines()), block("div", "card", bone("bone-block"))));
}

function waiting(title, body) {
  const head = h("div", { class: "head" }, h("h1", { tabindex: "-1" }, title));
  const said = h("p", { class: "visually-hidden" }, "Loading…");
  return h("div", { class: "skeleton", "aria-busy": "true" }, head, said, h("div", { "aria-hidden": "true" }, body));
}

function block(tag, name, ...bones) {
  const head = h("div", { class: "card-head" }, bone("bone-tile"), bone("bone-title"));
  return h(tag, { class: name }, head, h("div", { class: "card-body" }, bones));
}

function bone(name) {
  return h("div", { class: `bone ${name}` });
}
