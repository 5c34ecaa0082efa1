// Next.js, built and started as for production.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { after } from "node:test";
import { createProject, run } from "./project.mjs";
import { tests, tool } from "./tools.mjs";

const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: "production", CI: "1" };
const [command, ...next] = tool("next");

/**
 * Builds an app with one of Next's bundlers and starts it.
 *
 * @param {Record<string, string>} files  sources by path
 * @param {"turbopack" | "webpack"} bundler
 * @param {string} [config]  more properties of next.config.mjs
 */
export async function serveNext(files, bundler, config = "") {
  // The root is where the packages are.
  const root = JSON.stringify(tests);
  const project = await createProject(
    { ...files, "next.config.mjs": `export default { turbopack: { root: ${root} }, outputFileTracingRoot: ${root}, ${config} };` },
    { withTools: true },
  );
  await run(command, [...next, "build", `--${bundler}`], { cwd: project.folder, env }).catch((error) => assert.fail(error.stdout + error.stderr));
  return { folder: project.folder, url: await start(project.folder) };
}

async function start(folder) {
  const server = spawn(command, [...next, "start", "--port", "0", "--hostname", "127.0.0.1"], { cwd: folder, env, stdio: ["ignore", "pipe", "inherit"] });
  after(() => server.kill());
  for await (const line of createInterface(server.stdout)) {
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(line);
    if (url) return url[0];
  }
  throw new Error("next start ended without an address");
}
