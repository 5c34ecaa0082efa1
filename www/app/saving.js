// Sends what was entered: progress, stopping, and the result.

import { announce } from "./announcer.js";
import { isBlank } from "./draft.js";
import { button, h } from "./element.js";
import { AtlasApiError } from "./package.js";
import { describeProblem, seconds } from "./problem.js";
import { toast } from "./toast.js";
import { enumerate, inSentence } from "./wording.js";

export class Saving {
  #abort;

  /**
   * @param {import("./project.js").Project} project
   * @param {import("./draft.js").Draft} draft
   * @param {{ done: () => void, reload: () => void }} actions
   */
  constructor(project, draft, { done, reload }) {
    this.project = project;
    this.draft = draft;
    this.done = done;
    this.reload = reload;
  }

  stop() {
    this.#abort?.abort();
  }

  /** @param {import("./integration-form.js").IntegrationForm} form */
  async save(form) {
    this.draft.try();
    form.show(undefined);
    form.refresh();
    if (this.draft.isUpdate && !this.draft.isDirty) return this.#nothing(form);
    const { ready, integration } = this.draft.prepare();
    if (!ready) return this.#notReady(form);
    await this.#send(form, integration);
  }

  async #send(form, integration) {
    const { project, draft } = this;
    this.#abort = new AbortController();
    form.busy(true);
    this.#tell(form, "Sending to Atlas…");
    project.onRetry = (delayMs) => this.#tell(form, `Atlas did not take it. Trying again in ${seconds(delayMs)}…`);
    try {
      await (draft.isUpdate ? project.update(integration, this.#abort.signal) : project.create(integration, this.#abort.signal));
      this.#saved();
    } catch (error) {
      form.busy(false);
      form.refresh();
      this.#failed(form, error);
    } finally {
      project.onRetry = undefined;
    }
  }

  #tell(form, text) {
    form.say(h("span", { class: "spinner", "aria-hidden": "true" }), text);
    announce(text);
  }

  #nothing(form) {
    form.say("Nothing has changed yet.");
    announce("Nothing has changed yet.");
  }

  #notReady(form) {
    if (form.focusFirstWrong()) return;
    // No input is at fault: a value that Atlas has can't be sent back.
    const text = this.draft.prepare().issues.map(({ message }) => message).join("; ");
    form.show({ title: "This can’t be sent", text });
  }

  #saved() {
    const { service } = this.draft.description;
    const kept = this.#keptByAtlas();
    this.done();
    if (kept.length === 0) return toast(`${service} is ${this.draft.isUpdate ? "saved" : "set up"}.`);
    const what = enumerate(kept.map(({ label }) => inSentence(label)));
    toast(`${service} is saved, but Atlas kept the ${what}. To remove it, delete the integration and set it up again.`, "warning");
  }

  /** Atlas may keep fields that an update leaves out. */
  #keptByAtlas() {
    const now = this.project.find(this.draft.type) ?? {};
    return this.draft.description.fields.filter((field) => this.draft.isRemoved(field) && !isBlank(now[field.name]));
  }

  #failed(form, error) {
    if (error instanceof AtlasApiError && error.issues.length > 0) {
      const homeless = this.draft.refuse(error.issues);
      form.refresh();
      if (homeless.length === 0 && form.focusFirstWrong()) return announce("Atlas refused it.");
    }
    const problem = describeProblem(error);
    const reload = button("See what Atlas has now", { class: "button-small", on: { click: this.reload } });
    form.show({ ...problem, actions: isInDoubt(error) ? [reload] : [] });
  }
}

/** Whether Atlas's state may differ from what the form shows. */
function isInDoubt({ code, status }) {
  return ["aborted", "timeout", "response_format"].includes(code) || status === 404 || status === 409;
}
