// Every service in both versions of the API, the whole way: set up, seen as a card, changed although its secrets are masked, deleted.

import assert from "node:assert/strict";
import { test } from "node:test";
import { announced, enter, fieldOf, fill, heading, openPage } from "./chromium.mjs";
import { isGuarded, wholeView } from "./made-up.mjs";
import { linkTo, openSite, VERSIONS } from "./site.mjs";

const card = (page, type) => page.locator(`.card[data-type="${type}"]`);

/** The last characters that stay readable: of secrets with 16 characters or more, and never of a URL. */
const tail = (value) => value.slice(-4);

for (const [version, { INTEGRATION_TYPES, describeIntegration, jsonSchema }] of Object.entries(VERSIONS)) {
  for (const type of INTEGRATION_TYPES) {
    const description = describeIntegration(type);
    const { service, fields } = description;
    const link = linkTo(type, version);
    const view = (which = 0) => wholeView(version, type, which);
    /** Atlas never shows the others, not even masked. */
    const isReturned = ({ name }) => name in jsonSchema(type, { view: "returned" }).properties;

    test(`${version}, ${service}: is set up with what was entered, and shown without its secrets`, async (t) => {
      const site = await openSite(t);
      const page = await openPage(site, linkTo(undefined, version));
      await card(page, type).getByRole("link", { name: service }).click();
      await heading(page, service);
      await fill(page, description, view());
      const curl = await page.locator(".curl").innerText();
      assert.ok(curl.includes(`/api/atlas/${version}/groups/`), curl);
      await page.getByRole("button", { name: "Set up" }).click();
      await heading(page, "Integrations");
      await announced(page, `${service} is set up.`);
      assert.deepEqual(site.stored(type), view());
      assert.equal(site.sent("POST").length, 1);
      await card(page, type).getByText("Configured", { exact: true }).waitFor();
      const shown = (await page.content()) + curl;
      for (const field of fields.filter(isGuarded)) assert.ok(!shown.includes(view()[field.name]), `${field.name} is in the page`);
      for (const field of fields.filter(({ secret }) => secret).filter(isReturned)) {
        await card(page, type).getByText(`Set, ends in ${tail(view()[field.name])}`).first().waitFor();
      }
    });

    test(`${version}, ${service}: a masked secret is shown as set, has to be entered again, and is then saved`, async (t) => {
      const site = await openSite(t, { views: [view()] });
      const page = await openPage(site, link);
      await heading(page, service);
      for (const field of fields.filter(isGuarded)) {
        await fieldOf(page, field.name).getByText("Set", { exact: false }).first().waitFor();
        assert.equal(await fieldOf(page, field.name).locator("input, textarea").count(), 0, "an input where the value is only set");
      }
      const masked = fields.filter(isGuarded);
      const edited = fields.find((field) => !isGuarded(field)) ?? masked[0];
      const missing = masked.find((field) => field !== edited);
      if (missing) {
        await enter(page, edited, view(1)[edited.name]);
        await page.getByRole("button", { name: "Save changes" }).click();
        // Nothing is sent with a mask in it: the first masked value is asked for, and has the focus.
        await fieldOf(page, missing.name).getByText(/Enter it again: Atlas keeps it hidden/).waitFor();
        assert.equal(await page.evaluate(() => document.activeElement.name), missing.name);
        assert.equal(site.sent("PUT").length, 0);
      }
      await fill(page, description, view(1));
      await page.getByRole("button", { name: "Save changes" }).click();
      await heading(page, "Integrations");
      await announced(page, `${service} is saved.`);
      assert.deepEqual(site.stored(type), view(1));
      assert.equal(site.sent("PUT").length, 1);
    });

    test(`${version}, ${service}: is deleted, but only after a question`, async (t) => {
      const site = await openSite(t, { views: [view()] });
      const page = await openPage(site, link);
      await page.getByRole("button", { name: "Delete" }).click();
      const dialog = page.getByRole("dialog", { name: `Delete the ${service} integration?` });
      await dialog.getByRole("button", { name: "Cancel" }).click();
      await dialog.waitFor({ state: "detached" });
      assert.equal(site.sent("DELETE").length, 0);
      await page.getByRole("button", { name: "Delete" }).click();
      await dialog.getByRole("button", { name: "Delete" }).click();
      await heading(page, "Integrations");
      await announced(page, `${service} is deleted.`);
      assert.equal(site.stored(type), undefined);
      const status = description.status === "current" ? "Not configured" : description.status === "retired" ? "Retired" : "Deprecated";
      await card(page, type).getByText(status, { exact: true }).waitFor();
    });
  }
}
