import { Checks } from "../options/checks.js";
import { wasm } from "../start/init.js";
import { count, plain } from "./entries.js";
import { readFleet, readRun } from "./options.js";
import { carryOut } from "./project.js";
import { Run } from "./run.js";

/** Steps that the wasm looks at together. */
const PART = 250;

/**
 * See fleet.d.ts. It sends only what is in the plan, and only if the integration is still as the plan saw it.
 *
 * @param {import("../fleet.js").FleetPlan} plan
 * @param {object} options
 * @returns {Promise<import("../fleet.js").FleetReport>}
 */
export async function applyFleet(plan, options) {
  const checks = new Checks(options, []);
  const settings = readRun(checks);
  const desired = checks.take("desired");
  const given = checks.take("done");
  const { steps, force, desiredSha256 } = readSteps(checks, "plan", plan);
  const done = given === undefined ? undefined : readSteps(checks, "done", given);
  const fleet = readFleet(checks, { desired, force: force === true }, settings.inside);
  checks.rejectUnknown();
  if (fleet && checks.issues.length === 0) checkSame(checks, fleet.sha256(), { plan: desiredSha256, ...(done && { done: done.desiredSha256 }) });
  checks.throwIfAny("applyFleet");

  const run = new Run(settings);
  /** The outcome of each step, by its position in the plan. */
  const outcomes = outcomesOf(steps, done?.steps ?? []);
  const outcomeAt = (place) => ({ ...stepOf(steps[place]), ...outcomes[place] });
  const report = () => {
    const all = [...steps.keys()].map(outcomeAt);
    return { desiredSha256, steps: all, counts: count(all, "outcome", ["done", "failed", "skipped"]) };
  };
  const open = openProjects(steps, outcomes);
  const work = async ({ groupId, places }) => {
    await carryOut({ run, fleet, desired, groupId, steps: places.map((place) => steps[place]), record: (at, outcome) => { outcomes[places[at]] = outcome; } });
    return { groupId, steps: places.map(outcomeAt) };
  };
  try {
    await run.over(open, open.length, work);
  } catch (error) {
    // Only an abort ends a run early. The steps that were not reached are skipped.
    for (const place of steps.keys()) outcomes[place] ??= { outcome: "skipped", error: plain(error) };
    throw Object.assign(error, { report: report() });
  }
  return report();
}

/** A plan or a report, checked since it may come from a file, and copied: what its owner does to it later changes nothing. */
function readSteps(checks, name, given) {
  const { steps, ...about } = plainObject(given);
  if (Array.isArray(steps) && steps.every((step) => typeof step?.groupId === "string") && areSteps(steps)) return { steps, ...about };
  const what = name === "plan" ? "a plan of `planFleet`" : "a report of `applyFleet`";
  checks.report([name], "invalid_type", `\`${name}\` must be ${what}`, { expected: "object" });
  return { steps: [] };
}

/** Checked in parts: the wasm's memory never shrinks, and a plan may have tens of thousands of steps. */
function areSteps(steps) {
  for (let at = 0; at < steps.length; at += PART) if (!wasm().areSteps(steps.slice(at, at + PART))) return false;
  return true;
}

function plainObject(given) {
  try {
    return Object(JSON.parse(JSON.stringify(given)));
  } catch {
    return {};
  }
}

function checkSame(checks, sha256, made) {
  for (const [name, given] of Object.entries(made)) {
    if (given === sha256) continue;
    const message = `\`${name}\` was made for other \`desired\` views, or with a client of the other version: plan again`;
    checks.report([name], "invalid_value", message, { allowed: [] });
  }
}

/** The outcomes that are known before the first request: the steps that an earlier report has as done. */
function outcomesOf(steps, before) {
  const finished = new Set(before.filter(({ outcome }) => outcome === "done").map(keyOf));
  return steps.map((step) => (finished.has(keyOf(step)) ? { outcome: "done" } : undefined));
}

/** Equal for the same step of the same plan: the same action for an integration that Atlas showed the same. */
const keyOf = ({ groupId, type, action, seen }) => [groupId, type, action, seen].join();

/**
 * The projects that have something left to do, each with its steps' positions in the plan. A project without is not listed again, and all its
 * steps are done.
 */
function openProjects(steps, outcomes) {
  const projects = new Map();
  for (const [place, { groupId }] of steps.entries()) {
    if (outcomes[place]) continue;
    if (!projects.has(groupId)) projects.set(groupId, { groupId, places: [] });
    projects.get(groupId).places.push(place);
  }
  return [...projects.values()].filter(({ places }) => {
    const isOpen = places.some((place) => steps[place].action !== "unchanged");
    if (!isOpen) for (const place of places) outcomes[place] = { outcome: "done" };
    return isOpen;
  });
}

/** A step without its outcome, if it comes from a report. */
const stepOf = ({ outcome: _, error: __, ...step }) => step;
