const CODES = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36 };
/** What a terminal would take as a command, or shows as nothing at all: names of projects come from others. */
const UNSEEN = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** Standard output, for what was asked for, and standard error, for all else; in colours where somebody looks who wants them. */
export class Screen {
  /** Whether programs read it. */
  json = false;
  #process;

  constructor(process) {
    this.#process = process;
    // `… | head` closes the pipe as soon as it has enough; that is no failure.
    for (const stream of [process.stdout, process.stderr]) stream.on("error", (error) => { if (error.code !== "EPIPE") throw error; });
  }

  /** What was asked for. */
  print(text) {
    this.#process.stdout.write(`${text}\n`);
  }

  /** What is good to know beside it. */
  say(text) {
    this.#process.stderr.write(`${text}\n`);
  }

  fail(text) {
    this.say(`${this.paintAside("error:", "red")} ${text}`);
  }

  note(text) {
    this.say(`${this.paintAside("note:", "yellow")} ${text}`);
  }

  /** A text in a colour, for `print`. */
  paint = (text, ...styles) => this.#painted(this.#process.stdout, text, styles);

  /** A text in a colour, for `say`. */
  paintAside = (text, ...styles) => this.#painted(this.#process.stderr, text, styles);

  /** A line on standard error that is written over by the next one; nothing where no one looks. */
  over(line) {
    if (this.isWatched) this.#process.stderr.write(`\r\u001b[K${line}`);
  }

  get isWatched() {
    return this.#process.stderr.isTTY === true && this.#process.env.TERM !== "dumb";
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

/** A text of others as one line that does nothing to a terminal. */
export const plainText = (text) => String(text).replace(UNSEEN, "\ufffd");
