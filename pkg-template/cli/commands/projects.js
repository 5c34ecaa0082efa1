import { plainText } from "../show/screen.js";
import { table } from "../show/table.js";
import { withClient } from "../client.js";

/** Prints the projects that the credentials can see. */
export async function run({ options, screen, interrupt, env }) {
  const orgId = options.org ?? (env.MONGODB_ATLAS_ORG_ID || undefined);
  const { projectsOf } = await import("../../fleet.js");
  const projects = await withClient({ screen, env }, undefined, async (client) => {
    const all = [];
    for await (const project of projectsOf(client, { orgId, signal: interrupt.signal })) all.push(project);
    return all;
  });
  if (screen.json) return screen.print(JSON.stringify(projects));
  if (projects.length === 0) return screen.say("no projects");
  const rows = projects.map(({ id, name, orgId }) => [id, orgId, plainText(name)]);
  return screen.print(table([["ID", "ORGANIZATION", "NAME"], ...rows], { width: screen.width, paint: (cell, _, row) => (row === 0 ? screen.paint(cell, "dim") : cell) }));
}
