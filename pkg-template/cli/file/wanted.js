import { FileError, plainSlip } from "./slips.js";
import { loadPackage } from "../package.js";
import { readFleetFile } from "./fleet-file.js";
import { slipText } from "../show/slips.js";
import { UsageError } from "../usage-error.js";

const PROJECT_VARIABLE = "MONGODB_ATLAS_PROJECT_ID";

/**
 * Reads a FILE, restricted by `--only` and `--project`. Its mistakes and warnings are printed; a mistake ends the command.
 *
 * @param {{ file: string, options: { only?: string[], project?: string[] }, env: object, screen: import("../show/screen.js").Screen }} context
 */
export async function readWanted({ file, options, env, screen }) {
  const { slips, ...wanted } = await readFleetFile(file, env);
  if (!screen.json) for (const slip of slips) screen.say(slipText(slip, screen.paintAside));
  if (slips.some(({ severity }) => severity === "error")) throw new FileError(slips);
  const named = options.project ?? fromEnvironment(wanted, env);
  await checkIds(wanted.api, named, options.project ? "--project" : PROJECT_VARIABLE);
  return { ...wanted, ...narrowed(wanted, options.only), warnings: slips.map(plainSlip), projects: projectsOf(wanted, named) };
}

/** The project of the environment, if FILE names none. */
const fromEnvironment = ({ projects }, env) => (!projects && env[PROJECT_VARIABLE] ? [env[PROJECT_VARIABLE]] : undefined);

/** Checks ids that are not FILE's, since Atlas would be asked about a wrong one. */
async function checkIds({ listRequest }, ids = [], source) {
  const { issuesOf } = await loadPackage();
  for (const groupId of ids) {
    const [issue] = issuesOf(() => listRequest({ groupId }));
    if (issue) throw new UsageError(issue.message.replace("`groupId`", `\`${source}\``));
  }
}

/** Only these types. A type that FILE does not have is an error: otherwise nothing would be done, which would look like success. */
export function narrowed({ integrations, remove }, only) {
  if (!only) return { integrations, remove };
  const there = [...integrations.map(({ type }) => type), ...remove];
  const missing = only.find((type) => !there.includes(type));
  if (missing !== undefined) throw new UsageError(`\`--only\` names a type that FILE does not have; it has ${there.map((type) => `\`${type}\``).join(", ")}`);
  return { integrations: integrations.filter(({ type }) => only.includes(type)), remove: remove.filter((type) => only.includes(type)) };
}

function projectsOf({ projects }, only) {
  if (!projects) return only && { ids: only };
  if (!only) return projects;
  if (!projects.ids) return { ...projects, only };
  if (only.some((id) => !projects.ids.includes(id))) throw new UsageError("`--project` names a project that FILE does not have");
  return { ids: only };
}
