import { plainText } from "../show/screen.js";
import { printYaml } from "../file/print.js";
import { withClient } from "../client.js";

/** Prints a FILE of a project's integrations. With the variables set, `plan` finds nothing to do. */
export async function run({ project, options, screen, interrupt, ...context }) {
  const version = options.api ?? "v2";
  const { wanted, remarks, variables, left } = await withClient({ screen, ...context }, version, async (client, api) => {
    const all = [];
    for await (const { results } of client.pages(project, undefined, { signal: interrupt.signal })) all.push(...results);
    return exported(version, project, all, api);
  });
  screen.print(screen.json ? JSON.stringify(wanted) : printYaml(wanted, remarks));
  for (const type of left) screen.note(`\`${plainText(type)}\` is not in it: ${version} can read that type but not send it`);
  if (variables.length > 0) screen.say(`set ${variables.join(", ")} in the environment; then \`plan\` prints what differs`);
}

function exported(version, project, views, api) {
  const known = views.filter(({ type }) => api.INTEGRATION_TYPES.includes(type));
  const remarks = new Map();
  const integrations = known.map((view) => {
    const { fields, remark } = written(view, api);
    if (remark.length > 0) remarks.set(fields, remark);
    return fields;
  });
  const variables = integrations.flatMap((view) => Object.values(view)).flatMap((value) => /^\$\{(\w+)\}$/.exec(value)?.[1] ?? []);
  const left = views.filter((view) => !known.includes(view)).map(({ type }) => type ?? "(without a type)");
  return { wanted: { api: version, projects: [project], integrations }, remarks, variables, left };
}

/** A view in the form of FILE, and remarks for people. */
function written(view, api) {
  const { fields } = api.describeIntegration(view.type);
  const current = api.pickView(view.type, view);
  const { retype = [], dropped = [], issues = [] } = api.prepareUpdate(view, {});
  const masked = api.redact(current);
  // Also a secret that Atlas has sent in clear.
  const isHidden = ({ name }) => retype.includes(name) || masked[name] !== current[name];
  const value = (field) => (isHidden(field) ? `\${${variableFor(view.type, field.name)}}` : current[field.name]);
  const rows = fields.map((field) => [field.name, value(field)]).filter(([, value]) => value !== undefined && value !== null);
  const remark = [
    ...issues.map(({ message }) => plainText(message)),
    ...(dropped.length > 0 ? [`Atlas has ${dropped.map((name) => `\`${plainText(name)}\``).join(", ")}, too, which it does not accept`] : []),
  ];
  return { fields: { type: view.type, ...Object.fromEntries(rows) }, remark };
}

/** `apiKey` of DATADOG is `DATADOG_API_KEY`. */
const variableFor = (type, field) => `${type}_${field.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
