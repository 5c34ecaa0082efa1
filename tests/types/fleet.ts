// Many projects: what TypeScript knows of plans, reports and progress.

import { IntegrationsClient, v2 } from "atlas-integrations";
import { applyFleet, planFleet, projectsOf } from "atlas-integrations/fleet";
import type { ApplyProgress, FleetOutcome, FleetPlan, FleetReport, Project } from "atlas-integrations/fleet";
import { createProxy } from "atlas-integrations/proxy";

const datadog: v2.DatadogView = { type: "DATADOG", apiKey: "0123456789abcdef0123456789abcdef", region: "US5" };

async function both(): Promise<FleetReport> {
  const client = new v2.IntegrationsClient();
  const desired = [datadog];
  const plan: FleetPlan = await planFleet({ client, projects: projectsOf(client, { orgId: "5d791c84ff7a2522cc4f9a00" }), desired, remove: ["FLOWDOCK"] });
  const action: "create" | "update" | "unchanged" | "delete" | undefined = plan.steps[0]?.action;
  const steps: FleetOutcome[] = [];
  const onProgress = (progress: ApplyProgress) => void steps.push(...progress.steps);
  const report = await applyFleet(plan, { client, desired, onProgress });
  const code: string | undefined = report.steps[0]?.error?.code;
  // What was written down on the way, and a whole report.
  await applyFleet(plan, { client, desired, done: { desiredSha256: plan.desiredSha256, steps } });
  await applyFleet(plan, { client, desired, done: report });
  // A plan comes back from a file.
  const read: FleetPlan = JSON.parse(JSON.stringify(plan));
  void [action, code, read];
  return report;
}

async function lists(): Promise<Project[]> {
  // Projects in any form, and a client of the first version.
  const client = new IntegrationsClient();
  const desired = [{ type: "FLOWDOCK", flowName: "flow", apiToken: "made-up", orgName: "org" } as const];
  await planFleet({ client, projects: ["5d791c84ff7a2522cc4f9aa1"], desired });
  await planFleet({ client, projects: new Set(["5d791c84ff7a2522cc4f9aa1"]), desired, onProgress: ({ done, total }) => void (total === undefined || done === total) });
  const all: Project[] = [];
  for await (const project of projectsOf(client)) all.push(project);
  await planFleet({ client, projects: all, desired });
  // @ts-expect-error: a client is needed
  await planFleet({ projects: all, desired });
  // @ts-expect-error: only what is applied has steps to tell of
  await planFleet({ client, projects: all, desired, onProgress: ({ steps }) => void steps });
  // @ts-expect-error: `regoin` is a slip
  await planFleet({ client, projects: all, desired: [{ type: "DATADOG", apiKey: "made-up", regoin: "US" }] });
  // @ts-expect-error: no list, no iterable
  await planFleet({ client, projects: 7, desired });
  return all;
}

const proxy = createProxy({ auth: { kind: "passThrough" } });
const closed: Promise<void> = proxy.close();

export { both, closed, lists };
