const WIDEST = 30;
const NARROWEST = 5;

function barOf(share, width) {
  const filled = Math.round(width * share);
  return "#".repeat(filled) + ".".repeat(width - filled);
}

/** A progress bar on standard error, if that is a terminal. */
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

  /** For `onProgress`; the total may be unknown. */
  show = ({ done, total }) => {
    const count = `${done}${total === undefined ? "" : `/${total}`} ${(total ?? done) === 1 ? "project" : "projects"}`;
    // A line as long as the screen is wide would begin another one.
    const room = this.#screen.columns - 1 - `${this.#what} [] ${count}`.length;
    const bar = total && room >= NARROWEST ? `[${barOf(done / total, Math.min(WIDEST, room))}] ` : "";
    this.#screen.over(`${this.#what} ${bar}${count}`.slice(0, this.#screen.columns - 1));
  };

  /** Removes it, so that the next output has the line. */
  end() {
    this.#screen.over("");
  }
}
