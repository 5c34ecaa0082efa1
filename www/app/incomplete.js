// What is shown where a part of the page did not arrive.

import { button } from "./element.js";
import { state } from "./notice.js";

/** A module that did not load stays so until the page is loaded anew; the address keeps where one was. @param {Error} error */
export function incomplete(error) {
  const again = button("Load the page again", { class: "button-primary", on: { click: () => location.reload() } });
  const text = "A part of it did not arrive: the connection may be down, or the package is not where the page looks for it.";
  return state({ icon: "error", tone: "error", title: "The page could not be loaded", text, said: error.message, actions: [again] });
}
