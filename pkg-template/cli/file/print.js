/** What is read as it is written; all else is quoted. A number is, too, but quotes show that it is a text. */
const PLAIN = /^[A-Za-z][\w./-]*(:\/\/[\w./-]+)?$/;
const WORDS = /^(true|false|null|yes|no|on|off|y|n)$/i;

/**
 * A FILE as YAML. Quoted texts are as in JSON, which YAML reads the same.
 *
 * @param {{ api: string, projects: string[], integrations: object[] }} wanted
 * @param {Map<object, string[]>} remarks  of views, each a line of its own
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
  if (typeof value !== "string") return JSON.stringify(value);
  return (PLAIN.test(value) && !WORDS.test(value)) || /^\$\{\w+\}$/.test(value) ? value : JSON.stringify(value);
}
