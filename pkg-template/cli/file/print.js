/** Texts that need no quotes. A text that looks like a number is quoted, too. */
const PLAIN = /^[A-Za-z][\w./-]*(:\/\/[\w./-]+)?$/;
const WORDS = /^(true|false|null|yes|no|on|off|y|n)$/i;

/**
 * Prints a FILE as YAML. Quoted texts are written as in JSON, which YAML reads as well.
 *
 * @param {{ api: string, projects: string[], integrations: object[] }} wanted
 * @param {Map<object, string[]>} remarks  by view: its comments, a line each
 */
export function printYaml({ api, projects, integrations }, remarks) {
  const lines = [`api: ${api}`, `projects: [${projects.map((id) => JSON.stringify(id)).join(", ")}]`];
  if (integrations.length === 0) return [...lines, "integrations: []"].join("\n");
  lines.push("integrations:");
  for (const view of integrations) {
    lines.push(...(remarks.get(view) ?? []).map((remark) => `  # ${remark}`));
    lines.push(...Object.entries(view).map(([name, value], index) => `  ${index === 0 ? "- " : "  "}${name}: ${scalar(value)}`));
  }
  return lines.join("\n");
}

function scalar(value) {
  if (typeof value?.file === "string") return `{ file: ${scalar(value.file)} }`;
  if (typeof value !== "string") return JSON.stringify(value);
  return (PLAIN.test(value) && !WORDS.test(value)) || /^\$\{\w+\}$/.test(value) ? value : JSON.stringify(value);
}
