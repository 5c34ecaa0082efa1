// Many projects from a page, in Chromium and in Firefox: as the admin page does it, with the proxy's place taken by the emulator.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openChromium, openFirefox } from "../package/browsers.mjs";
import { createProject } from "../package/project.mjs";
import { FLEET_EXPECTED, FLEET_SCENARIO } from "../package/scenario.mjs";
import { pageWith, serveSite } from "../package/site.mjs";

const PKG = "/node_modules/atlas-integrations";
const BROWSERS = { Chromium: await openChromium(), Firefox: await openFirefox() };

const project = await createProject({
  "fleet.html": pageWith("fleet.js"),
  "fleet.js": `
    import * as api from "${PKG}/browser.js";
    import * as fleet from "${PKG}/fleet.js";
    ${FLEET_SCENARIO}
    fleetScenario(api, fleet, location.origin).then((result) => { globalThis.result = result; }, (error) => { globalThis.result = { error: String(error && error.stack || error) }; });`,
});
const origin = await serveSite(project.folder);

for (const [browser, open] of Object.entries(BROWSERS)) {
  test(`${browser}: a plan, an apply, and what an abort leaves`, async () => {
    const { result, problems } = await open(`${origin}/fleet.html`);
    assert.deepEqual(result, FLEET_EXPECTED);
    // Browsers log the 401 that carries the digest's challenge.
    assert.deepEqual(problems.filter((text) => !/401/.test(text)), []);
  });
}
