import { FileError, plainSlip } from "./slips.js";
import { loadPackage } from "../package.js";
import { readFleetFile } from "./fleet-file.js";
import { slipText } from "../show/slips.js";
import { UsageError } from "../usage-error.js";

/**
 * Reads a FILE, restricted by `--only` and `--project`. Its mistakes and warnings are printed; a mistake ends the command.
 *
 * @param {{ file: string, options: { only?: string[], project?: string[] }, env: object, screen: import("../show/screen.js").Screen }} context
 */
export async function readWanted({ file, options, env, screen }) {
  const { slips, ...wanted } = await readFleetFile(file, env);
  if (!screen.json) for (const slip of slips) screen.say(slipText(slip, screen.paintAside));
  if (slips.some(({ severity }) => severity === "error")) throw new FileError(slips);
  await checkIds(wanted.api, options.project, env);
  return { ...wanted, ...narrowed(wanted, options.only), warnings: slips.map(plainSlip), projects: projectsOf(wanted, options.project, env) };
}

/** Checks ids from the options or the environment, since Atlas would be asked about a wrong one. */
async function checkIds({ listRequest }, only, { MONGODB_ATLAS_PROJECT_ID: ours }) {
  const { issuesOf } = await loadPackage();
  for (const groupId of only ?? (ours ? [ours] : [])) {
    const [issue] = issuesOf(() => listRequest({ groupId }));
    if (issue) throw new UsageError(issue.message.replace("`groupId`", only ? "`--project`" : "`MONGODB_ATLAS_PROJECT_ID`"));
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

function projectsOf({ projects }, only, { MONGODB_ATLAS_PROJECT_ID }) {
  if (!projects) {
    const ids = only ?? (MONGODB_ATLAS_PROJECT_ID ? [MONGODB_ATLAS_PROJECT_ID] : undefined);
    return ids && { ids };
  }
  if (!only) return projects;
  if (!projects.ids) return { ...projects, only };
  if (only.some((id) => !projects.ids.includes(id))) throw new UsageError("`--project` names a project that FILE does not have");
  return { ids: only };
}
