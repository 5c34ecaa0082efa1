// The form of one service: its fields as described, and its foot with save, stop and messages.

import { button, h } from "./element.js";
import { Field } from "./field.js";
import { notice } from "./notice.js";
import { enumerate, inSentence } from "./wording.js";

export class IntegrationForm {
  #draft;
  #changed;
  #fields;
  #fieldset;
  #save;
  #stop;
  #cancel;
  #state = h("p", { class: "form-state" });
  #progress = h("div", { class: "progress", hidden: true });
  #problem = h("div", { hidden: true });

  /**
   * @param {import("./draft.js").Draft} draft
   * @param {{ save: () => void, stop: () => void, edited: () => void }} actions
   * @param {{ go: string, back: string, changed?: string, note?: Node }} options  the button's text, an address, what the line under the
   *   buttons begins with, and what there is to say above them
   */
  constructor(draft, { save, stop, edited }, { go, back, changed = "Changed", note }) {
    this.#draft = draft;
    this.#changed = changed;
    this.#fields = draft.description.fields.map((field) => new Field(field, draft, () => this.#edited(edited)));
    this.#save = button(go, { type: "submit", class: "button-primary" });
    this.#stop = button("Stop", { hidden: true, on: { click: stop } });
    this.#cancel = h("a", { class: "button button-quiet", href: back }, "Cancel");
    const { service } = draft.description;
    const elements = this.#fields.map(({ element }) => element);
    this.#fieldset = h("fieldset", { class: "form-body" }, h("legend", { class: "visually-hidden" }, service), elements);
    const submit = (event) => {
      event.preventDefault();
      save();
    };
    const actions = h("div", { class: "actions" }, this.#save, this.#stop, this.#cancel);
    const foot = h("div", { class: "form-foot" }, this.#problem, note ?? "", this.#progress, actions, this.#state);
    this.element = h("form", { class: "sheet", novalidate: true, "aria-label": service, on: { submit } }, this.#fieldset, foot);
    this.refresh();
  }

  /** Updates the messages and the list of changes. */
  refresh() {
    for (const field of this.#fields) field.refresh();
    this.say(this.#changes());
  }

  /** The line under the buttons. */
  say(...words) {
    this.#state.replaceChildren(...words);
  }

  /** @returns {boolean} whether there was a field to go to */
  focusFirstWrong() {
    const wrong = this.#fields.find(({ isWrong }) => isWrong);
    wrong?.focus();
    return Boolean(wrong);
  }

  /** While it is being sent nothing can be changed, and the stop button replaces the save button. */
  busy(isBusy) {
    this.element.setAttribute("aria-busy", String(isBusy));
    this.#fieldset.disabled = isBusy;
    this.#progress.hidden = !isBusy;
    this.#save.hidden = isBusy;
    this.#cancel.hidden = isBusy;
    this.#stop.hidden = !isBusy;
    if (isBusy) this.#stop.focus();
    else if (document.activeElement === document.body) this.#save.focus();
  }

  /** @param {(import("./problem.js").Problem & { actions?: Node[] }) | undefined} problem */
  show(problem) {
    this.#problem.hidden = !problem;
    this.#problem.replaceChildren(...(problem ? [notice({ tone: "error", ...problem })] : []));
    this.#problem.firstElementChild?.focus();
  }

  #edited(then) {
    this.refresh();
    then();
  }

  #changes() {
    if (!this.#draft.isUpdate || !this.#draft.isDirty) return "";
    const { changed } = this.#draft.prepare();
    if (changed.length === 0) return "";
    return `${this.#changed}: ${enumerate(changed.map((name) => inSentence(this.#draft.field(name)?.label ?? name)))}.`;
  }
}
