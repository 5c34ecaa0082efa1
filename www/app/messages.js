// The messages of a field: errors, which prevent sending, and separately warnings and hints, which do not.

import { h } from "./element.js";
import { icon } from "./icon.js";

const LOOKS = {
  error: { icon: "error", before: "Error: " },
  warning: { icon: "alert", before: "Warning: " },
  hint: { icon: "info", before: "" },
};

export class Messages {
  #shown = "";

  /** @param {string} id  for `aria-describedby` */
  constructor(id) {
    // Polite: the field is validated at every key stroke, and must not interrupt.
    this.element = h("ul", { class: "messages", id, "aria-live": "polite" });
  }

  /** @param {import("./draft.js").Message[]} messages */
  show(messages) {
    const key = JSON.stringify(messages);
    // The same messages would be read out again.
    if (key === this.#shown) return;
    this.#shown = key;
    this.element.replaceChildren(...messages.map(item));
  }
}

function item({ severity, text }) {
  const { icon: name, before } = LOOKS[severity];
  const words = h("span", {}, before && h("span", { class: "visually-hidden" }, before), text);
  return h("li", { class: `message message-${severity}` }, icon(name), words);
}
