import { randomUUID } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { changesOf, makePlan } from "../planning.js";
import { checkPath } from "../report-file.js";
import { planText } from "../show/plan.js";
import { readWanted } from "../file/wanted.js";
import { withClient } from "../client.js";

const NOTHING = 0;
const FAILED = 1;
const CHANGES = 2;

/** Prints what `apply` would do. The exit codes are those of Terraform's `-detailed-exitcode`. */
export async function run(context) {
  const { options, screen } = context;
  if (options.out) await checkPath(options.out, { isReplaced: false });
  const wanted = await readWanted(context);
  const plan = await withClient(context, wanted.version, (client) => makePlan(client, wanted, context));
  // With `only`, so that `apply` reads the same part of FILE, and an id, so that a report is used for this plan only.
  const document = { ...plan, id: randomUUID(), api: wanted.version, only: options.only };
  if (options.out) await writeFile(options.out, `${JSON.stringify(document, null, 2)}\n`);
  screen.print(screen.json ? JSON.stringify(document) : planText(plan, screen.paint));
  if (plan.failed.length > 0) return FAILED;
  return changesOf(plan).length > 0 ? CHANGES : NOTHING;
}
