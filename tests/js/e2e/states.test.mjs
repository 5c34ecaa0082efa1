// Each state of the page, in light and dark, on a phone and a desktop: axe finds nothing serious, nothing sticks out at the side, and a
// picture of it is left in target/screenshots.

import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { violations } from "./axe.mjs";
import { openPage } from "./chromium.mjs";
import { openSite } from "./site.mjs";
import { STATES } from "./states.mjs";

const PICTURES = fileURLToPath(new URL("../../../target/screenshots/", import.meta.url));
await mkdir(PICTURES, { recursive: true });

const SIZES = { phone: { width: 375, height: 812 }, desktop: { width: 1280, height: 860 } };
const SCHEMES = ["light", "dark"];

/** How far the page can be moved sideways, which it never should. */
const sideways = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

for (const [name, { hash, site: options, reach }] of Object.entries(STATES)) {
  test(`${name}: accessible and in shape, in light and dark, on phone and desktop`, async (t) => {
    const site = await openSite(t, options);
    const page = await openPage(site, hash);
    await reach(page);
    for (const [size, viewport] of Object.entries(SIZES)) {
      await page.setViewportSize(viewport);
      for (const colorScheme of SCHEMES) {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        await page.screenshot({ path: `${PICTURES}${name}-${size}-${colorScheme}.png`, animations: "disabled", fullPage: true });
        assert.deepEqual(await violations(page), [], `${size}, ${colorScheme}`);
        assert.equal(await sideways(page), 0, `${size}: the page can be moved sideways`);
      }
    }
  });
}

for (const [what, width, size] of [["at 320 pixels", 320, "100%"], ["with text of double size", 640, "200%"]]) {
  for (const name of ["overview", "edit", "set-up-filled", "set-up-switch", "edit-retype", "delete", "unknown", "overview-v1", "projects-compared"]) {
    test(`${name}, ${what}: nothing sticks out at the side`, async (t) => {
      const { hash, site, reach } = STATES[name];
      const page = await openPage(await openSite(t, site), hash);
      await reach(page);
      await page.setViewportSize({ width, height: 800 });
      await page.evaluate((size) => (document.documentElement.style.fontSize = size), size);
      await page.screenshot({ path: `${PICTURES}${name}-${width}.png`, animations: "disabled", fullPage: true });
      assert.equal(await sideways(page), 0);
    });
  }
}
