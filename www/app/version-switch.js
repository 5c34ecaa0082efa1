// The foot of the page: which version of the API it speaks, what that means, and the way to the other one.

import { APIS, DEFAULT_API, onlyIn } from "./api.js";
import { h } from "./element.js";
import { linkTo } from "./route.js";
import { enumerate } from "./wording.js";

/** @param {import("./route.js").Route} route */
export function versionSwitch(route) {
  const links = APIS.map((api) => link(api, route));
  const nav = h("nav", { class: "segments", "aria-label": "Version of the API" }, links);
  return h("div", { class: "foot-inner" }, nav, h("p", { class: "soft" }, ABOUT[route.api.name](...APIS.map(onlyIn).map(enumerate))));
}

/** Links, since a version is part of the address: it can be sent, opened beside and gone back from. */
function link(api, { api: current, groupId, type }) {
  const href = linkTo({ api, groupId }, type);
  return h("a", { class: "segment", href, "aria-current": api === current && "true" }, api.title);
}

const ABOUT = {
  [DEFAULT_API.name]: (_, older) =>
    `This page speaks version 2 of the Atlas Administration API, which Atlas’s own tools use. Version 1.0 is the older one: MongoDB has deprecated it and still serves it. Only it has ${older}.`,
  "v1.0": (newer, older) =>
    `This page speaks version 1.0 of the Atlas Administration API, which MongoDB has deprecated and still serves. It can’t send ${newer}, nor the newer settings of other services. Only it has ${older}.`,
};
