// Vite, the two newest majors, without a plugin: development server, build, and server rendering.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, test } from "node:test";
import { openChromium } from "../package/browsers.mjs";
import { serveAtlas } from "../package/emulator.mjs";
import { createProject, run } from "../package/project.mjs";
import { ESM, EXPECTED } from "../package/scenario.mjs";
import { pageScript, pageWith, serveSite } from "../package/site.mjs";
import { node, tool } from "../package/tools.mjs";

const open = await openChromium();
const atlas = await serveAtlas();

for (const vite of ["vite", "vite-7"]) {
  const project = await createProject({
    "index.html": pageWith("/page.js"),
    "page.js": pageScript('import * as api from "atlas-integrations";'),
    "server.js": ESM,
    // The page asks its own origin for Atlas, as in all these tests.
    "vite.config.mjs": `export default { server: { proxy: { "/api": ${JSON.stringify(atlas)} } } };`,
    "dev.mjs": `
      import { createServer } from ${JSON.stringify(vite)};
      const server = await createServer({ server: { port: 0, host: "127.0.0.1" }, logLevel: "error" });
      await server.listen();
      console.log(server.resolvedUrls.local[0]);`,
    "ssr.mjs": `
      import { createServer } from ${JSON.stringify(vite)};
      const server = await createServer({ server: { middlewareMode: true }, appType: "custom", logLevel: "error" });
      await server.ssrLoadModule("/server.js");
      await server.close();`,
  }, { withTools: true });
  const { version } = await project.run(node(22), "-p", `JSON.stringify({ version: require("${vite}/package.json").version })`);
  const build = (...options) => {
    const [command, ...args] = tool(vite, "vite");
    return run(command, [...args, "build", ...options], { cwd: project.folder }).catch((error) => assert.fail(error.stdout + error.stderr));
  };

  test(`Vite ${version}: development server`, async () => {
    const server = spawn(node(22), ["dev.mjs"], { cwd: project.folder, stdio: ["ignore", "pipe", "inherit"] });
    after(() => server.kill());
    const [url] = await once(createInterface(server.stdout), "line");
    assert.deepEqual((await open(url)).result, EXPECTED);
    server.kill();
  });

  test(`Vite ${version}: build`, async () => {
    await build();
    const assets = await readdir(join(project.folder, "dist/assets"));
    assert.equal(assets.filter((file) => file.endsWith(".wasm")).length, 1);
    assert.deepEqual((await open(`${await serveSite(join(project.folder, "dist"))}/`)).result, EXPECTED);
  });

  test(`Vite ${version}: server rendering, in development`, async () => {
    assert.deepEqual(await project.run(node(22), "ssr.mjs", atlas), EXPECTED);
  });

  for (const [how, options] of [["the package outside of the bundle", []], ["the package inside of it", ["--config", "inside.config.mjs"]]]) {
    test(`Vite ${version}: server rendering, built, ${how}`, async () => {
      await project.write({ "inside.config.mjs": "export default { ssr: { noExternal: true } };" });
      const outDir = `out${options.length}`;
      await build("--ssr", "server.js", "--outDir", outDir, ...options);
      assert.deepEqual(await project.run(node(22), `${outDir}/server.mjs`, atlas), EXPECTED);
    });
  }
}
