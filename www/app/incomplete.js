// Shown instead of a part of the page that could not be loaded.

import { button } from "./element.js";
import { state } from "./notice.js";

/** A module that failed to load fails until the page is reloaded; the address stays the same. @param {Error} error */
export function incomplete(error) {
  const again = button("Load the page again", { class: "button-primary", on: { click: () => location.reload() } });
  const text = "A part of it did not arrive: the connection may be down, or the package is not where the page looks for it.";
  return state({ icon: "error", tone: "error", title: "The page could not be loaded", text, said: error.message, actions: [again] });
}
