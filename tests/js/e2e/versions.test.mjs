// Version 2 of the API unless the address says otherwise, the switch to version 1.0, and what one of them can't send: it can be looked at and
// deleted, and the page says why it can't be changed.

import assert from "node:assert/strict";
import { test } from "node:test";
import { announced, enter, heading, openPage } from "./chromium.mjs";
import { STRANGER, view, wholeView } from "./made-up.mjs";
import { GROUP, linkTo, openSite, VERSIONS } from "./site.mjs";

const card = (page, type) => page.locator(`.card[data-type="${type}"]`);
const hash = (page) => page.evaluate(() => location.hash);
const current = (page) => page.locator('.segment[aria-current="true"]').innerText();
const paths = (site) => new Set(site.emulator.state().requests.map(({ path }) => path.split("/")[3]));

test("the page speaks version 2, and says what the other one is", async (t) => {
  const site = await openSite(t, { views: [view("DATADOG")] });
  const page = await openPage(site);
  await card(page, "DATADOG").waitFor();
  assert.deepEqual(await page.locator(".card").count(), VERSIONS.v2.INTEGRATION_TYPES.length);
  assert.equal(await current(page), "Version 2");
  assert.match(await page.locator("footer").innerText(), /Version 1\.0 is the older one: MongoDB has deprecated it and still serves it\. Only it has Flowdock\./);
  assert.deepEqual(paths(site), new Set(["v2"]));
});

test("the switch leads to version 1.0, where a reload stays, every link stays, and the switch leads back", async (t) => {
  const site = await openSite(t, { views: [view("DATADOG")] });
  const page = await openPage(site);
  await card(page, "DATADOG").waitFor();
  await page.getByRole("navigation", { name: "Version of the API" }).getByRole("link", { name: "Version 1.0" }).click();
  await card(page, "FLOWDOCK").waitFor();
  assert.equal(await hash(page), `#/v1.0/group/${GROUP}`);
  await page.reload();
  await card(page, "FLOWDOCK").waitFor();
  assert.equal(await current(page), "Version 1.0");
  assert.match(await page.locator("footer").innerText(), /It can’t send Microsoft Teams and Prometheus, nor the newer settings/);
  assert.equal(await page.locator(".card").count(), VERSIONS["v1.0"].INTEGRATION_TYPES.length);
  await page.getByRole("link", { name: "Datadog" }).click();
  await heading(page, "Datadog");
  assert.equal(await hash(page), `#/v1.0/group/${GROUP}/DATADOG`);
  assert.equal(await page.getByRole("switch").count(), 0);
  await enter(page, { name: "apiKey", label: "API key" }, view("DATADOG", 1).apiKey);
  await page.getByRole("button", { name: "Save changes" }).click();
  await announced(page, "Datadog is saved.");
  assert.equal(await hash(page), `#/v1.0/group/${GROUP}`);
  assert.match(site.sent("PUT")[0].path, /^\/api\/atlas\/v1\.0\//);
  await page.getByRole("link", { name: "Datadog" }).click();
  await page.getByRole("link", { name: "Version 2" }).click();
  await page.getByRole("switch", { name: "Send database metrics" }).waitFor();
  assert.equal(await hash(page), linkTo("DATADOG"));
  await page.getByRole("link", { name: "Change project" }).click();
  assert.equal(await hash(page), "#/");
});

test("what was entered is not lost to the switch unless one says so", async (t) => {
  const page = await openPage(await openSite(t), linkTo("PAGER_DUTY"));
  await page.getByLabel("Service key", { exact: true }).fill("made-up");
  await page.getByRole("link", { name: "Version 1.0" }).click();
  const dialog = page.getByRole("dialog", { name: "Discard your changes?" });
  await dialog.getByRole("button", { name: "Keep editing" }).click();
  assert.equal(await page.getByLabel("Service key", { exact: true }).inputValue(), "made-up");
  await page.getByRole("link", { name: "Version 1.0" }).click();
  await dialog.getByRole("button", { name: "Discard" }).click();
  await page.waitForFunction(() => location.hash.startsWith("#/v1.0/"));
});

test("the project is asked for in the version of the address", async (t) => {
  const page = await openPage(await openSite(t), "#/v1.0");
  await page.getByLabel("Project ID").fill(GROUP);
  await page.keyboard.press("Enter");
  await card(page, "FLOWDOCK").waitFor();
  assert.equal(await hash(page), `#/v1.0/group/${GROUP}`);
});

for (const [version, type, service, other] of [
  ["v2", "FLOWDOCK", "Flowdock", "version 1.0"],
  ["v1.0", "PROMETHEUS", "Prometheus", "version 2"],
  ["v1.0", "MICROSOFT_TEAMS", "Microsoft Teams", "version 2"],
]) {
  test(`${version}: ${service} can be looked at, not edited, with the way to the version that can, and be deleted`, async (t) => {
    const site = await openSite(t, { views: [view(type)] });
    const page = await openPage(site, linkTo(undefined, version));
    await card(page, type).getByText(`Only ${other} of the API can change it.`).waitFor();
    await card(page, type).getByRole("link", { name: service }).click();
    await heading(page, service);
    await page.getByText(`Only ${other} of the API can set up or change ${service}.`).waitFor();
    assert.equal(await page.locator("form").count(), 0);
    const shown = await page.content();
    const known = Object.values(VERSIONS).find(({ INTEGRATION_TYPES }) => INTEGRATION_TYPES.includes(type)).describeIntegration(type);
    for (const { name, label, secret, kind } of known.fields) {
      if (secret || kind === "url") assert.ok(!shown.includes(view(type)[name]), `${name} is in the page`);
      if (name in view(type) && name !== "password") await page.locator(".facts").getByText(label, { exact: true }).waitFor();
    }
    await page.getByRole("link", { name: `Open it in ${other}` }).click();
    await page.getByRole("button", { name: "Save changes" }).waitFor();
    await page.goBack();
    await page.getByRole("button", { name: "Delete" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
    await announced(page, `${service} is deleted.`);
    assert.equal(site.stored(type), undefined);
    assert.equal(await card(page, type).count(), 0);
  });
}

for (const version of Object.keys(VERSIONS)) {
  test(`${version}: a type that the package does not know can be looked at, secrets masked, and deleted`, async (t) => {
    const site = await openSite(t, { views: [STRANGER, view("DATADOG")] });
    const page = await openPage(site, linkTo(undefined, version));
    await card(page, STRANGER.type).getByText("This page does not know the type, so it can’t change it.").waitFor();
    await card(page, STRANGER.type).getByRole("link", { name: "Later Service" }).click();
    await heading(page, "Later Service");
    await page.getByText("This page does not know integrations of type LATER_SERVICE").waitFor();
    assert.equal(await page.locator("form, .preview-head").count(), 0);
    const facts = await page.locator(".facts").innerText();
    for (const name of Object.keys(STRANGER).filter((name) => name !== "type")) assert.ok(facts.includes(name), name);
    for (const secret of [STRANGER.token, "made-up-path"]) assert.ok(!(await page.content()).includes(secret), secret);
    await page.getByRole("button", { name: "Delete" }).click();
    await page.getByText("This page can’t set it up again.").waitFor();
    await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
    await announced(page, "Later Service is deleted.");
    assert.equal(site.stored(STRANGER.type), undefined);
    assert.deepEqual(site.stored("DATADOG"), view("DATADOG"));
  });
}

test("an integration without a type is shown, so that nothing seems to be missing", async (t) => {
  const body = JSON.stringify({ results: [{ id: "64a1b2c3d4e5f60700000001" }], links: [], totalCount: 1 });
  const site = await openSite(t, { emulator: { faults: [{ when: { operation: "list" }, body }] } });
  const page = await openPage(site);
  await page.getByRole("heading", { name: "No type" }).waitFor();
  assert.equal(await page.getByRole("region", { name: "Configured" }).getByRole("link").count(), 0);
});

test("a region that only version 2 can send is saved there", async (t) => {
  const site = await openSite(t, { views: [{ ...view("DATADOG"), region: "US5" }] });
  const page = await openPage(site, linkTo("DATADOG"));
  assert.equal(await page.getByLabel("Region").inputValue(), "US5");
  await enter(page, { name: "apiKey", label: "API key" }, view("DATADOG", 1).apiKey);
  await page.getByRole("button", { name: "Save changes" }).click();
  await announced(page, "Datadog is saved.");
  assert.deepEqual([site.stored("DATADOG").region, site.stored("DATADOG").apiKey], ["US5", view("DATADOG", 1).apiKey]);
});

for (const [enabled, said] of [[true, "On"], [false, "Off"]]) {
  test(`a Prometheus that is ${said.toLowerCase()} says so on its card`, async (t) => {
    const page = await openPage(await openSite(t, { views: [{ ...wholeView("v2", "PROMETHEUS"), enabled }] }));
    const row = card(page, "PROMETHEUS").locator("dt", { hasText: "Enabled" });
    assert.equal(await row.locator("+ dd").innerText(), said);
  });
}
