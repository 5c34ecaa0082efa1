import { Checks } from "../options/checks.js";
import { count, idOf, plain } from "./entries.js";
import { readFleet, readRun } from "./options.js";
import { Run } from "./run.js";

/**
 * See fleet.d.ts. It makes one request for each project, and keeps only the steps, not the answer.
 *
 * @param {object} options
 * @returns {Promise<import("../fleet.js").FleetPlan>}
 */
export async function planFleet(options) {
  const checks = new Checks(options, []);
  const settings = readRun(checks);
  const projects = readProjects(checks);
  const force = checks.flag("force", false);
  const fleet = readFleet(checks, { desired: checks.take("desired"), remove: checks.take("remove"), force }, settings.inside);
  checks.rejectUnknown();
  checks.throwIfAny("planFleet");
  const run = new Run(settings);
  /** By the position of the project, so that a plan does not depend on which project answers first. */
  const steps = [];
  const failed = [];
  const work = async ({ place, groupId, name }) => {
    const about = name === undefined ? { groupId } : { groupId, name };
    try {
      const list = await run.list(groupId);
      steps[place] = fleet.plan(list).map((step) => ({ ...about, ...step }));
    } catch (error) {
      if (run.isAborted) throw error;
      failed[place] = { ...about, error: plain(error) };
    }
    return { groupId };
  };
  await run.over(distinct(projects), totalOf(projects), work);
  const plan = { desiredSha256: fleet.sha256(), force, steps: steps.flat(), failed: failed.flat() };
  const actions = count(plan.steps, "action", ["create", "update", "unchanged", "delete"]);
  // Each project has an entry in one of the two, even if it has no steps.
  return { ...plan, counts: { projects: Math.max(steps.length, failed.length), ...actions, failed: plan.failed.length } };
}

function readProjects(checks) {
  const projects = checks.take("projects");
  const isList = typeof projects === "object" && projects !== null && (Symbol.iterator in projects || Symbol.asyncIterator in projects);
  if (isList) return projects;
  const message = "`projects` must be a list or an async iterable, such as that of `projectsOf`, of project ids or projects";
  checks.report(["projects"], projects === undefined ? "required" : "invalid_type", message, projects === undefined ? {} : { expected: "object" });
  return [];
}

/** Each project once, with its position. Whatever has no id stays, since each of these has to be reported. */
async function* distinct(projects) {
  const seen = new Set();
  let place = 0;
  for await (const project of projects) {
    const { groupId, name } = idOf(project);
    if (isNew(seen, groupId)) yield { place: place++, groupId, name };
  }
}

/** How many there are; undefined for an iterator. */
function totalOf(projects) {
  if (!Array.isArray(projects)) return undefined;
  const seen = new Set();
  return projects.filter((project) => isNew(seen, idOf(project).groupId)).length;
}

/** Ids are compared ignoring case. */
function isNew(seen, groupId) {
  const id = groupId.toLowerCase();
  if (id !== "" && seen.has(id)) return false;
  seen.add(id);
  return true;
}
