const CODES = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36 };
/** Characters that a terminal would execute or not show. Names of projects may have them. */
const UNSEEN = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** Standard output for a command's result, and standard error for everything else; with colours if it is a terminal and they are wanted. */
export class Screen {
  /** Whether programs read it. */
  json = false;
  /** Whether a part of the result could not be written. */
  isCut = false;
  #process;

  constructor(process) {
    this.#process = process;
    // `… | head` closes the pipe when it has enough, which is not a failure.
    process.stdout.on("error", (error) => { if (error.code !== "EPIPE") this.#cut(error); });
    // What can't be written there can't be reported either.
    process.stderr.on("error", () => {});
  }

  /** Prints the command's result. */
  print(text) {
    this.#process.stdout.write(`${text}\n`);
  }

  /** Prints what is useful to know besides the result. */
  say(text) {
    this.#process.stderr.write(`${text}\n`);
  }

  fail(text) {
    this.say(`${this.paintAside("error:", "red")} ${text}`);
  }

  note(text) {
    this.say(`${this.paintAside("note:", "yellow")} ${text}`);
  }

  /** The disk is full, for example. The command goes on: `apply` still has its report to write. */
  #cut(error) {
    if (!this.isCut) this.fail(`standard output can't be written: ${error.message}`);
    this.isCut = true;
    this.#process.exitCode ||= 1;
  }

  /** A text in a colour, for `print`. */
  paint = (text, ...styles) => this.#painted(this.#process.stdout, text, styles);

  /** A text in a colour, for `say`. */
  paintAside = (text, ...styles) => this.#painted(this.#process.stderr, text, styles);

  /** Prints a line on standard error that the next one overwrites; nothing if it is not a terminal. */
  over(line) {
    if (this.isWatched) this.#process.stderr.write(`\r\u001b[K${line}`);
  }

  get isWatched() {
    return this.#process.stderr.isTTY === true && this.#process.env.TERM !== "dumb";
  }

  /** The width of the output. A line may have any length if nobody is watching. */
  get width() {
    const { isTTY, columns } = this.#process.stdout;
    return isTTY === true ? columns || 80 : Infinity;
  }

  get columns() {
    // 0 is that of a terminal that does not know it.
    return this.#process.stderr.columns || 80;
  }

  #painted(stream, text, styles) {
    const { NO_COLOR, TERM } = this.#process.env;
    if (stream.isTTY !== true || NO_COLOR || TERM === "dumb" || text === "") return text;
    return `${styles.map((style) => `\u001b[${CODES[style]}m`).join("")}${text}\u001b[0m`;
  }
}

/** A text from outside as one line without characters that a terminal would execute. */
export const plainText = (text) => String(text).replace(UNSEEN, "\ufffd");
