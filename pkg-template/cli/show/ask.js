import { createInterface } from "node:readline";

/**
 * Asks a yes/no question on standard error, since standard output is only for the command's result. Anything except a yes is a no, also an end
 * of the input.
 *
 * @param {string} question
 * @param {ReturnType<typeof import("../interrupt.js").watchInterrupts>} interrupt
 * @returns {Promise<boolean>}
 */
export function ask(question, interrupt) {
  const lines = createInterface({ input: process.stdin, output: process.stderr, terminal: true });
  return new Promise((resolve) => {
    let answer;
    // While a line is read, Ctrl+C comes as a key, not as a signal.
    lines.on("SIGINT", () => interrupt.raise("SIGINT"));
    lines.on("close", () => {
      // Without an answer, the cursor is still behind the question.
      if (answer === undefined) process.stderr.write("\n");
      resolve(/^y(es)?$/i.test(answer ?? ""));
    });
    interrupt.signal.addEventListener("abort", () => lines.close());
    lines.question(`${question} [y/N] `, (line) => {
      answer = line.trim();
      lines.close();
    });
  });
}
