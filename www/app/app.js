// The page: which view is shown for an address, and what is shown while its data is on the way or does not come.

import { announce } from "./announcer.js";
import { watchConnection } from "./banner.js";
import { closeAll } from "./dialog.js";
import { button, h } from "./element.js";
import { state } from "./notice.js";
import { overview } from "./overview.js";
import { AbortedError, describeIntegration } from "./package.js";
import { picker } from "./picker.js";
import { describeProblem } from "./problem.js";
import { Project } from "./project.js";
import { linkTo } from "./route.js";
import { Router } from "./router.js";
import { servicePage } from "./service-page.js";
import { overviewSkeleton, serviceSkeleton } from "./skeleton.js";

export class App {
  #main = document.getElementById("main");
  #bar = document.getElementById("project");
  #router = new Router((route, isFirst) => this.#show(route, isFirst));
  #project;
  #loading;
  /** Whether data is missing, so that a connection that comes back is used at once. */
  #failed = false;
  /** A view that one went to, and that the focus has yet to go to. */
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
    if (route.groupId !== this.#project?.groupId) this.#project = route.groupId && new Project(route.groupId);
    this.#showProject(route);
    if (route.name === "picker") return this.#put("Open a project", picker({ open: (hash) => this.#router.open(hash) }));
    if (route.name === "missing") return this.#put("Not found", this.#missing(route));
    return this.#showLoaded(route);
  }

  async #showLoaded(route) {
    const title = route.name === "service" ? describeIntegration(route.type).service : "Integrations";
    if (!this.#project.integrations) {
      this.#put(title, route.name === "service" ? serviceSkeleton(title) : overviewSkeleton());
      if (!(await this.#load(title))) return;
    }
    this.#put(title, this.#viewOf(route));
  }

  #viewOf({ name, type }) {
    if (name === "service") return servicePage(this.#project, type, this.#router);
    return overview(this.#project, { reload: () => this.#reload() });
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
    const { again, icon, title, text, said } = describeProblem(error);
    const retry = button("Try again", { class: "button-primary", on: { click: () => this.#router.reload() } });
    const other = h("a", { class: `button ${again ? "" : "button-primary"}`, href: "#/" }, "Open another project");
    const tone = icon === "offline" || icon === "clock" || icon === "search" ? "warning" : "error";
    return state({ icon, tone, title, text, said, actions: again ? [retry, other] : [other] });
  }

  #missing({ groupId }) {
    const [text, on, href] = groupId
      ? ["There is no service of this name. The project has others.", "Show its integrations", linkTo(groupId)]
      : ["Nothing on this page has this address.", "Open a project", "#/"];
    return state({ icon: "search", title: "Not found", text, actions: [h("a", { class: "button button-primary", href }, on)] });
  }

  #showProject({ groupId }) {
    const shown = groupId ? [h("code", { title: "Project ID" }, groupId), h("a", { href: "#/" }, "Change project")] : [];
    this.#bar.replaceChildren(...shown);
  }

  /**
   * Puts a view in place. Where one went to it, or the focus was in the view before, its heading takes the focus, so that the keyboard
   * and the screen reader go on there; where the page was just opened, or one has gone elsewhere while it loaded, the focus stays.
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
