import { access, constants, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { ask } from "../show/ask.js";
import { changesOf, makePlan } from "../planning.js";
import { planText, reportText } from "../show/plan.js";
import { Progress } from "../show/progress.js";
import { readText } from "../file/text.js";
import { readWanted } from "../file/wanted.js";
import { UsageError } from "../usage-error.js";
import { withClient } from "../client.js";

/** Makes projects as FILE says. */
export async function run(context) {
  const { options, screen, interrupt } = context;
  if (!options.yes && !process.stdin.isTTY) throw new UsageError("`apply` asks before it sends, and there is nobody to ask: give `--yes`");
  // Before anything is sent: what became of it would be lost.
  if (options.report) await access(dirname(options.report), constants.W_OK);
  const saved = options.plan && (await readPlan(options.plan));
  const wanted = await readWanted(saved ? { ...context, options: { ...options, only: saved.only } } : context);
  if (saved && saved.api !== wanted.version) throw new UsageError("the plan is of another version of the API than FILE: plan again");
  return withClient(context, wanted.version, async (client) => {
    const plan = saved ? narrowed(saved, options) : await makePlan(client, wanted, context);
    const changes = changesOf(plan);
    if (!screen.json) screen.print(planText(plan, screen.paint));
    if (changes.length > 0 && !options.yes && !(await ask(`Send ${changes.length} ${changes.length === 1 ? "change" : "changes"}?`, interrupt))) {
      throw new UsageError("nothing was sent");
    }
    const report = { ...(await send(client, plan, wanted, context)), notPlanned: plan.failed };
    if (options.report) await writeFile(options.report, `${JSON.stringify(report, null, 2)}\n`);
    if (screen.json) screen.print(JSON.stringify(report));
    else if (changes.length > 0) screen.print(reportText(report, screen.paint));
    return report.counts.failed + report.counts.skipped + plan.failed.length > 0 ? 1 : 0;
  });
}

/** What became of each step; after an interrupt what became of it until then. */
async function send(client, plan, { integrations }, { screen, interrupt }) {
  const { applyFleet } = await import("../../fleet.js");
  const progress = new Progress(screen, "applying");
  try {
    return await applyFleet(plan, { client, desired: integrations, signal: interrupt.signal, onProgress: progress.show });
  } catch (error) {
    if (!error.report) throw error;
    return error.report;
  } finally {
    progress.end();
  }
}

/** What `plan --out` wrote. */
async function readPlan(path) {
  try {
    const plan = JSON.parse(await readText(path));
    if (Array.isArray(plan.steps) && Array.isArray(plan.failed) && plan.counts) return plan;
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error;
  }
  throw new UsageError(`\`${path}\` is no plan: \`plan --out\` writes one`);
}

/** Only some of a plan's steps; FILE is still the one that it was made of. */
function narrowed({ only: _, api: __, ...plan }, { only, project }) {
  const fits = (step) => (!only || only.includes(step.type)) && (!project || project.includes(step.groupId));
  const steps = plan.steps.filter(fits);
  const failed = plan.failed.filter(({ groupId }) => !project || project.includes(groupId));
  const count = (action) => steps.filter((step) => step.action === action).length;
  const actions = Object.fromEntries(["create", "update", "unchanged", "delete"].map((action) => [action, count(action)]));
  const projects = new Set([...steps, ...failed].map(({ groupId }) => groupId)).size;
  return { ...plan, steps, failed, counts: { projects, ...actions, failed: failed.length } };
}
