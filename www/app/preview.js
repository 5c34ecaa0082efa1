// The request as it will be sent, as a command, with its secrets masked.

import { announce } from "./announcer.js";
import { button, h } from "./element.js";
import { icon } from "./icon.js";
import { BASE_URL } from "./settings.js";
import { enumerate } from "./wording.js";

export class Preview {
  #project;
  #draft;
  #body = h("div");
  #copy = button("Copy", { class: "button-small", on: { click: () => this.#copied() } }, icon("copy"));
  #command = "";

  /** @param {import("./project.js").Project} project  loaded @param {import("./draft.js").Draft} draft */
  constructor(project, draft) {
    this.#project = project;
    this.#draft = draft;
    // The path does not depend on the entered values.
    const { path } = project.full.getRequest({ groupId: project.groupId, type: draft.type, baseUrl: BASE_URL });
    const endpoint = h("p", { class: "endpoint" }, h("span", { class: "method" }, draft.isUpdate ? "PUT" : "POST"), h("span", {}, path));
    const head = h("div", { class: "preview-head" }, h("h2", { id: "preview-title" }, "Request"), this.#copy);
    this.element = h("aside", { class: "sheet", "aria-labelledby": "preview-title" }, head, endpoint, this.#body);
  }

  refresh() {
    const prepared = this.#draft.prepare();
    const command = prepared.ready ? this.#commandOf(prepared.integration) : "";
    this.#copy.hidden = !command;
    if (command && command === this.#command) return;
    this.#command = command;
    this.#body.replaceChildren(...(command ? this.#shown() : [this.#missing(prepared)]));
  }

  #commandOf(integration) {
    const { full, groupId } = this.#project;
    const args = { groupId, integration, baseUrl: BASE_URL };
    return full.toCurl(this.#draft.isUpdate ? full.updateRequest(args) : full.createRequest(args));
  }

  #shown() {
    const note = "Secrets are masked here. To run it yourself, put in yours, and the API key in place of {PUBLIC-KEY}:{PRIVATE-KEY}.";
    return [
      h("pre", { class: "curl", tabindex: "0", role: "region", "aria-label": "The request as a curl command" }, h("code", {}, this.#command)),
      h("p", { class: "preview-note" }, note),
    ];
  }

  #missing({ retype, issues }) {
    const names = [...retype, ...issues.map(({ path }) => path[0])];
    const labels = names.map((name) => this.#draft.field(name)?.label).filter(Boolean);
    const what = labels.length > 0 ? `Still needed: ${enumerate([...new Set(labels)])}.` : "";
    return h("p", { class: "curl-empty" }, "The request appears here as a curl command once the form is complete. ", what);
  }

  async #copied() {
    try {
      await navigator.clipboard.writeText(this.#command);
      this.#copy.lastElementChild.textContent = "Copied";
      setTimeout(() => (this.#copy.lastElementChild.textContent = "Copy"), 2_000);
      announce("The command is on the clipboard, with its secrets masked.");
    } catch {
      // No permission, or no TLS: then the text is selected, to be copied with the keyboard.
      const pre = this.#body.querySelector("pre");
      getSelection().selectAllChildren(pre);
      pre.focus();
      announce("The browser does not let this page copy. The command is selected: copy it with the keyboard.");
    }
  }
}
