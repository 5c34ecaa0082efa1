// Next.js 14 replaces the platform's `fetch` with its own and caches answers if it can: a list must never come from its cache.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cp } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { emulate, GROUP } from "../client/support/package.mjs";
import { createProject, run } from "../package/project.mjs";
import { tests, tool } from "../package/tools.mjs";

const CLIENT = `
  import { IntegrationsClient } from "atlas-integrations";
  export const types = async () => {
    const client = new IntegrationsClient({ baseUrl: process.env.ATLAS_URL, auth: { kind: "bearer", token: "made-up-token" }, retry: { limit: 0 } });
    return (await client.list("${GROUP}")).results.map(({ type }) => type).join(" ");
  };`;

const FILES = {
  "next.config.mjs": "export default {};",
  "app/layout.js": `export default function Layout({ children }) { return <html lang="en"><body>{children}</body></html>; }`,
  "app/client.js": CLIENT,
  // It says nothing of caching, as most do not: Next.js 14 would make a static page of it, or keep what it fetched.
  "app/page.js": `import { types } from "./client"; export default async function Page() { return <p>{await types()}</p>; }`,
  "app/asked/page.js": `
    import { headers } from "next/headers"; import { types } from "../client";
    export default async function Page() { headers(); return <p>{await types()}</p>; }`,
  "app/route/route.js": `import { types } from "../client"; export async function GET() { return new Response(await types()); }`,
};

test("Next.js 14: pages and a route handler show what is there now", async (t) => {
  const { url, emulator } = await emulate(t, { groups: { [GROUP]: [] }, bearerTokens: ["made-up-token"] });
  const env = { ...process.env, ATLAS_URL: url, NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: "production", CI: "1" };
  const project = await createProject(FILES, { withTools: true });
  // Installed under another name next to a newer one, but Next.js looks for itself under its own name.
  await cp(join(tests, "node_modules/next-14"), join(project.folder, "node_modules/next"), { recursive: true });
  const [command] = tool("next-14", "next");
  const next = [join(project.folder, "node_modules/next/dist/bin/next")];
  await run(command, [...next, "build"], { cwd: project.folder, env }).catch((error) => assert.fail(error.stdout + error.stderr));
  const server = spawn(command, [...next, "start", "--port", "0", "--hostname", "127.0.0.1"], { cwd: project.folder, env, stdio: ["ignore", "pipe", "inherit"] });
  t.after(() => server.kill());
  const site = await address(server);

  const shown = async () => Promise.all(["/", "/asked", "/route"].map(async (path) => /DATADOG/.test(await (await fetch(site + path)).text())));
  assert.deepEqual(await shown(), [false, false, false]);
  const headers = { authorization: "Bearer made-up-token", "content-type": "application/json" };
  const body = JSON.stringify({ type: "DATADOG", apiKey: "0123456789abcdef0123456789abcdef", region: "US" });
  await emulator(`${url}/api/atlas/v1.0/groups/${GROUP}/integrations/DATADOG`, { method: "POST", headers, body });
  assert.deepEqual(await shown(), [true, true, true]);
  assert.deepEqual(await shown(), [true, true, true]);
});

async function address(server) {
  for await (const line of createInterface(server.stdout)) {
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(line);
    if (url) return url[0];
  }
  throw new Error("next start ended without an address");
}
