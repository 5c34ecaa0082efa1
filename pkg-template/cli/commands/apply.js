import { ask } from "../show/ask.js";
import { counted } from "../show/counted.js";
import { changesOf, makePlan } from "../planning.js";
import { planText, reportText } from "../show/plan.js";
import { Progress } from "../show/progress.js";
import { ReportFile, checkPath, readReport } from "../report-file.js";
import { readText } from "../file/text.js";
import { readWanted } from "../file/wanted.js";
import { UsageError } from "../usage-error.js";
import { withClient } from "../client.js";

const ACTIONS = ["create", "update", "unchanged", "delete"];

/** Makes projects as FILE describes them. */
export async function run(context) {
  const { options, screen, interrupt } = context;
  if (!options.yes && !process.stdin.isTTY) throw new UsageError("`apply` asks before it sends, but standard input is not a terminal: give `--yes`");
  if (options.report) await checkPath(options.report, { isReplaced: true });
  const saved = options.plan && (await readPlan(options.plan));
  const wanted = await readWanted(saved ? { ...context, options: { ...options, only: saved.only } } : context);
  if (saved && saved.api !== wanted.version) throw new UsageError("the plan is of another version of the API than FILE: plan again");
  const done = saved && options.report && (await readReport(options.report, saved.id));
  return withClient(context, wanted.version, async (client) => {
    const plan = saved ? narrowed(saved, options) : await makePlan(client, wanted, context);
    const changes = changesOf(plan);
    const open = done ? changes.filter(isOpenIn(done)) : changes;
    if (!screen.json) screen.print(planText(plan, screen.paint));
    // Nobody should answer without having seen the plan; standard output is for the report alone then.
    else if (!options.yes) screen.say(planText(plan, screen.paintAside));
    if (done) screen.note(`${changes.length - open.length} of ${counted(changes.length, "change")} are done according to \`${options.report}\`, and not sent again`);
    if (open.length > 0 && !options.yes && !(await ask(`Send ${counted(open.length, "change")}?`, interrupt))) throw new UsageError("nothing was sent");
    const report = await send(client, { plan, done, about: { planId: saved?.id, notPlanned: plan.failed } }, wanted, context);
    if (screen.json) screen.print(JSON.stringify(report));
    else if (changes.length > 0) screen.print(reportText(report, screen.paint));
    return report.counts.failed + report.counts.skipped + plan.failed.length > 0 ? 1 : 0;
  });
}

/** The report; after an interrupt, the report of what was done until then. */
async function send(client, { plan, done, about }, { integrations }, { options, screen, interrupt }) {
  const { applyFleet } = await import("../../fleet.js");
  const file = options.report && (await ReportFile.open(options.report, { ...about, desiredSha256: plan.desiredSha256 }, done?.steps ?? plan.steps));
  const progress = new Progress(screen, "applying");
  const onProgress = (event) => {
    progress.show(event);
    file?.note(event.steps);
  };
  try {
    const report = { ...about, ...(await applyFleet(plan, { client, desired: integrations, done, signal: interrupt.signal, onProgress }).catch(reportOf)) };
    await file?.close(report);
    return report;
  } finally {
    progress.end();
  }
}

/** The error of an abort has the report of what was done until then. */
function reportOf(error) {
  if (error.report) return error.report;
  if (error.issues?.some(({ path }) => path[0] === "plan")) throw new UsageError("FILE or one of its secrets has changed since the plan was made: plan again");
  throw error;
}

/** Whether a step is not done yet, according to an earlier report. */
function isOpenIn({ steps }) {
  const keyOf = ({ groupId, type }) => `${groupId} ${type}`;
  const done = new Set(steps.filter(({ outcome }) => outcome === "done").map(keyOf));
  return (step) => !done.has(keyOf(step));
}

/** Reads a plan that `plan --out` wrote. */
async function readPlan(path) {
  try {
    const plan = JSON.parse(await readText(path));
    if (isPlan(plan)) return plan;
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error;
  }
  throw new UsageError(`\`${path}\` is not a plan: \`plan --out\` writes one`);
}

/** Whether it has what is printed before the package checks the rest: somebody may have edited it. */
function isPlan({ api, steps, failed, counts }) {
  const isProject = ({ groupId }) => typeof groupId === "string";
  const isStep = (step) => ACTIONS.includes(step.action) && [step.changed, step.dropped, step.unseen].every(Array.isArray);
  const isFailure = ({ error }) => typeof error.message === "string";
  if (typeof api !== "string" || typeof counts.projects !== "number") return false;
  return [...steps, ...failed].every(isProject) && steps.every(isStep) && failed.every(isFailure);
}

/** Only some of a plan's steps. The plan still belongs to the whole FILE. */
function narrowed({ only: _, api: __, id: ___, ...plan }, { only, project }) {
  if (!only && !project) return plan;
  const fits = (step) => (!only || only.includes(step.type)) && (!project || project.includes(step.groupId));
  const steps = plan.steps.filter(fits);
  const failed = plan.failed.filter(({ groupId }) => !project || project.includes(groupId));
  const count = (action) => steps.filter((step) => step.action === action).length;
  const actions = Object.fromEntries(ACTIONS.map((action) => [action, count(action)]));
  const projects = new Set([...steps, ...failed].map(({ groupId }) => groupId)).size;
  return { ...plan, steps, failed, counts: { projects, ...actions, failed: failed.length } };
}
