import { viewText } from "../show/view.js";
import { withClient } from "../client.js";

/** One integration, secrets as Atlas masks them or more. */
export async function run({ project, type, options, screen, interrupt, ...context }) {
  const view = await withClient({ screen, ...context }, options.api, async (client, { redact }) =>
    redact(await client.get(project, type, undefined, { signal: interrupt.signal })));
  screen.print(screen.json ? JSON.stringify(view) : viewText(view, screen.paint));
}
