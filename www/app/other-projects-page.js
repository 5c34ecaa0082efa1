// "Other projects": this project's integration as the model for others. Its secrets have to be entered; then the others are compared
// with it, and it is applied to the chosen ones.

import { announce } from "./announcer.js";
import { Comparison } from "./comparison.js";
import { Draft } from "./draft.js";
import { h } from "./element.js";
import { icon } from "./icon.js";
import { IntegrationForm } from "./integration-form.js";
import { notice } from "./notice.js";
import { OtherProjects } from "./other-projects.js";
import { AbortedError } from "./package.js";
import { describeProblem } from "./problem.js";
import { linkTo } from "./route.js";
import { tile } from "./service.js";
import { enumerate, inSentence } from "./wording.js";

/**
 * @param {import("./project.js").Project} project  loaded
 * @param {object} view  what the project has
 * @param {import("./router.js").Router} router
 */
export function otherProjectsPage(project, view, router) {
  const description = project.api.forms.describeIntegration(view.type);
  const draft = new Draft(project.api, description, view);
  const page = new Page(project, draft, router);
  const back = h("a", { class: "back", href: linkTo(project, view.type) }, icon("back"), description.service);
  return h("div", {}, back, head(description), secrets(draft), h("div", { class: "columns columns-list" }, page.form.element, page.results));
}

class Page {
  #others;
  #draft;
  #router;
  #abort;
  #force = false;
  results = h("div", { class: "results" });

  constructor(project, draft, router) {
    this.#others = new OtherProjects(project);
    this.#draft = draft;
    this.#router = router;
    const actions = { save: () => this.#compare(), stop: () => this.#abort?.abort(), edited: () => this.#forget() };
    const options = { go: "Compare projects", back: linkTo(project, draft.type), changed: "Not as in this project" };
    this.form = new IntegrationForm(draft, actions, options);
    this.#forget();
    router.onLeave = () => this.#abort?.abort();
  }

  /** The form has changed since the comparison. */
  #forget() {
    this.#force = false;
    const text = "The projects appear here once they are compared: which do not have it, and which have it otherwise.";
    this.results.replaceChildren(h("div", { class: "empty" }, h("div", { class: "emblem" }, icon("projects")), h("p", { class: "soft" }, text)));
  }

  async #compare() {
    const { form } = this;
    this.#draft.try();
    form.show(undefined);
    form.refresh();
    const { ready, integration, issues } = this.#draft.prepare();
    if (!ready) {
      if (!form.focusFirstWrong()) form.show({ title: "This can’t be sent", text: issues.map(({ message }) => message).join("; ") });
      return;
    }
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    form.busy(true);
    this.#tell("Asking which projects there are…");
    const onProgress = ({ done, total }) => this.#tell(`Read ${done} of ${total} projects…`);
    try {
      this.#show(await this.#others.compare(integration, { force: this.#force, signal, onProgress }));
    } catch (error) {
      form.busy(false);
      form.refresh();
      if (!(error instanceof AbortedError)) form.show(explain(error));
    }
  }

  #tell(text) {
    this.form.say(h("span", { class: "spinner", "aria-hidden": "true" }), text);
  }

  #show(projects) {
    this.form.busy(false);
    this.form.refresh();
    const comparison = new Comparison(this.#others, this.#draft.description, projects, {
      force: this.#force,
      again: (force) => {
        this.#force = force;
        this.#compare();
      },
      router: this.#router,
    });
    this.results.replaceChildren(comparison.element);
    comparison.focus();
    announce(comparison.summary);
  }
}

function head({ service, type }) {
  const title = h("h1", { tabindex: "-1" }, `${service} in other projects`);
  const text = h("p", { class: "soft" }, "What this project has is the model: see which of the other projects do not have it or differ, and apply it to them.");
  const words = h("div", { class: "head-text" }, title, text);
  return h("div", { class: "head" }, h("div", { class: "head-service" }, tile(service, type), words));
}

/** Shown from the start: secrets are all that can't be taken from the model. */
function secrets(draft) {
  const names = draft.prepare().retype;
  if (names.length === 0) return undefined;
  const labels = enumerate(names.map((name) => inSentence(draft.field(name)?.label ?? name)));
  const text = `Atlas gives no secret out, only a mask, and a mask can’t be sent. Enter the real ${labels}: with it the projects are compared, and it is what they get.`;
  return notice({ tone: "info", text, class: "above" });
}

/** A proxy lists projects only with its option `projects`. */
function explain(error) {
  const isUnlisted = error.status === 404 && (error.errorCode === "RESOURCE_NOT_FOUND" || error.fromAtlas === false);
  if (!isUnlisted) return describeProblem(error);
  return { title: "The proxy does not list projects", text: "Whoever runs it has to allow that, by the option “projects” of createProxy." };
}
