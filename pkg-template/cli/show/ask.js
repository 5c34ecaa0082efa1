import { createInterface } from "node:readline";

/**
 * Asks for a yes on standard error, so that standard output stays what was asked for; all else, an end of input too, is no.
 *
 * @param {string} question
 * @param {ReturnType<typeof import("../interrupt.js").watchInterrupts>} interrupt
 * @returns {Promise<boolean>}
 */
export function ask(question, interrupt) {
  const lines = createInterface({ input: process.stdin, output: process.stderr, terminal: true });
  return new Promise((resolve) => {
    let answer = "";
    // A terminal that reads lines sees Ctrl+C as a key.
    lines.on("SIGINT", () => interrupt.raise("SIGINT"));
    lines.on("close", () => resolve(/^y(es)?$/i.test(answer)));
    interrupt.signal.addEventListener("abort", () => lines.close());
    lines.question(`${question} [y/N] `, (line) => {
      answer = line.trim();
      lines.close();
    });
  });
}
