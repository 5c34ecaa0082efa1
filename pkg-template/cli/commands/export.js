import { plainText } from "../show/screen.js";
import { printYaml } from "../file/print.js";
import { variableOf } from "../file/secret.js";
import { withClient } from "../client.js";

/** Prints a FILE of a project's integrations. With the variables set and the templates' files written, `plan` finds nothing to do. */
export async function run({ project, options, screen, interrupt, ...context }) {
  const version = options.api ?? "v2";
  const { wanted, remarks, secrets, left } = await withClient({ screen, ...context }, version, async (client, api) => {
    const all = [];
    for await (const { results } of client.pages(project, undefined, { signal: interrupt.signal })) all.push(...results);
    return exported(version, project, all, api);
  });
  screen.print(screen.json ? JSON.stringify(wanted) : printYaml(wanted, remarks));
  for (const type of left) screen.note(`\`${plainText(type)}\` is not in it: ${version} can read that type but not send it`);
  const variables = secrets.flatMap((secret) => variableOf(secret) ?? []);
  const files = secrets.flatMap(({ file }) => file ?? []);
  const todo = [
    ...(variables.length > 0 ? [`set ${variables.join(", ")} in the environment`] : []),
    ...(files.length > 0 ? [`write ${files.join(" and ")} beside FILE`] : []),
  ];
  if (todo.length > 0) screen.say(`${todo.join(", ")}; then \`plan\` prints what differs`);
}

function exported(version, project, views, api) {
  const known = views.filter(({ type }) => api.INTEGRATION_TYPES.includes(type));
  const remarks = new Map();
  const secrets = [];
  const integrations = known.map((view) => {
    const { fields, remark, hidden } = written(view, api);
    if (remark.length > 0) remarks.set(fields, remark);
    secrets.push(...hidden);
    return fields;
  });
  const left = views.filter((view) => !known.includes(view)).map(({ type }) => type ?? "(without a type)");
  return { wanted: { api: version, projects: [project], integrations }, remarks, secrets, left };
}

/** A view in the form of FILE, and remarks for people. */
function written(view, api) {
  const { fields } = api.describeIntegration(view.type);
  const current = api.pickView(view.type, view);
  const { retype = [], dropped = [], issues = [] } = api.prepareUpdate(view, {});
  const masked = api.redact(current);
  // Also a secret that Atlas has sent in clear.
  const isHidden = ({ name }) => retype.includes(name) || masked[name] !== current[name];
  const value = (field) => (isHidden(field) ? secretOf(view.type, field) : current[field.name]);
  const rows = fields.map((field) => [field.name, value(field)]).filter(([, value]) => value !== undefined && value !== null);
  const hidden = fields.filter(isHidden).map((field) => secretOf(view.type, field));
  const remark = [
    ...issues.map(({ message }) => plainText(message)),
    ...(dropped.length > 0 ? [`Atlas has ${dropped.map((name) => `\`${plainText(name)}\``).join(", ")}, too, which it does not accept`] : []),
  ];
  return { fields: { type: view.type, ...Object.fromEntries(rows) }, remark, hidden };
}

/** Where a secret is to be read from. A template's must be a file: in a template itself `${NAME}` is Atlas's and is not replaced. */
function secretOf(type, { name, multiline }) {
  const variable = variableFor(type, name);
  return multiline ? { file: `${variable.toLowerCase().replaceAll("_", "-")}.txt` } : `\${${variable}}`;
}

/** `apiKey` of DATADOG is `DATADOG_API_KEY`. */
const variableFor = (type, field) => `${type}_${field.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
