// "Other projects": which of those that the key sees do not have an integration or differ, and applying it to chosen ones.

import assert from "node:assert/strict";
import { test } from "node:test";
import { announced, enter, fieldOf, heading, openPage, until } from "./chromium.mjs";
import { view, wholeView } from "./made-up.mjs";
import { PROJECTS } from "./projects.mjs";
import { EMPTY, GROUP, linkTo, openSite } from "./site.mjs";

const DATADOG = `${linkTo("DATADOG")}/projects`;
const KEY = { name: "apiKey", label: "API key", kind: "text" };
const ids = Object.fromEntries(Object.entries(PROJECTS).map(([id, { name }]) => [name, id]));

const openFleet = (t, { proxy, ...more } = {}) => openSite(t, { views: [view("DATADOG")], groups: PROJECTS, proxy: { projects: true, ...proxy }, ...more });
const compareButton = (page) => page.getByRole("button", { name: "Compare projects" });
const row = (page, name) => page.locator(`.project[data-group="${ids[name]}"]`);
const names = (page, group) => page.getByRole("region", { name: group, exact: true }).locator(".project-name").allInnerTexts();

async function compared(site) {
  const page = await openPage(site, DATADOG);
  await enter(page, KEY, view("DATADOG").apiKey);
  await compareButton(page).click();
  await page.locator(".projects").first().waitFor();
  return page;
}

async function applied(page, count) {
  await page.getByRole("button", { name: `Apply to ${count}` }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Apply" }).click();
}

test("the way to it is on the page of an integration that is set up", async (t) => {
  const page = await openPage(await openFleet(t), linkTo("DATADOG"));
  await page.getByRole("link", { name: "Other projects" }).click();
  await heading(page, "Datadog in other projects");
  assert.equal(await page.evaluate(() => location.hash), DATADOG);
  await page.getByRole("link", { name: "Datadog", exact: true }).click();
  await heading(page, "Datadog");
  await page.goto(page.url().replace(/#.*/, linkTo("SLACK")));
  await heading(page, "Slack");
  assert.equal(await page.getByRole("link", { name: "Other projects" }).count(), 0);
});

test("version 1.0 has none", async (t) => {
  const page = await openPage(await openFleet(t), linkTo("DATADOG", "v1.0"));
  await page.getByRole("button", { name: "Save changes" }).waitFor();
  assert.equal(await page.getByRole("link", { name: "Other projects" }).count(), 0);
  await page.goto(`${page.url()}/projects`);
  await heading(page, "Not found");
});

test("a secret has to be entered: the page says so, and asks no project before", async (t) => {
  const site = await openFleet(t);
  const page = await openPage(site, DATADOG);
  await page.getByText(/a mask can’t be sent\. Enter the real API key/).waitFor();
  await compareButton(page).click();
  await fieldOf(page, "apiKey").getByText(/Enter it again/).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.name), "apiKey");
  assert.equal(site.sent("GET").length, 1);
});

test("the other projects by how they stand: one request each, what differs by its label, and nothing is sent", async (t) => {
  const site = await openFleet(t);
  const page = await compared(site);
  assert.deepEqual(await names(page, "Not set up"), ["Analytics", "Data platform", "Project 2"]);
  assert.deepEqual(await names(page, "Different"), ["Checkout", "Fraud detection"]);
  assert.deepEqual(await names(page, "The same"), ["Billing", "Search"]);
  await row(page, "Checkout").getByText("Differs in API key.").waitFor();
  await row(page, "Fraud detection").getByText("Differs in region and send database metrics.").waitFor();
  await announced(page, "7 projects: 3 without it, 2 different, and 2 the same.");
  assert.equal(await page.locator(`[data-group="${GROUP}"]`).count(), 0);
  // The project's own list, the list of projects, and seven more.
  assert.equal(site.sent("GET").length, 9);
  assert.equal(site.sent("PUT").length + site.sent("POST").length, 0);
  assert.ok(!(await page.content()).includes(view("DATADOG").apiKey));
});

test("it is applied to the chosen projects and to no other, after a question, and each outcome is shown", async (t) => {
  const site = await openFleet(t);
  const page = await compared(site);
  const apply = page.getByRole("button", { name: /^Apply/ });
  assert.ok(await apply.isDisabled());
  await page.getByLabel("Analytics").check();
  await page.getByLabel("Checkout").check();
  await apply.click();
  const dialog = page.getByRole("dialog", { name: "Apply Datadog to 2 projects?" });
  await dialog.getByText("It is set up in 1 project. It replaces what 1 project has now").waitFor();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  assert.equal(site.sent("PUT").length + site.sent("POST").length, 0);
  await applied(page, "2 projects");
  await announced(page, "2 done.");
  for (const name of ["Analytics", "Checkout"]) {
    await row(page, name).getByText("Done", { exact: true }).waitFor();
    assert.equal(await row(page, name).getByRole("checkbox").count(), 0);
    assert.equal(site.stored("DATADOG", ids[name]).apiKey, view("DATADOG").apiKey);
  }
  assert.equal(site.stored("DATADOG", ids["Data platform"]), undefined);
  assert.equal(site.stored("DATADOG", ids["Fraud detection"]).region, "EU");
  assert.deepEqual([site.sent("POST").length, site.sent("PUT").length], [1, 1]);
  await compareButton(page).click();
  await announced(page, "7 projects: 2 without it, 1 different, and 4 the same.");
});

test("all that do not have it are selected at once, and none again", async (t) => {
  const page = await compared(await openFleet(t));
  await page.getByRole("button", { name: "Select all that do not have it" }).click();
  await page.getByRole("button", { name: "Apply to 3 projects" }).waitFor();
  await page.getByRole("button", { name: "Select none that do not have it" }).click();
  await page.getByText("Select the projects to apply it to.").waitFor();
});

test("one project’s failure is told at that project, with its reason, and the others are done; it can be tried again", async (t) => {
  const site = await openFleet(t);
  site.emulator.addFault({ when: { operation: "create", groupId: ids.Analytics }, status: 403 });
  const page = await compared(site);
  await page.getByRole("button", { name: "Select all that do not have it" }).click();
  await applied(page, "3 projects");
  await announced(page, "2 done and 1 failed.");
  await row(page, "Analytics").getByText("Failed", { exact: true }).waitFor();
  await row(page, "Analytics").getByText(/^Not allowed\. .*HTTP 403/).waitFor();
  assert.equal(site.stored("DATADOG", ids.Analytics), undefined);
  await applied(page, "1 project");
  await announced(page, "1 done.");
  assert.equal(site.stored("DATADOG", ids.Analytics).apiKey, view("DATADOG").apiKey);
});

test("what somebody else has changed since the comparison is not overwritten", async (t) => {
  const site = await openFleet(t);
  const page = await compared(site);
  const { apiKey } = view("DATADOG", 1);
  const body = JSON.stringify({ results: [{ type: "DATADOG", id: "64a1b2c3d4e5f60700000009", apiKey: "*".repeat(28) + "ffff", region: "EU" }], links: [], totalCount: 1 });
  site.emulator.addFault({ when: { operation: "list", groupId: ids.Checkout }, body });
  await page.getByLabel("Checkout").check();
  await applied(page, "1 project");
  await row(page, "Checkout").getByText(/Somebody has changed it since the comparison/).waitFor();
  assert.equal(site.stored("DATADOG", ids.Checkout).apiKey, apiKey);
  assert.equal(site.sent("PUT").length, 0);
});

test("it tells how far it is, can be stopped, and then says which projects were reached", async (t) => {
  const site = await openFleet(t);
  site.emulator.addFault({ when: { operation: "update", groupId: ids["Fraud detection"] }, delayMs: 60_000 });
  const page = await compared(site);
  await page.getByRole("button", { name: "Select all that do not have it" }).click();
  await page.getByRole("button", { name: "Select all that differ" }).click();
  await applied(page, "5 projects");
  await page.getByText("4 of 5 projects").waitFor();
  // Each outcome is shown at once, not only at the end.
  for (const name of ["Analytics", "Data platform", "Checkout"]) await row(page, name).getByText("Done", { exact: true }).waitFor();
  const bar = page.getByRole("progressbar", { name: "Projects that have been through" });
  assert.deepEqual(await bar.evaluate(({ value, max }) => [value, max]), [4, 5]);
  await page.getByRole("button", { name: "Stop" }).click();
  await announced(page, /^4 done and 1 (failed|not reached)\.$/);
  await row(page, "Fraud detection").getByText("Stopped before it was known to be through.").waitFor();
  assert.equal(site.stored("DATADOG", ids.Analytics).apiKey, view("DATADOG").apiKey);
});

test("leaving while it is applied asks first, and then ends it", async (t) => {
  const site = await openFleet(t);
  site.emulator.addFault({ when: { operation: "create" }, delayMs: 60_000, times: Infinity });
  const page = await compared(site);
  await page.getByLabel("Analytics").check();
  await applied(page, "1 project");
  await page.getByRole("button", { name: "Stop" }).waitFor();
  await page.getByRole("link", { name: "Datadog", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Stop applying?" });
  await dialog.getByRole("button", { name: "Go on" }).click();
  await heading(page, "Datadog in other projects");
  await page.getByRole("link", { name: "Datadog", exact: true }).click();
  await dialog.getByRole("button", { name: "Stop and leave" }).click();
  await heading(page, "Datadog");
  await until(() => site.sent("POST").every(({ status }) => status !== undefined), "the request to end at Atlas");
  assert.equal(site.stored("DATADOG", ids.Analytics), undefined);
});

test("the comparison can be stopped", async (t) => {
  const site = await openFleet(t);
  site.emulator.addFault({ when: { operation: "list", groupId: ids.Search }, delayMs: 60_000 });
  const page = await openPage(site, DATADOG);
  await enter(page, KEY, view("DATADOG").apiKey);
  await compareButton(page).click();
  await page.getByText("Read 6 of 7 projects…").waitFor();
  await page.getByRole("button", { name: "Stop" }).click();
  await compareButton(page).waitFor();
  assert.equal(await page.locator(".projects").count(), 0);
});

test("a change in the form takes the comparison away: it was about something else", async (t) => {
  const page = await compared(await openFleet(t));
  await page.getByLabel("Region").selectOption("EU");
  await page.locator(".projects").first().waitFor({ state: "detached" });
  await page.getByText("Not as in this project: region.").waitFor();
  await compareButton(page).click();
  await page.locator(".projects").first().waitFor();
  assert.deepEqual(await names(page, "The same"), []);
});

test("a project that can’t be read is told apart, with the reason", async (t) => {
  const site = await openFleet(t);
  site.emulator.addFault({ when: { operation: "list", groupId: ids.Search }, status: 403, times: Infinity });
  const page = await compared(site);
  assert.deepEqual(await names(page, "Could not be read"), ["Search"]);
  await row(page, "Search").getByText(/^Not allowed\./).waitFor();
  assert.equal(await row(page, "Search").getByRole("checkbox").count(), 0);
});

test("what Atlas never shows counts as the same, unless one wants it to be sent", async (t) => {
  const prometheus = wholeView("v2", "PROMETHEUS");
  const groups = { [ids.Analytics]: { name: "Analytics", integrations: [{ ...prometheus, password: "made-up-another-password" }] } };
  const site = await openSite(t, { views: [prometheus], groups, proxy: { projects: true, allowGroups: [GROUP, ids.Analytics] } });
  const page = await openPage(site, `${linkTo("PROMETHEUS")}/projects`);
  await enter(page, { name: "password", label: "Password", kind: "text" }, prometheus.password);
  await compareButton(page).click();
  await page.getByText("Atlas shows nothing of the password, so that counts as the same.").waitFor();
  assert.deepEqual(await names(page, "The same"), ["Analytics"]);
  assert.equal(await page.getByRole("button", { name: /^Apply/ }).count(), 0);
  await page.getByRole("button", { name: "Count it as different" }).click();
  await page.getByLabel("Analytics").check();
  await row(page, "Analytics").getByText("Can’t be compared: password.").waitFor();
  await applied(page, "1 project");
  await announced(page, "1 done.");
  assert.equal(site.stored("PROMETHEUS", ids.Analytics).password, prometheus.password);
});

test("secrets that come in clear need not be entered", async (t) => {
  const page = await openPage(await openFleet(t, { emulator: { maskSecrets: false } }), DATADOG);
  await compareButton(page).waitFor();
  assert.equal(await page.getByText(/a mask can’t be sent/).count(), 0);
  await compareButton(page).click();
  await page.locator(".projects").first().waitFor();
  assert.deepEqual(await names(page, "The same"), ["Billing", "Search"]);
});

test("a proxy that does not list projects is told, with what to do", async (t) => {
  const page = await openPage(await openFleet(t, { proxy: { projects: false } }), DATADOG);
  await enter(page, KEY, view("DATADOG").apiKey);
  await compareButton(page).click();
  await page.getByRole("group", { name: "The proxy does not list projects" }).waitFor();
});

test("a key that sees no other project is told", async (t) => {
  const page = await openPage(await openFleet(t, { proxy: { allowGroups: [GROUP] } }), DATADOG);
  await enter(page, KEY, view("DATADOG").apiKey);
  await compareButton(page).click();
  await page.getByText("The proxy’s key sees no project but this one.").waitFor();
});

test("with the keyboard alone: the focus goes to what was found, and to the way out while it is sent", async (t) => {
  const site = await openFleet(t, { proxy: { allowGroups: [GROUP, EMPTY] } });
  const page = await openPage(site, DATADOG);
  await page.getByRole("button", { name: "Replace API key" }).press("Enter");
  await page.keyboard.type(view("DATADOG").apiKey);
  await page.keyboard.press("Enter");
  await until(() => page.evaluate(() => document.activeElement.textContent === "1 project"), "the focus on the heading");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await announced(page, "1 done.");
  assert.equal(site.stored("DATADOG", EMPTY).apiKey, view("DATADOG").apiKey);
});
