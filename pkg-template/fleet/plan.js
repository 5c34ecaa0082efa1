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

/** Each project once, with its position; ids are compared ignoring case. */
async function* distinct(projects) {
  const seen = new Set();
  for await (const project of projects) {
    const { groupId, name } = idOf(project);
    const key = groupId.toLowerCase();
    if (seen.has(key)) continue;
    yield { place: seen.size, groupId, name };
    seen.add(key);
  }
}

/** How many there are; undefined for an iterator. */
function totalOf(projects) {
  return Array.isArray(projects) ? new Set(projects.map((project) => idOf(project).groupId.toLowerCase())).size : undefined;
}
