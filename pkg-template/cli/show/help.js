import { EVERYWHERE } from "../commands.js";
import { table } from "./table.js";

/** The help of the command line, for a screen of that many columns. */
export function overview(commands, width) {
  const rows = Object.entries(commands).map(([name, { args, about }]) => [`  ${[name, ...args].join(" ")}`, about]);
  return `Sets up MongoDB Atlas's third-party integrations: one FILE, many projects.

usage: atlas-integrations COMMAND [OPTIONS]

${table(rows, { width })}

FILE is YAML or JSON:

  projects: all                  # or a list of ids, or { org: ID }
  integrations:
    - type: DATADOG
      apiKey: \${DATADOG_API_KEY}  # from the environment, or { file: PATH }
      region: EU
  remove: [FLOWDOCK]

Credentials come from the environment:
  MONGODB_ATLAS_CLIENT_ID and MONGODB_ATLAS_CLIENT_SECRET (a service account),
  MONGODB_ATLAS_PUBLIC_API_KEY and MONGODB_ATLAS_PRIVATE_API_KEY (an API key)
So do, if they are set:
  MONGODB_ATLAS_PROJECT_ID (if PROJECT is left out), MONGODB_ATLAS_ORG_ID,
  MONGODB_ATLAS_BASE_URL (https://cloud.mongodb.com by default)

\`atlas-integrations COMMAND --help\` explains each command. To begin with the
integrations that a project already has, use \`export\`.`;
}

/** The help of one command. */
export function helpOf(name, { about, args, options, example }, width) {
  const all = Object.entries({ ...options, ...EVERYWHERE });
  const rows = all.map(([option, { short, value, about }]) => [`  ${short ? `-${short}, ` : ""}--${option}${value ? ` ${value}` : ""}`, about]);
  return `${about[0].toUpperCase()}${about.slice(1)}.

usage: atlas-integrations ${[name, ...args, "[OPTIONS]"].join(" ")}

${table(rows, { width })}

example: ${example}`;
}
