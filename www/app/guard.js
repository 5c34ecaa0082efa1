// A secret that Atlas has: shown as set, with its last characters if they are known; entered again only on request.

import { button, h, setAttribute } from "./element.js";
import { icon } from "./icon.js";

export class Guard {
  #field;
  #draft;
  #control;
  #labelId;
  #isOpen = false;
  /** The button that goes back to the saved secret; the field puts it below the messages. */
  keep = h("button", { type: "button", class: "link", on: { click: () => this.#close() } }, "Keep the one that is set");

  /**
   * @param {import("./field.js").Field} owner
   * @param {ReturnType<import("./control.js").control>} control
   * @param {string} labelId
   */
  constructor(owner, control, labelId) {
    this.owner = owner;
    this.#field = owner.field;
    this.#draft = owner.draft;
    this.#control = control;
    this.#labelId = labelId;
    this.element = h("div");
    this.#draw();
  }

  /** Shows the input. */
  open() {
    if (this.#isOpen) return;
    this.#isOpen = true;
    this.#draw();
  }

  #draw() {
    // Without an input the label names the group of text and buttons.
    setAttribute(this.element, "role", !this.#isOpen && "group");
    setAttribute(this.element, "aria-labelledby", !this.#isOpen && this.#labelId);
    this.keep.hidden = !this.#isOpen;
    if (this.#isOpen) this.element.replaceChildren(this.#control.element);
    else this.element.replaceChildren(this.#draft.isRemoved(this.#field) ? this.#removed() : this.#set());
  }

  #set() {
    const { label, required } = this.#field;
    const replace = this.#button("Replace", label, () => this.#change(() => this.open(), () => this.#control.input));
    const remove = !required && this.#button("Remove", label, () => this.#change(() => this.#draft.remove(this.#field)));
    return this.#row(describeMask(this.#draft.maskOf(this.#field)), [replace, remove]);
  }

  #removed() {
    const undo = this.#button("Keep it", this.#field.label, () => this.#change(() => this.#draft.keep(this.#field)));
    return this.#row(["Removed when you save"], [undo]);
  }

  #close() {
    this.#change(() => {
      this.#draft.keep(this.#field);
      this.#control.write("");
      this.#isOpen = false;
    });
  }

  /** Draws again and moves the focus to the next step, since the pressed button is gone. */
  #change(action, target = () => this.element.querySelector("button")) {
    action();
    this.#draw();
    this.owner.onEdit();
    target()?.focus();
  }

  #row(text, buttons) {
    const words = h("span", { class: "guard-text" }, icon("lock"), h("span", {}, ...text));
    return h("div", { class: "guard" }, words, h("span", { class: "guard-buttons" }, buttons.filter(Boolean)));
  }

  #button(text, label, click) {
    return button(text, { class: "button-small", "aria-label": `${text} ${label}`, on: { click } });
  }
}

/** `****abcd` as "Set, ends in abcd"; a URL's origin is no secret. Undefined means that Atlas shows nothing of the secret. */
export function describeMask(mask) {
  if (mask === undefined) return ["Set, and never shown"];
  const [, origin, tail] = /^(https?:\/\/[^/]*)?\/?\*{4,}([^*]*)$/.exec(mask) ?? [];
  if (origin) return ["Set, at ", h("code", {}, origin)];
  return tail ? ["Set, ends in ", h("code", {}, tail)] : ["Set"];
}
