// The page: which view belongs to an address, and what is shown while its data loads or cannot be loaded.

import { announce } from "./announcer.js";
import { elsewhere, knows } from "./api.js";
import { watchConnection } from "./banner.js";
import { closeAll } from "./dialog.js";
import { button, h } from "./element.js";
import { incomplete } from "./incomplete.js";
import { state } from "./notice.js";
import { otherProjectsPage } from "./other-projects-page.js";
import { overview } from "./overview.js";
import { AbortedError } from "./package.js";
import { picker } from "./picker.js";
import { describeProblem } from "./problem.js";
import { Project } from "./project.js";
import { linkTo } from "./route.js";
import { Router } from "./router.js";
import { PageIncomplete } from "./sending.js";
import { describe } from "./service.js";
import { servicePage } from "./service-page.js";
import { overviewSkeleton, serviceSkeleton } from "./skeleton.js";
import { unknownPage } from "./unknown-page.js";
import { versionSwitch } from "./version-switch.js";

export class App {
  #main = document.getElementById("main");
  #bar = document.getElementById("project");
  #foot = document.getElementById("foot");
  #router = new Router((route, isFirst) => this.#show(route, isFirst));
  #project;
  #loading;
  /** Whether data is missing: then it is loaded as soon as the connection is back. */
  #failed = false;
  /** A view that the user went to and that does not have the focus yet. */
  #arriving = false;

  start() {
    watchConnection(() => this.#failed && this.#router.reload());
    this.#router.start();
  }

  #show(route, isFirst) {
    closeAll();
    this.#loading?.abort();
    this.#failed = false;
    this.#arriving = !isFirst;
    this.#choose(route);
    this.#showFrame(route);
    if (route.name === "picker") return this.#put("Open a project", picker(route.api, { open: (hash) => this.#router.open(hash) }));
    if (route.name === "missing") return this.#put("Not found", this.#missing(route));
    return this.#showLoaded(route);
  }

  /** Data loaded with one version is not used with another. */
  #choose({ api, groupId }) {
    if (groupId === this.#project?.groupId && api === this.#project?.api) return;
    this.#project = groupId && new Project(api, groupId);
  }

  async #showLoaded(route) {
    const title = titleOf(route);
    if (!this.#project.integrations) {
      this.#put(title, route.name === "overview" ? overviewSkeleton() : serviceSkeleton(title));
      if (!(await this.#load(title))) return;
    }
    const view = this.#viewOf(route);
    if (view) this.#put(title, view);
    else this.#put("Not found", this.#missing(route));
  }

  /** Undefined if the project has no such integration: only a configured one can be shown or applied to other projects. */
  #viewOf({ api, name, type }) {
    if (name === "overview") return overview(this.#project, { reload: () => this.#reload() });
    const view = this.#project.find(type);
    const isKnown = knows(api, type);
    if (name === "projects") return view && isKnown && api.listsProjects && otherProjectsPage(this.#project, view, this.#router);
    if (isKnown) return servicePage(this.#project, type, this.#router);
    return view && unknownPage(this.#project, view, this.#router);
  }

  /** @returns {Promise<boolean>} whether it is there, and still wanted */
  async #load(title) {
    const { signal } = (this.#loading = new AbortController());
    try {
      await this.#project.load(signal);
      return !signal.aborted;
    } catch (error) {
      if (signal.aborted || error instanceof AbortedError) return false;
      this.#failed = true;
      this.#put(title, this.#problem(error));
      return false;
    }
  }

  #reload() {
    this.#project.integrations = undefined;
    this.#router.reload();
    announce("Loading…");
  }

  #problem(error) {
    if (error instanceof PageIncomplete) return incomplete(error);
    const { again, icon, title, text, said } = describeProblem(error);
    const retry = button("Try again", { class: "button-primary", on: { click: () => this.#router.reload() } });
    const other = h("a", { class: `button ${again ? "" : "button-primary"}`, href: linkTo({ api: this.#project.api }) }, "Open another project");
    const tone = icon === "offline" || icon === "clock" || icon === "search" ? "warning" : "error";
    return state({ icon, tone, title, text, said, actions: again ? [retry, other] : [other] });
  }

  #missing({ api, groupId, type }) {
    const other = groupId && type && !knows(api, type) && elsewhere(api, type);
    const [text, on, href] = other
      ? [`Only ${other.called} of the API can set this service up.`, `Open it in ${other.called}`, linkTo({ api: other, groupId }, type)]
      : groupId
        ? ["The project has nothing at this address.", "Show its integrations", linkTo({ api, groupId })]
        : ["Nothing on this page has this address.", "Open a project", linkTo({ api })];
    return state({ icon: "search", title: "Not found", text, actions: [h("a", { class: "button button-primary", href }, on)] });
  }

  /** The parts that are the same on every view: the project, and the version of the API. */
  #showFrame(route) {
    const { api, groupId } = route;
    const shown = groupId ? [h("code", { title: "Project ID" }, groupId), h("a", { href: linkTo({ api }) }, "Change project")] : [];
    this.#bar.replaceChildren(...shown);
    this.#foot.replaceChildren(versionSwitch(route));
  }

  /**
   * Puts a view in place. If the user went to it, or the focus was in the previous view, its heading gets the focus, so that the keyboard
   * and the screen reader continue there. If the page was just opened, or the user moved the focus while the view loaded, the focus stays.
   */
  #put(title, view) {
    document.title = `${title} · Atlas integrations`;
    const follow = this.#arriving || this.#main.contains(document.activeElement);
    this.#main.replaceChildren(view);
    if (follow) this.#main.querySelector("h1")?.focus({ preventScroll: true });
    if (this.#arriving) scrollTo(0, 0);
    this.#arriving = false;
  }
}

function titleOf({ api, name, type }) {
  if (name === "overview") return "Integrations";
  const { service } = describe(api, type);
  return name === "projects" ? `${service} in other projects` : service;
}
