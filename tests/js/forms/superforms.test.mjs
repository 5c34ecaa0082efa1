import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { openPage } from "./support/browser.mjs";
import { importServer } from "./support/bundle.mjs";
import { testLibrary } from "./support/journey.mjs";
import { api, apiOf, pkg, versionOf } from "./support/package.mjs";

const { createEmulator, serve } = await import(pathToFileURL(join(pkg, "emulator.js")).href);
const { createApp } = await importServer("superforms.mjs");
const { AtlasApiError } = api;
const GROUP = "5d791c84ff7a2522cc4f9aa1";

/** The form of one service, its own server and its own Atlas behind it. */
async function open({ type, version }) {
  const api = apiOf(version);
  const atlas = createEmulator({ authentication: "none", groups: [GROUP], strict: true });
  const client = new api.IntegrationsClient({ fetch: atlas });
  const sent = [];
  const initial = { type, ...Object.fromEntries(api.describeIntegration(type).fields.map(({ name, kind, default: usual }) => [name, usual ?? (kind === "boolean" ? false : "")])) };
  const save = async (values) => {
    const view = api.pickView(type, values);
    sent.push(view);
    try {
      await client.update(GROUP, view);
      return [];
    } catch (error) {
      if (error instanceof AtlasApiError && error.issues.length > 0) return error.issues;
      throw error;
    }
  };
  const server = await serve(createApp(api, type, { initial, save }), { port: 0 });
  const { page, close } = await openPage({ ignore: /status of 400/ });
  await page.goto(server.url);
  return {
    page,
    sent: async () => sent,
    async close() {
      await close();
      await server.close();
    },
  };
}

testLibrary(`${versionOf("sveltekit-superforms")} with its adapter \`standard\`, on the server`, open, { live: false });
