import { Progress } from "./show/progress.js";
import { UsageError } from "./usage-error.js";

/** The steps that change something. */
export const changesOf = ({ steps }) => steps.filter(({ action }) => action !== "unchanged");

/**
 * Plans what a FILE describes.
 *
 * @param {object} client
 * @param {object} wanted  the result of `readWanted`
 * @param {object} context  the command's
 */
export async function makePlan(client, { projects, integrations, remove }, { options, screen, interrupt }) {
  const { planFleet, projectsOf } = await import("../fleet.js");
  const { signal } = interrupt;
  const progress = new Progress(screen, "planning");
  try {
    return await planFleet({
      client,
      projects: chosen(projects, () => projectsOf(client, { ...(projects.org && { orgId: projects.org }), signal })),
      desired: integrations,
      remove,
      force: options.force === true,
      signal,
      onProgress: progress.show,
    });
  } finally {
    progress.end();
  }
}

function chosen(projects, list) {
  if (!projects) throw new UsageError("no projects: FILE has no `projects`; name some there, or give `--project ID`");
  if (projects.ids) return projects.ids;
  return projects.only ? only(list(), projects.only) : list();
}

/** The named projects of a list. If one is not in it, that is an error, since it must not look as if there was nothing to do. */
async function* only(list, ids) {
  const missing = new Set(ids);
  for await (const project of list) if (missing.delete(project.id)) yield project;
  if (missing.size > 0) throw new UsageError("`--project` names a project that FILE does not have");
}
