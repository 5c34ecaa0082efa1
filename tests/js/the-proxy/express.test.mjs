// The proxy: behind Express, by the README's recipe.

import { createProject } from "../package/project.mjs";
import { node } from "../package/tools.mjs";
import { freePort, openAtlas, startServer, testDeployed } from "./deployed.mjs";
import { filesOf } from "./recipes.mjs";

const MODULES = { "package.json": '{ "name": "project", "private": true, "type": "module" }' };

testDeployed("Express", async () => {
  const { emulator, env } = await openAtlas();
  const project = await createProject({ ...MODULES, ...filesOf("Express") }, { withTools: true });
  const port = await freePort();
  await startServer([node(22), "server.js"], { cwd: project.folder, env: { ...env, PORT: `${port}` }, port });
  return { port, emulator };
});
