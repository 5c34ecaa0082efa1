// The proxy: as a route handler of Next.js, by the README's recipe, built and started as in production. The build has no key.

import assert from "node:assert/strict";
import { createProject, run } from "../package/project.mjs";
import { tests, tool } from "../package/tools.mjs";
import { freePort, openAtlas, startServer, testDeployed } from "./deployed.mjs";
import { filesOf } from "./recipes.mjs";

const FILES = {
  ...filesOf("Next.js"),
  // The root is where the packages are.
  "next.config.mjs": `export default { turbopack: { root: ${JSON.stringify(tests)} }, outputFileTracingRoot: ${JSON.stringify(tests)} };`,
  "app/layout.js": 'export default function Layout({ children }) { return <html lang="en"><body>{children}</body></html>; }',
  "app/page.js": "export default function Page() { return <p>home</p>; }",
};

testDeployed("Next.js", async () => {
  const { emulator, env } = await openAtlas();
  const project = await createProject(FILES, { withTools: true });
  const [command, ...next] = tool("next");
  const build = { PATH: process.env.PATH, HOME: project.folder, NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: "production", CI: "1" };
  await run(command, [...next, "build"], { cwd: project.folder, env: build }).catch((error) => assert.fail(error.stdout + error.stderr));
  const port = await freePort();
  await startServer([command, ...next, "start", "--port", `${port}`], { cwd: project.folder, env, port });
  return { port, emulator };
});
