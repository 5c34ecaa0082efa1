// The README's recipe for a browser, run in Chromium with the real MSW and its service worker: bundled as a user's page is.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { openChromium } from "../package/browsers.mjs";
import { GROUP, HEX32, serving } from "./support.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
// What `npx msw init` copies into a user's public folder.
const WORKER = createRequire(import.meta.url).resolve("msw/mockServiceWorker.js");

/** The recipe as it is in the README, followed by a client without any knowledge of MSW. */
async function page() {
  const readme = await readFile(join(process.env.ATLAS_PKG, "emulator/README.md"), "utf8");
  const recipe = [...readme.matchAll(/```js\n([^]*?)```/g)].map(([, code]) => code).find((code) => code.includes("setupWorker"));
  return `${recipe}
import { init, IntegrationsClient } from "atlas-integrations/browser";
await init();
const client = new IntegrationsClient({ proxy: location.origin + "/atlas", retry: { limit: 0 } });
const types = async () => (await client.list("${GROUP}")).results.map(({ type }) => type);
const before = await types();
await client.update("${GROUP}", { type: "OPS_GENIE", apiKey: "made-up-made-up-made-up-made-up-abcd", region: "EU" });
await client.update("${GROUP}", { type: "DATADOG", apiKey: "${HEX32}", region: "EU" });
const { apiKey } = await client.get("${GROUP}", "DATADOG");
await client.delete("${GROUP}", "DATADOG");
const missing = await client.get("${GROUP}", "DATADOG").catch(({ status, errorCode }) => [status, errorCode]);
emulator.addFault({ status: 503 });
const fault = await client.list("${GROUP}").catch(({ status }) => status);
globalThis.result = { before, apiKey, missing, fault, after: await types(), counts: emulator.state().counts.total };
`;
}

test("in Chromium the emulator behind MSW's service worker is Atlas behind its proxy, faults too; nothing reaches a server", async (t) => {
  const bundle = await build({
    stdin: { contents: await page(), resolveDir: HERE }, bundle: true, format: "esm", write: false, logLevel: "silent",
    platform: "browser", alias: { "atlas-integrations": process.env.ATLAS_PKG },
  });
  const asked = [];
  const files = {
    "/": ["text/html", '<!doctype html><link rel="icon" href="data:,"><title>A page</title><script type="module" src="/page.js"></script>'],
    "/page.js": ["text/javascript", bundle.outputFiles[0].text],
    "/mockServiceWorker.js": ["text/javascript", await readFile(WORKER)],
    "/atlas_integrations_bg.wasm": ["application/wasm", await readFile(join(process.env.ATLAS_PKG, "atlas_integrations_bg.wasm"))],
  };
  const { url } = await serving(t, (request) => {
    const { pathname } = new URL(request.url);
    asked.push(pathname);
    const [type, body] = files[pathname] ?? ["text/plain", ""];
    return new Response(body, { status: pathname in files ? 200 : 404, headers: { "content-type": type } });
  });
  const { result } = await (await openChromium())(`${url}/`);
  assert.deepEqual(result, {
    before: ["DATADOG", "SLACK"], apiKey: "****************************cdef", missing: [404, "INTEGRATION_NOT_CONFIGURED"], fault: 503,
    after: ["OPS_GENIE", "SLACK"], counts: 8,
  });
  assert.deepEqual(asked.filter((path) => !(path in files)), []);
});
