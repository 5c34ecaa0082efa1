import { wasm } from "../start/init.js";
import { plain } from "./entries.js";

/**
 * Carries out the steps of one project. It lists the project once more, lets the wasm decide what is left to do, and does that step by step.
 *
 * It rejects only if the run is aborted; the step that was running has then failed.
 *
 * @param {object} project
 * @param {import("./run.js").Run} project.run
 * @param {object} project.fleet  the wasm's object
 * @param {object[]} project.desired  the desired views
 * @param {string} project.groupId
 * @param {object[]} project.steps
 * @param {(at: number, outcome: { outcome: string, error?: object }) => void} project.record  called with the outcome of each step
 */
export async function carryOut({ run, fleet, desired, groupId, steps, record }) {
  let verdicts;
  try {
    verdicts = fleet.review(steps, await run.list(groupId));
  } catch (error) {
    if (run.isAborted) throw error;
    const isOver = wasm().afterFailure(undefined, error) === "project";
    for (const at of steps.keys()) record(at, isOver && at > 0 ? skipped(error) : failed(error));
    return;
  }
  let over;
  for (const [at, step] of steps.entries()) {
    const verdict = verdicts[at];
    if (verdict === "done") record(at, DONE);
    else if (over) record(at, skipped(over));
    else if (verdict === "changed") record(at, { outcome: "failed", error: changedSincePlan(step) });
    else {
      try {
        record(at, await send({ run, fleet, desired, groupId, operation: verdict, step }));
      } catch (error) {
        const after = wasm().afterFailure(step.action, error);
        record(at, after === "done" ? DONE : failed(error));
        if (run.isAborted) throw error;
        if (after === "project") over = error;
      }
    }
  }
}

async function send({ run, fleet, desired, groupId, operation, step }) {
  const view = desired.find(({ type }) => type === step.type);
  const answer = await run.send(operation, groupId, operation === "delete" ? step.type : view);
  if (operation === "delete" || fleet.isAsMeant(step.type, answer.results)) return DONE;
  return { outcome: "failed", error: notAsSent(step) };
}

const DONE = { outcome: "done" };
const failed = (error) => ({ outcome: "failed", error: plain(error) });
const skipped = (error) => ({ outcome: "skipped", error: plain(error) });

const changedSincePlan = ({ type }) => ({
  code: "changed_since_plan",
  message: `\`${type}\` is neither as in the plan nor as desired: somebody has changed it, so nothing was sent; plan again`,
});

const notAsSent = ({ type }) => ({
  code: "not_as_sent",
  message: `Atlas accepted \`${type}\`, but shows other values than were sent: plan again to see which fields differ`,
});
