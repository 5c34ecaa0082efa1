const WIDTH = 30;

/** A progress bar on standard error, where somebody looks. */
export class Progress {
  #screen;
  #what;

  /**
   * @param {import("./screen.js").Screen} screen
   * @param {string} what  such as `planning`
   */
  constructor(screen, what) {
    this.#screen = screen;
    this.#what = what;
  }

  /** For `onProgress`; how many there are may not be known. */
  show = ({ done, total }) => {
    const filled = total ? Math.round((WIDTH * done) / total) : 0;
    const bar = total === undefined ? "" : ` [${"#".repeat(filled)}${".".repeat(WIDTH - filled)}]`;
    const line = `${this.#what}${bar} ${done}${total === undefined ? "" : `/${total}`} ${(total ?? done) === 1 ? "project" : "projects"}`;
    this.#screen.over(line.slice(0, this.#screen.columns - 1));
  };

  /** Takes it away, so that what comes next has the line. */
  end() {
    this.#screen.over("");
  }
}
