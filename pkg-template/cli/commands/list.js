import { viewsText } from "../show/view.js";
import { withClient } from "../client.js";

/** Prints all integrations of a project. Secrets are masked, even if Atlas has sent them in clear. */
export async function run({ project, options, screen, interrupt, ...context }) {
  const views = await withClient({ screen, ...context }, options.api, async (client, { redact }) => {
    const all = [];
    for await (const { results } of client.pages(project, undefined, { signal: interrupt.signal })) all.push(...results);
    return redact(all);
  });
  if (screen.json) screen.print(JSON.stringify(views));
  else if (views.length === 0) screen.say("no integrations");
  else screen.print(viewsText(views, screen.paint));
}
