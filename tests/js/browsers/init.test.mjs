// `init()` in real browsers: what a Content-Security-Policy or a server can do to it, and what the error says then.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { openChromium, openFirefox } from "../package/browsers.mjs";
import { createProject } from "../package/project.mjs";
import { EXPECTED } from "../package/scenario.mjs";
import { pageScript, pageWith, serveSite } from "../package/site.mjs";

const PKG = "/node_modules/atlas-integrations";
const BROWSERS = { Chromium: await openChromium(), Firefox: await openFirefox() };

/** What `init()` says, and whether what needs no wasm still works. */
const failing = (entry) => `
import * as api from "${PKG}/${entry}.js";
api.init().then(() => ({ name: "no failure" }), (error) => error.toJSON()).then((thrown) => {
  let message;
  try { api.validate({}); } catch (error) { message = error.message; }
  globalThis.result = { ...thrown, ready: api.isInitialized(), fields: api.describeIntegration("DATADOG").fields.length, validate: message };
});
`;

const project = await createProject({
  "works.html": pageWith("works.js"),
  "works.js": pageScript(`import * as api from "${PKG}/browser.js";`),
  "inline.html": pageWith("inline.js"),
  "inline.js": pageScript(`import * as api from "${PKG}/loaders/inline.js";`),
  "fails.html": pageWith("fails.js"),
  "fails.js": failing("browser"),
  "inline-fails.html": pageWith("inline-fails.js"),
  "inline-fails.js": failing("loaders/inline"),
  "again.html": pageWith("again.js"),
  "again.js": `
    import * as api from "${PKG}/browser.js";
    const first = api.init().catch((error) => error.status);
    const both = Promise.all([first, api.init().catch((error) => error.status)]);
    both.then(async (failed) => { await api.init(); globalThis.result = { failed, ready: api.isInitialized() }; });`,
});
const wasm = await readFile(join(project.folder, PKG, "atlas_integrations_bg.wasm"));

/** A site whose policy is `policy`, or on which the wasm file is answered by `answer`. */
const site = (policy, answer) =>
  serveSite(project.folder, {
    headers: policy ? { "content-security-policy": policy } : {},
    answer: (path) => (path.endsWith(".wasm") ? answer?.() : undefined),
  });

const strict = await site("default-src 'none'; connect-src 'self'; img-src data:; script-src 'self' 'wasm-unsafe-eval'");
const noWasm = await site("script-src 'self'");
const noConnect = await site("script-src 'self' 'wasm-unsafe-eval'; connect-src 'none'");
const missing = await site(undefined, () => new Response("no such file", { status: 404, headers: { "content-type": "text/plain" } }));
const singlePageApp = await site(undefined, () => new Response("<!doctype html><title>app</title>", { headers: { "content-type": "text/html" } }));
const wrongType = await site(undefined, () => new Response(wasm, { headers: { "content-type": "text/plain" } }));

for (const [browser, open] of Object.entries(BROWSERS)) {
  for (const page of ["works", "inline"]) {
    test(`${browser}: ${page} under script-src 'self' 'wasm-unsafe-eval'`, async () => {
      const { result } = await open(`${strict}/${page}.html`);
      assert.deepEqual(result, EXPECTED);
    });
  }

  test(`${browser}: the wasm with a wrong MIME type is taken`, async () => {
    assert.deepEqual((await open(`${wrongType}/works.html`)).result, EXPECTED);
  });

  for (const page of ["fails", "inline-fails"]) {
    test(`${browser}: under script-src 'self' the error of ${page} names the missing directive`, async () => {
      const { result } = await open(`${noWasm}/${page}.html`);
      assert.equal(result.code, "not_initialized");
      assert.match(result.message, /Content-Security-Policy forbids WebAssembly: add `'wasm-unsafe-eval'` to its `script-src`/);
      assert.deepEqual([result.ready, result.fields], [false, 2]);
      assert.match(result.validate, page === "fails" ? /await init\(\)/ : /'wasm-unsafe-eval'/);
    });
  }

  for (const [what, origin, status, cause] of [
    ["404", missing, 404, /status 404.*serve the file/],
    ["an HTML page", singlePageApp, 200, /status 200, type text\/html.*an HTML page instead of the wasm/],
    ["nothing, because of connect-src", noConnect, undefined, /the Content-Security-Policy's `connect-src`/],
  ]) {
    test(`${browser}: a server that gives ${what} is named with the likely cause`, async () => {
      const { result } = await open(`${origin}/fails.html`);
      assert.equal(result.url, `${origin}${PKG}/atlas_integrations_bg.wasm`);
      assert.equal(result.status, status);
      assert.match(result.message, cause);
      assert.ok(result.message.includes(result.url));
    });
  }

  test(`${browser}: a failed load can be tried again`, async () => {
    let asked = 0;
    const flaky = await site(undefined, () => (asked++ === 0 ? new Response("busy", { status: 503 }) : undefined));
    assert.deepEqual((await open(`${flaky}/again.html`)).result, { failed: [503, 503], ready: true });
    assert.equal(asked, 2);
  });
}
