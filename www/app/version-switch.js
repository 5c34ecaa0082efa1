// The foot of the page: the version of the API, what it means, and the link to the other one.

import { APIS, missingIn } from "./api.js";
import { h } from "./element.js";
import { linkTo } from "./route.js";
import { enumerate } from "./wording.js";

/** @param {import("./route.js").Route} route */
export function versionSwitch(route) {
  const links = APIS.map((api) => link(api, route));
  const nav = h("nav", { class: "segments", "aria-label": "Version of the API" }, links);
  return h("div", { class: "foot-inner" }, nav, h("p", { class: "soft" }, route.api.about(enumerate(missingIn(route.api)))));
}

/** Links, since a version is part of the address: it can be shared, opened in another tab, and left with Back. */
function link(api, { api: current, groupId, type, name }) {
  const page = name === "projects" && api.listsProjects ? name : undefined;
  const href = linkTo({ api, groupId }, type, page);
  return h("a", { class: "segment", href, "aria-current": api === current && "true" }, api.title);
}
