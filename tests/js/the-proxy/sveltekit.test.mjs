// The proxy: as an endpoint of SvelteKit on its adapter for Node, by the README's recipe. The build has no key.

import assert from "node:assert/strict";
import { createProject, run } from "../package/project.mjs";
import { node, tool } from "../package/tools.mjs";
import { freePort, openAtlas, startServer, testDeployed } from "./deployed.mjs";
import { filesOf } from "./recipes.mjs";

const FILES = {
  "package.json": '{ "name": "project", "private": true, "type": "module" }',
  ...filesOf("SvelteKit", "src/"),
  "vite.config.js": `
    import adapter from "@sveltejs/adapter-node";
    import { sveltekit } from "@sveltejs/kit/vite";
    export default { plugins: [sveltekit({ adapter: adapter() })] };`,
  "src/app.html": "<!doctype html><html><head>%sveltekit.head%</head><body>%sveltekit.body%</body></html>",
  "src/routes/+page.svelte": "<p>home</p>",
};

testDeployed("SvelteKit", async () => {
  const { emulator, env } = await openAtlas();
  const project = await createProject(FILES, { withTools: true });
  const [command, ...vite] = tool("vite");
  const build = { PATH: process.env.PATH, HOME: project.folder, NODE_ENV: "production" };
  await run(command, [...vite, "build"], { cwd: project.folder, env: build }).catch((error) => assert.fail(error.stdout + error.stderr));
  const port = await freePort();
  await startServer([node(22), "build/index.js"], { cwd: project.folder, env: { ...env, PORT: `${port}` }, port });
  return { port, emulator };
});
