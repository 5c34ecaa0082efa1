// Recorded forms of Atlas's answers; tests/fixtures/answers/v2/README.md explains their parts.

import { readFile } from "node:fs/promises";

/**
 * @param {"success" | "errors" | "tokens" | "projects"} name
 * @returns {Promise<object[]>} each with its `text`, in whichever form the file has it
 */
export async function answersOf(name) {
  const file = new URL(`../../../fixtures/answers/v2/${name}.json`, import.meta.url);
  const answers = JSON.parse(await readFile(file, "utf8"));
  return answers.map((answer) => ({ ...answer, text: answer.text ?? JSON.stringify(answer.body) }));
}
