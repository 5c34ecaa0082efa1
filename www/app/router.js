// The address decides which view is shown, so that back, forward, reload and links all work.

import { parseRoute } from "./route.js";

export class Router {
  #shown;
  #show;
  #asking = false;

  /** @param {(route: import("./route.js").Route, isFirst: boolean) => void} show */
  constructor(show) {
    this.#show = show;
  }

  /** Called before a view is left; false keeps it. A view with unsaved changes sets it, and each new view clears it. */
  mayLeave = undefined;

  /** Called when a view is left, so that it can stop its requests; each new view clears it. */
  onLeave = undefined;

  start() {
    addEventListener("hashchange", () => this.#changed());
    addEventListener("beforeunload", (event) => {
      if (this.mayLeave) event.preventDefault();
    });
    this.#go();
  }

  /** Goes there without asking: everything is saved. */
  open(hash) {
    this.mayLeave = undefined;
    if (location.hash === hash) this.#go();
    else location.hash = hash;
  }

  /** Shows the same view again. */
  reload() {
    this.mayLeave = undefined;
    this.#go();
  }

  async #changed() {
    if (location.hash === this.#shown || this.#asking) return;
    if (this.mayLeave) {
      const wanted = location.hash;
      // The address has changed already; it is set back until the question is answered.
      history.replaceState(null, "", this.#shown);
      this.#asking = true;
      const leave = await this.mayLeave();
      this.#asking = false;
      if (leave) this.open(wanted);
      return;
    }
    this.#go();
  }

  #go() {
    this.onLeave?.();
    this.onLeave = undefined;
    const isFirst = this.#shown === undefined;
    this.#shown = location.hash || "#/";
    this.mayLeave = undefined;
    this.#show(parseRoute(location.hash), isFirst);
  }
}
