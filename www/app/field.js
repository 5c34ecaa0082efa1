// One field of a form: label, help, control and messages.

import { control } from "./control.js";
import { h, setAttribute } from "./element.js";
import { Guard } from "./guard.js";
import { Messages } from "./messages.js";
import { whenReleased } from "./pointer.js";

export class Field {
  #messages;
  #guard;
  #control;

  /**
   * @param {import("./draft.js").FieldDescription} field
   * @param {import("./draft.js").Draft} draft
   * @param {() => void} onEdit
   */
  constructor(field, draft, onEdit) {
    this.field = field;
    this.draft = draft;
    this.onEdit = onEdit;
    const id = `field-${field.name}`;
    this.#control = control(field, id, draft.isGuarded(field) ? undefined : draft.current?.[field.name]);
    this.#messages = new Messages(`${id}-messages`);
    this.#wire(id);
    this.#guard = draft.isGuarded(field) ? new Guard(this, this.#control, `${id}-label`) : undefined;
    this.element = this.#frame(id);
    this.refresh();
  }

  /** Updates the messages, and shows or hides the input of a secret. */
  refresh() {
    const messages = this.draft.messagesFor(this.field);
    this.isWrong = messages.some(({ severity }) => severity === "error");
    // A secret that has to be entered again needs an input.
    if (this.isWrong) this.#guard?.open();
    setAttribute(this.#control.input, "aria-invalid", this.isWrong && "true");
    this.#messages.show(messages);
  }

  focus() {
    this.#guard?.open();
    this.#control.input.focus();
  }

  #wire(id) {
    const { input } = this.#control;
    const { field, draft } = this;
    if (!draft.isGuarded(field)) this.#control.write(draft.value(field));
    // A switch always has a value.
    setAttribute(input, "aria-required", field.required && field.kind !== "boolean" && "true");
    setAttribute(input, "aria-describedby", field.help ? `${id}-help ${id}-messages` : `${id}-messages`);
    input.addEventListener("input", () => {
      draft.enter(field, this.#control.read());
      this.onEdit();
    });
    input.addEventListener("blur", (event) => this.#left(event.relatedTarget));
  }

  /** A move to this field's own buttons, or to a link, does not count as leaving the field. */
  #left(next) {
    if (this.element.contains(next) || next?.matches("a")) return;
    // A message takes room, and would move the button that is being pressed.
    whenReleased(() => {
      this.draft.touch(this.field);
      this.onEdit();
    });
  }

  #frame(id) {
    const { label, help, required, kind } = this.field;
    const optional = !required && kind !== "boolean" && h("span", { class: "optional" }, "Optional");
    return h(
      "div",
      { class: `field ${kind === "boolean" ? "field-switch" : ""}`.trim(), "data-field": this.field.name },
      h("div", { class: "field-head" }, h("label", { class: "label", id: `${id}-label`, for: id }, label), optional),
      help && h("p", { class: "help", id: `${id}-help` }, help),
      h("div", { class: "control" }, this.#guard?.element ?? this.#control.element),
      this.#messages.element,
      this.#guard?.keep,
    );
  }
}
