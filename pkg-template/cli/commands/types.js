import { forCommands } from "../package.js";
import { table } from "../show/table.js";
import { UsageError } from "../usage-error.js";
import { versionOf } from "../client.js";

/** Prints all types, or the fields of one. */
export async function run({ type, options, screen }) {
  const api = await versionOf(options.api);
  if (type === undefined) {
    const all = api.INTEGRATION_TYPES.map((name) => api.describeIntegration(name));
    if (screen.json) return screen.print(JSON.stringify(all));
    const rows = all.map(({ type, service, status }) => [type, service, status]);
    return screen.print(headed(["TYPE", "SERVICE", "STATUS"], rows, screen));
  }
  if (!api.INTEGRATION_TYPES.includes(type)) throw new UsageError(forCommands(api.validate({ type }).issues[0]).message.replace("`type`", "`TYPE`"));
  const described = api.describeIntegration(type);
  if (screen.json) return screen.print(JSON.stringify(described));
  const { service, status, note, fields } = described;
  screen.print(`${screen.paint(type, "bold")}: ${service}, ${status}${note ? `\n${note}` : ""}\n`);
  const rows = fields.map((field) => [field.name, field.required ? "required" : "optional", kindOf(field), field.help ?? field.label]);
  return screen.print(headed(["FIELD", "", "VALUE", "WHAT"], rows, screen));
}

function kindOf({ kind, secret, multiline, options, default: preset }) {
  const what = options ? options.map(({ value }) => value).join(" ") : { boolean: "true false", url: "URL", text: multiline ? "template" : "text" }[kind];
  return [what, ...(secret ? ["(secret)"] : []), ...(preset === undefined ? [] : [`(else ${preset})`])].join(" ");
}

function headed(head, rows, { paint, width }) {
  return table([head, ...rows], { width, paint: (cell, column, row) => (row === 0 ? paint(cell, "dim") : column === 0 ? paint(cell, "bold") : cell) });
}
