// The installed package in plain pages, without a bundler, in Chromium and in Firefox.

import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { openChromium, openFirefox } from "../package/browsers.mjs";
import { createProject } from "../package/project.mjs";
import { EXPECTED, SCENARIO } from "../package/scenario.mjs";
import { pageScript, pageWith, serveSite } from "../package/site.mjs";

const PKG = "/node_modules/atlas-integrations";
const BROWSERS = { Chromium: await openChromium(), Firefox: await openFirefox() };

const importMap = `<script type="importmap">${JSON.stringify({
  imports: { "atlas-integrations": `${PKG}/browser.js`, "atlas-integrations/inline": `${PKG}/loaders/inline.js` },
})}</script>`;

// A worker tells its result to the page, which leaves it for the test.
const inWorker = (imports, tell) => `${imports}\n${SCENARIO}
scenario(api, self.location.origin).then((result) => result, (error) => ({ error: String(error.stack) })).then((result) => { ${tell} });
`;

const project = await createProject({
  "module.html": importMap + pageWith("module.js"),
  "module.js": pageScript('import * as api from "atlas-integrations";'),
  "mixed.html": importMap + pageWith("mixed.js"),
  "mixed.js": pageScript(`
    import * as api from "atlas-integrations";
    import * as inline from "atlas-integrations/inline";
    if (api.ValidationError !== inline.ValidationError) throw new Error("two sets of error classes");
    inline.validate({});
    if (!api.isInitialized()) throw new Error("two instances");`),
  "worker.html": pageWith("worker-page.js"),
  "worker-page.js": `
    const worker = new Worker("worker.js", { type: "module" });
    worker.onmessage = ({ data }) => { globalThis.result = data; };
    worker.onerror = (event) => { globalThis.result = { error: event.message }; };`,
  "worker.js": inWorker(`import * as api from "${PKG}/browser.js";`, "postMessage(result)"),
  "service-worker.html": pageWith("service-worker-page.js"),
  "service-worker-page.js": `
    navigator.serviceWorker.onmessage = ({ data }) => { globalThis.result = data; };
    navigator.serviceWorker.register("service-worker.js").then(async () => {
      (await navigator.serviceWorker.ready).active.postMessage("go");
    }).catch((error) => { globalThis.result = { error: String(error) }; });`,
  // Bundled to a classic script, since Firefox has no module service workers.
  "service-worker-source.js": `import * as api from "atlas-integrations/inline";\n${SCENARIO}
    self.addEventListener("message", (event) => {
      event.waitUntil(scenario(api, self.location.origin).then((result) => result, (error) => ({ error: String(error.stack) })).then((result) => event.source.postMessage(result)));
    });`,
});
await build({
  entryPoints: [join(project.folder, "service-worker-source.js")],
  outfile: join(project.folder, "service-worker.js"),
  bundle: true,
  format: "iife",
  logLevel: "silent",
});
// A file: page may not load modules, so it is one classic script, with the wasm inside.
await build({
  stdin: { contents: pageScript('import * as api from "atlas-integrations/inline";', "undefined"), resolveDir: project.folder },
  outfile: join(project.folder, "file.js"),
  bundle: true,
  format: "iife",
  logLevel: "silent",
});
await writeFile(join(project.folder, "file.html"), '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><script src="file.js"></script>');

const origin = await serveSite(project.folder);

for (const [browser, open] of Object.entries(BROWSERS)) {
  for (const page of ["module", "mixed", "worker", "service-worker"]) {
    test(`${browser}: ${page}`, async () => {
      const { result, problems } = await open(`${origin}/${page}.html`);
      assert.deepEqual(result, EXPECTED);
      assert.deepEqual(problems.filter((text) => !expected401(text)), []);
    });
  }

  test(`${browser}: file:// with /inline`, async () => {
    const { result, problems } = await open(pathToFileURL(join(project.folder, "file.html")).href);
    assert.deepEqual(result, { ...EXPECTED, updated: undefined });
    assert.deepEqual(problems, []);
  });
}

/** Browsers log the 401 that carries the digest's challenge. */
const expected401 = (text) => /401/.test(text);
