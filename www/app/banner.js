// A banner above everything else, for as long as there is no connection.

import { announce } from "./announcer.js";
import { h } from "./element.js";
import { icon } from "./icon.js";

const place = document.getElementById("banner");

/** @param {() => void} whenBack */
export function watchConnection(whenBack) {
  const show = () => {
    const text = "You are offline. What you enter stays here, and can be saved once the connection is back.";
    place.replaceChildren(...(navigator.onLine ? [] : [h("p", { class: "banner" }, icon("offline"), text)]));
    if (!navigator.onLine) announce(text);
  };
  addEventListener("offline", show);
  addEventListener("online", () => {
    show();
    announce("You are online again.");
    whenBack();
  });
  show();
}
