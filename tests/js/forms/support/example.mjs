// An example of `www/examples`, built by Vite in a project of its own with the packed package, and served with Atlas behind it.

import assert from "node:assert/strict";
import { cp, readFile } from "node:fs/promises";
import { join } from "node:path";
import { after } from "node:test";
import { pathToFileURL } from "node:url";
import { createProject, run } from "../../package/project.mjs";
import { serveSite } from "../../package/site.mjs";
import { tool } from "../../package/tools.mjs";
import { pkg, root, tests } from "./package.mjs";

const { createEmulator, serve } = await import(pathToFileURL(join(pkg, "emulator.js")).href);
export const GROUP = "5d791c84ff7a2522cc4f9aa1";

/**
 * @param {"react" | "vue"} name
 * @returns {Promise<(views: object[]) => Promise<{ url: string, stored: () => object[] }>>} opens it over a project with these integrations
 */
export async function buildExample(name) {
  const project = await createProject({}, { withTools: true });
  await cp(join(root, "www/examples"), join(project.folder, "examples"), { recursive: true });
  const folder = join(project.folder, "examples", name);
  await checkVersions(folder);
  const [command, ...args] = tool("vite");
  await run(command, [...args, "build"], { cwd: folder }).catch((error) => assert.fail(error.stdout + error.stderr));
  const files = await serveSite(join(folder, "dist"));

  return async (views) => {
    const atlas = createEmulator({ authentication: "none", groups: { [GROUP]: views }, strict: true });
    const { url, close } = await serve((request) => {
      const { pathname, search } = new URL(request.url);
      // Instead of the proxy, which would hold the key.
      if (pathname.startsWith("/atlas/")) return atlas(new Request(new URL(pathname.slice("/atlas".length) + search, request.url), withBody(request)));
      return fetch(new URL(pathname, files));
    }, { port: 0 });
    after(close);
    return { url, stored: () => atlas.state().groups[GROUP] };
  };
}

const withBody = ({ method, headers, body }) => ({ method, headers, body, duplex: "half" });

/** The example's dependencies must be the installed versions: a test with other versions would prove nothing. */
async function checkVersions(folder) {
  const { dependencies, devDependencies } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  for (const [library, range] of Object.entries({ ...dependencies, ...devDependencies })) {
    if (library === "atlas-integrations") continue;
    const { version } = JSON.parse(await readFile(join(tests, "node_modules", library, "package.json"), "utf8"));
    assert.equal(range.replace("^", "").split(".")[0], version.split(".")[0], `${library} ${version} is not ${range}`);
  }
}
