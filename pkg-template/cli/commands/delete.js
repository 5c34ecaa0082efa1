import { withClient } from "../client.js";

/** Removes one integration. */
export async function run({ project, type, options, screen, interrupt, ...context }) {
  await withClient({ screen, ...context }, options.api, (client) => client.delete(project, type, undefined, { signal: interrupt.signal }));
  screen.print(screen.json ? JSON.stringify({ deleted: { project, type } }) : `${type} of ${project} is removed`);
}
