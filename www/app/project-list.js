// The other projects, grouped by state; those that can be chosen have a box, and each shows its outcome.

import { button, h } from "./element.js";
import { icon } from "./icon.js";
import { pill } from "./service.js";
import { enumerate, inSentence } from "./wording.js";

/** In this order: what is to be done, what needs attention, and what is as it should be. */
const STATES = {
  create: { title: "Not set up", all: "that do not have it" },
  update: { title: "Different", all: "that differ" },
  failed: { title: "Could not be read", icon: "alert" },
  unchanged: { title: "The same", icon: "check" },
};

const OUTCOMES = {
  done: ["Done", "good", "check"],
  failed: ["Failed", "danger", "error"],
  skipped: ["Not reached", "warning", "alert"],
};

export class ProjectList {
  #rows;
  #groups;

  /**
   * @param {import("./other-projects.js").OtherProject[]} projects
   * @param {{ labelOf: (field: string) => string, chosen: () => void }} options  `chosen` is told when that has changed
   */
  constructor(projects, { labelOf, chosen }) {
    const sorted = [...projects].sort((a, b) => String(a.name).localeCompare(String(b.name)));
    this.#rows = new Map(sorted.map((project) => [project.groupId, new Row(project, labelOf, () => this.#changed(chosen))]));
    this.#groups = Object.keys(STATES).flatMap((state) => this.#group(state, chosen));
    this.element = h("div", { class: "project-groups" }, this.#groups.map(({ element }) => element));
  }

  /** @returns {string[]} the ids of the chosen projects */
  get chosen() {
    return [...this.#rows].filter(([, { isChosen }]) => isChosen).map(([id]) => id);
  }

  /** Whether any project can be chosen. */
  get hasOpen() {
    return [...this.#rows.values()].some(({ box }) => box);
  }

  /** While it is being sent, nothing can be chosen. */
  busy(isBusy) {
    for (const row of this.#rows.values()) row.busy(isBusy);
    for (const { all } of this.#groups) if (all) all.disabled = isBusy;
  }

  /** @param {import("../../pkg/fleet.js").FleetOutcome} outcome @param {string} [why] */
  ended({ groupId, outcome }, why) {
    this.#rows.get(groupId)?.ended(outcome, why);
    for (const group of this.#groups) group.refresh();
  }

  #changed(chosen) {
    for (const group of this.#groups) group.refresh();
    chosen();
  }

  #group(state, chosen) {
    const rows = [...this.#rows.values()].filter((row) => row.state === state);
    if (rows.length === 0) return [];
    const { title, all: which } = STATES[state];
    const id = `projects-${state}`;
    const open = () => rows.filter(({ box }) => box);
    const isAll = () => open().every(({ isChosen }) => isChosen);
    const choose = () => {
      const to = !isAll();
      for (const row of open()) row.choose(to);
      this.#changed(chosen);
    };
    const all = which && button("", { class: "button-small button-quiet", on: { click: choose } });
    const refresh = () => {
      if (!all) return;
      all.hidden = open().length === 0;
      all.lastElementChild.textContent = isAll() ? "Select none" : "Select all";
      all.setAttribute("aria-label", `${all.lastElementChild.textContent} ${which}`);
    };
    refresh();
    const head = h("div", { class: "project-head" }, h("h3", { id }, title), h("span", { class: "count" }, String(rows.length)), all);
    const element = h("section", { "aria-labelledby": id }, head, h("ul", { class: "projects" }, rows.map(({ element }) => element)));
    return [{ element, refresh, all }];
  }
}

class Row {
  #state = h("span", { class: "project-state" });
  #why;

  /** @param {import("./other-projects.js").OtherProject} project @param {(field: string) => string} labelOf @param {() => void} changed */
  constructor(project, labelOf, changed) {
    const { groupId, name, state } = project;
    const { icon: iconName, all } = STATES[state];
    this.state = state;
    const id = `project-${groupId}`;
    this.#why = h("p", { class: "project-why", id: `${id}-about` });
    this.box = all && h("input", { type: "checkbox", class: "check", id, "aria-describedby": `${id}-about`, on: { change: changed } });
    this.#why.textContent = state === "failed" ? project.why : about(project.step, labelOf);
    const label = h(all ? "label" : "span", { class: "project-name", for: all && id }, name ?? groupId);
    const box = h("span", { class: "project-box" }, this.box ?? icon(iconName));
    const parts = [box, label, this.#state, h("code", {}, groupId), this.#why];
    this.element = h("li", { class: "project", "data-group": groupId, "data-state": state }, parts);
  }

  get isChosen() {
    return this.box?.checked === true;
  }

  choose(isChosen) {
    this.box.checked = isChosen;
  }

  busy(isBusy) {
    if (!this.box) return;
    this.box.disabled = isBusy;
    if (!this.isChosen) return;
    const waiting = [h("span", { class: "spinner", "aria-hidden": "true" }), h("span", { class: "visually-hidden" }, "Waiting")];
    this.say(...(isBusy ? waiting : []));
  }

  say(...nodes) {
    this.#state.replaceChildren(...nodes);
  }

  /** A project that is done can no longer be chosen. */
  ended(outcome, why) {
    const [text, tone, iconName] = OUTCOMES[outcome];
    this.say(pill(text, tone, iconName));
    this.#why.textContent = why ?? "";
    if (outcome !== "done") return;
    this.box?.replaceWith(icon("check"));
    this.box = undefined;
  }
}

/** Fields that differ, fields that would be removed, and fields that cannot be compared. */
function about({ action, changed, dropped, unseen }, labelOf) {
  const list = (names) => enumerate(names.map((name) => inSentence(labelOf(name))));
  const parts = [
    action === "update" && changed.length > 0 && `Differs in ${list(changed)}.`,
    action === "update" && dropped.length > 0 && `Would lose ${list(dropped)}.`,
    action !== "create" && unseen.length > 0 && `Can’t be compared: ${list(unseen)}.`,
  ];
  return parts.filter(Boolean).join(" ");
}
