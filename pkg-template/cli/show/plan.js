import { counted } from "./counted.js";
import { plainText } from "./screen.js";

const SIGNS = { create: ["+", "green"], update: ["~", "yellow"], delete: ["-", "red"] };

/**
 * A plan for people: each project that has something to do or has failed, and the totals.
 *
 * @param {import("../../fleet.js").FleetPlan} plan
 * @param {(text: string, ...styles: string[]) => string} paint
 */
export function planText(plan, paint) {
  const lines = [];
  let last;
  for (const step of plan.steps.filter(({ action }) => action !== "unchanged")) {
    if (step.groupId !== last) lines.push(paint(projectText(step), "bold"));
    last = step.groupId;
    lines.push(`  ${stepText(step, paint)}`);
  }
  for (const project of plan.failed) lines.push(`${paint(projectText(project), "bold")}\n  ${paint("!", "red")} ${plainText(project.error.message)}`);
  const unseen = [...new Set(plan.steps.filter(({ action }) => action === "unchanged").flatMap(({ type, unseen }) => unseen.map((field) => `${type}.${field}`)))];
  if (unseen.length > 0) lines.push(paint(`cannot be compared, since Atlas does not show it: ${unseen.join(", ")}; \`--force\` sends it`, "dim"));
  return [...lines, sumText(plan.counts)].join("\n");
}

const projectText = ({ groupId, name }) => (name === undefined ? groupId : `${plainText(name)} (${groupId})`);

function stepText({ type, action, changed, dropped, unseen }, paint) {
  const [sign, colour] = SIGNS[action];
  const named = (fields, words) => (fields.length > 0 ? [words(fields.map(plainText).join(", "))] : []);
  const details = [
    ...named(changed, (names) => names),
    // Because of `--force`, though nothing else differs.
    ...named(action === "update" && changed.length === 0 ? unseen : [], (names) => `${names}, which cannot be compared`),
    ...named(dropped, (names) => `drops ${names}`),
  ];
  return [paint(`${sign} ${action}`, colour), plainText(type), ...(details.length > 0 ? [paint(details.join("; "), "dim")] : [])].join(" ");
}

function sumText({ projects, failed, ...steps }) {
  const done = ["create", "update", "delete", "unchanged"].map((action) => `${steps[action]} ${action === "unchanged" ? action : `to ${action}`}`);
  return `${counted(projects, "project")}: ${done.join(", ")}${failed > 0 ? `, ${failed} failed` : ""}`;
}

/** A report for people: the steps that failed or were not tried, and the totals. */
export function reportText({ steps, counts }, paint) {
  const open = steps.filter(({ outcome }) => outcome !== "done");
  const lines = open.map((step) => `${paint(step.outcome, "red")} ${plainText(step.type)} of ${projectText(step)}: ${plainText(step.error?.message ?? "not tried")}`);
  const asItWas = steps.filter(({ action, outcome }) => action === "unchanged" && outcome === "done").length;
  return [...lines, `${counts.done - asItWas} done, ${counts.failed} failed, ${counts.skipped} skipped${asItWas > 0 ? `, ${asItWas} unchanged` : ""}`].join("\n");
}
