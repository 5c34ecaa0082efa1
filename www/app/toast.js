// A short message at the foot of the page when something is done. It does not take the focus, and is announced.

import { announce } from "./announcer.js";
import { h } from "./element.js";
import { icon } from "./icon.js";

const STAYS_MS = 6_000;

/**
 * @param {string} text
 * @param {"good" | "warning"} [tone]  a warning stays until it is closed
 */
export function toast(text, tone = "good") {
  const close = h("button", { type: "button", class: "button button-quiet button-small", "aria-label": "Close this message" }, icon("close"));
  const element = h("div", { class: `toast toast-${tone}` }, icon(tone === "good" ? "check" : "alert"), h("p", {}, text), close);
  close.addEventListener("click", () => element.remove());
  if (tone === "good") setTimeout(() => element.remove(), STAYS_MS);
  document.getElementById("toasts").replaceChildren(element);
  announce(text);
}
