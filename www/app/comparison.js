// The result of a comparison, and applying it: the choice of projects, the progress, and each project's outcome.

import { announce } from "./announcer.js";
import { ask } from "./dialog.js";
import { button, h } from "./element.js";
import { icon } from "./icon.js";
import { notice } from "./notice.js";
import { describeFailure, describeProblem } from "./problem.js";
import { ProjectList } from "./project-list.js";
import { enumerate, inSentence, projectCount } from "./wording.js";

export class Comparison {
  #others;
  #description;
  #projects;
  #list;
  #router;
  #abort;
  #title = h("h2", { tabindex: "-1" });
  /** Below the title: the result of the comparison, and later the outcome. */
  #about = h("p", { class: "soft" });
  #apply = button("", { class: "button-primary", on: { click: () => this.#ask() } });
  #stop = button("Stop", { hidden: true, on: { click: () => this.#abort?.abort() } });
  #bar = h("progress", { class: "meter", hidden: true, "aria-label": "Projects that have been through" });
  #state = h("p", { class: "form-state" });
  #problem = h("div", { class: "problem" });

  /**
   * @param {import("./other-projects.js").OtherProjects} others
   * @param {import("../../pkg/index.js").IntegrationDescription} description
   * @param {import("./other-projects.js").OtherProject[]} projects
   * @param {{ force: boolean, again: (force: boolean) => void, router: import("./router.js").Router }} options
   */
  constructor(others, description, projects, { force, again, router }) {
    this.#others = others;
    this.#description = description;
    this.#projects = new Map(projects.map((project) => [project.groupId, project]));
    this.#router = router;
    const explained = projects.map((project) => ({ ...project, why: project.error && describeFailure(project.error) }));
    this.#list = new ProjectList(explained, { labelOf: (name) => this.#label(name), chosen: () => this.#refresh() });
    this.#title.textContent = projectCount(projects.length);
    this.element = projects.length === 0 ? this.#none() : this.#frame(this.#unseen(force, again));
    this.#refresh();
  }

  /** "Three projects: …", for screen readers. */
  get summary() {
    const count = (state) => [...this.#projects.values()].filter((project) => project.state === state).length;
    const parts = [[count("create"), "without it"], [count("update"), "different"], [count("unchanged"), "the same"], [count("failed"), "not read"]];
    const said = parts.filter(([number]) => number > 0).map(([number, what]) => `${number} ${what}`);
    return `${projectCount(this.#projects.size)}${said.length > 0 ? `: ${enumerate(said)}` : ""}.`;
  }

  focus() {
    this.#title.focus();
  }

  #frame(unseen) {
    this.#about.textContent = this.summary.replace(/^[^:]*: /, "");
    const head = h("div", { class: "sheet-head" }, this.#title, this.#about);
    const actions = h("div", { class: "actions" }, this.#apply, this.#stop);
    const foot = h("div", { class: "form-foot" }, this.#problem, this.#bar, actions, this.#state);
    return h("section", { class: "sheet" }, head, this.#list.element, unseen, foot);
  }

  #none() {
    this.#about.textContent = "The proxy’s key sees no project but this one.";
    return h("div", { class: "empty" }, h("div", { class: "emblem" }, icon("projects")), h("div", {}, this.#title, this.#about));
  }

  /** A value that Atlas never shows counts as the same, unless the user wants to send it anyway. */
  #unseen(force, again) {
    const names = new Set([...this.#projects.values()].flatMap(({ state, step }) => (state === "failed" || state === "create" ? [] : step.unseen)));
    if (names.size === 0) return undefined;
    const labels = enumerate([...names].map((name) => inSentence(this.#label(name))));
    const text = force ? `Projects in which only the ${labels} may differ count as different.` : `Atlas shows nothing of the ${labels}, so that counts as the same.`;
    const on = { click: () => again(!force) };
    const go = button(force ? "Count it as the same" : "Count it as different", { class: "button-small", on });
    return h("div", { class: "sheet-note" }, notice({ tone: "info", text, actions: [go] }));
  }

  #refresh() {
    const { length } = this.#list.chosen;
    this.#apply.disabled = length === 0;
    this.#apply.lastElementChild.textContent = length === 0 ? "Apply" : `Apply to ${projectCount(length)}`;
    this.#apply.hidden = !this.#list.hasOpen;
    this.#state.textContent = length === 0 && this.#list.hasOpen ? "Select the projects to apply it to." : "";
  }

  async #ask() {
    const { chosen } = this.#list;
    const { service } = this.#description;
    const overwritten = chosen.filter((id) => this.#projects.get(id).state === "update").length;
    const created = chosen.length - overwritten;
    const parts = [
      created > 0 && `It is set up in ${projectCount(created)}.`,
      overwritten > 0 && `It replaces what ${projectCount(overwritten)} ${overwritten === 1 ? "has" : "have"} now, which can’t be brought back.`,
    ];
    const text = parts.filter(Boolean).join(" ");
    const yes = await ask({ title: `Apply ${service} to ${projectCount(chosen.length)}?`, text, yes: "Apply", no: "Cancel" });
    if (yes) await this.#send(chosen);
  }

  async #send(chosen) {
    this.#abort = new AbortController();
    this.#busy(true, chosen.length);
    const onProgress = ({ done, steps }) => {
      this.#bar.value = done;
      this.#show(steps);
      this.#state.textContent = `${done} of ${projectCount(chosen.length)}`;
    };
    try {
      this.#report(await this.#others.apply(chosen, { signal: this.#abort.signal, onProgress }));
    } catch (error) {
      this.#busy(false);
      this.#problem.replaceChildren(notice({ tone: "error", ...describeProblem(error) }));
      this.#problem.firstElementChild.focus();
    }
  }

  #busy(isBusy, total = 1) {
    this.#list.busy(isBusy);
    this.#apply.hidden = isBusy;
    this.#stop.hidden = !isBusy;
    this.#bar.hidden = !isBusy;
    this.#bar.max = total;
    this.#bar.value = 0;
    this.#problem.replaceChildren();
    this.#router.mayLeave = isBusy ? askToStop : undefined;
    // Leaving the view stops it.
    this.#router.onLeave = () => this.#abort.abort();
    if (isBusy) this.#stop.focus();
    if (isBusy) announce("Applying…");
  }

  #report({ steps, counts }) {
    this.#busy(false);
    this.#show(steps);
    this.#refresh();
    const parts = [[counts.done, "done"], [counts.failed, "failed"], [counts.skipped, "not reached"]];
    const text = `${enumerate(parts.filter(([number]) => number > 0).map(([number, what]) => `${number} ${what}`))}.`;
    this.#about.textContent = text;
    this.#title.focus();
    announce(text);
  }

  /** The outcome of some projects. */
  #show(steps) {
    for (const step of steps) this.#list.ended(step, step.error && describeFailure(step.error));
  }

  #label(name) {
    return this.#description.fields.find((field) => field.name === name)?.label ?? name;
  }
}

function askToStop() {
  const text = "Projects that have not been through yet stay as they are.";
  return ask({ title: "Stop applying?", text, yes: "Stop and leave", no: "Go on", danger: true });
}
