import { viewText } from "../show/view.js";
import { withClient } from "../client.js";

/** Prints one integration. Its secrets are masked, even if Atlas has sent them in clear. */
export async function run({ project, type, options, screen, interrupt, ...context }) {
  const view = await withClient({ screen, ...context }, options.api, async (client, { redact }) =>
    redact(await client.get(project, type, undefined, { signal: interrupt.signal })));
  screen.print(screen.json ? JSON.stringify(view) : viewText(view, screen.paint));
}
