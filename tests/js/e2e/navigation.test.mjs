// Addresses, back and forward, the keyboard alone, and where the focus is after each step.

import assert from "node:assert/strict";
import { test } from "node:test";
import { announced, heading, openPage, until } from "./chromium.mjs";
import { view, wholeView } from "./made-up.mjs";
import { EMPTY, GROUP, INTEGRATION_TYPES, linkTo, openSite, VERSIONS } from "./site.mjs";

const overview = linkTo();
const hash = (page) => page.evaluate(() => location.hash);
const focused = (page) => page.evaluate(() => document.activeElement.textContent.trim());

for (const [version, { INTEGRATION_TYPES, describeIntegration }] of Object.entries(VERSIONS)) {
  test(`${version}: each service has an address of its own`, async (t) => {
    const page = await openPage(await openSite(t), linkTo(undefined, version));
    for (const type of INTEGRATION_TYPES) {
      const { service, status } = describeIntegration(type);
      await page.goto(page.url().replace(/#.*/, linkTo(type, version)));
      await heading(page, service);
      assert.equal(await page.title(), `${service} · Atlas integrations`);
      // A retired service has a notice above its form.
      assert.equal(await page.locator(".notice-warning").count(), status === "current" ? 0 : 1, service);
    }
  });
}

for (const address of [linkTo("DATADOG_LOGS"), `${linkTo("DATADOG")}/projects`, linkTo("PROMETHEUS", "v1.0")]) {
  test(`${address}, which the project does not have, is told, with a way on`, async (t) => {
    const page = await openPage(await openSite(t), address);
    await heading(page, "Not found");
    await page.locator("main").getByRole("link").waitFor();
  });
}

for (const [what, address, title] of [
  ["a service that can’t be", `${overview}/datadog`, "Not found"],
  ["a page that is not there", "#/somewhere", "Not found"],
  ["an address with a broken escape", "#/group/%E0%A4%A", "Not a project’s ID"],
  ["a project’s id that is none", "#/group/my-project", "Not a project’s ID"],
  ["no project", "", "Open a project"],
]) {
  test(`${what} is told, with a way on`, async (t) => {
    const site = await openSite(t);
    const page = await openPage(site, address);
    await heading(page, title);
    await page.locator("main").locator("a, button").first().waitFor();
    assert.equal(site.sent("GET").length, 0);
  });
}

test("the sections of the overview: configured, available, deprecated or retired", async (t) => {
  const page = await openPage(await openSite(t, { views: [view("DATADOG"), view("FLOWDOCK")] }));
  const names = (section) => page.getByRole("region", { name: section }).getByRole("heading", { level: 3 }).allInnerTexts();
  await page.getByRole("region", { name: "Configured" }).waitFor();
  assert.deepEqual(await names("Configured"), ["Datadog", "Flowdock"]);
  assert.deepEqual(await names("Available"), ["PagerDuty", "Slack", "Opsgenie", "VictorOps", "Webhook", "Microsoft Teams", "Prometheus"]);
  assert.deepEqual(await names("Deprecated or retired"), ["New Relic"]);
});

test("an empty project says so, and what can be set up", async (t) => {
  const page = await openPage(await openSite(t), `#/group/${EMPTY}`);
  await page.getByText("No service is configured yet").waitFor();
  assert.equal(await page.locator(".card").count(), INTEGRATION_TYPES.length);
});

test("back and forward go through what was seen, with the focus on the heading", async (t) => {
  const page = await openPage(await openSite(t));
  await page.getByRole("link", { name: "Datadog" }).click();
  await heading(page, "Datadog");
  assert.equal(await focused(page), "Datadog");
  await page.goBack();
  await heading(page, "Integrations");
  assert.equal(await focused(page), "Integrations");
  await page.goForward();
  await heading(page, "Datadog");
});

test("another project is another list", async (t) => {
  const site = await openSite(t, { views: [view("DATADOG")] });
  const page = await openPage(site);
  await page.getByRole("region", { name: "Configured" }).waitFor();
  await page.getByRole("link", { name: "Change project" }).click();
  await page.getByLabel("Project ID").fill(EMPTY);
  await page.keyboard.press("Enter");
  await page.getByText("No service is configured yet").waitFor();
  assert.equal(await hash(page), `#/group/${EMPTY}`);
});

test("what was entered is not lost to the back button unless one says so", async (t) => {
  const page = await openPage(await openSite(t));
  await page.getByRole("link", { name: "PagerDuty" }).click();
  await page.getByLabel("Service key", { exact: true }).fill("made-up");
  await page.goBack();
  const dialog = page.getByRole("dialog", { name: "Discard your changes?" });
  await dialog.getByRole("button", { name: "Keep editing" }).click();
  assert.equal(await hash(page), `${overview}/PAGER_DUTY`);
  assert.equal(await page.getByLabel("Service key", { exact: true }).inputValue(), "made-up");
  await page.getByRole("link", { name: "Cancel" }).click();
  await dialog.getByRole("button", { name: "Discard" }).click();
  await heading(page, "Integrations");
  assert.equal(await hash(page), overview);
});

test("leaving while something is sent stops it, and its answer takes nobody away", async (t) => {
  const site = await openSite(t, { emulator: { faults: [{ when: { operation: "create" }, delayMs: 60_000 }] } });
  const page = await openPage(site);
  await page.getByRole("link", { name: "PagerDuty" }).click();
  await page.getByLabel("Service key", { exact: true }).fill(view("PAGER_DUTY").serviceKey);
  await page.getByRole("button", { name: "Set up" }).click();
  await page.getByRole("button", { name: "Stop" }).waitFor();
  await page.goBack();
  await page.getByRole("button", { name: "Discard" }).click();
  await page.locator(".card a").first().waitFor();
  await until(() => site.sent("POST").every(({ status }) => status !== undefined), "the request to end at Atlas");
  await page.getByRole("link", { name: "Datadog" }).click();
  await heading(page, "Datadog");
  assert.equal(site.stored("PAGER_DUTY"), undefined);
});

test("the back button closes a question with the view that it is about", async (t) => {
  const site = await openSite(t, { views: [view("DATADOG")] });
  const page = await openPage(site);
  await page.getByRole("link", { name: "Datadog" }).click();
  await page.getByRole("button", { name: "Delete" }).click();
  await page.getByRole("dialog").waitFor();
  await page.goBack();
  await page.locator(".card a").first().waitFor();
  assert.equal(await page.getByRole("dialog").count(), 0);
  assert.equal(site.sent("DELETE").length, 0);
});

test("what was entered is not lost to a reload unless one says so", async (t) => {
  const page = await openPage(await openSite(t), `${overview}/PAGER_DUTY`);
  const asked = [];
  page.on("dialog", (dialog) => {
    asked.push(dialog.type());
    dialog.accept();
  });
  await page.getByLabel("Service key", { exact: true }).pressSequentially("made-up");
  await page.reload();
  await heading(page, "PagerDuty");
  assert.deepEqual(asked, ["beforeunload"]);
  // Nothing is kept anywhere, and an untouched form asks nothing.
  assert.equal(await page.getByLabel("Service key", { exact: true }).inputValue(), "");
  await page.reload();
  assert.deepEqual(asked, ["beforeunload"]);
});

test("a form that is back at what Atlas has asks nothing", async (t) => {
  const page = await openPage(await openSite(t, { views: [view("SLACK")] }), `${overview}/SLACK`);
  await page.getByLabel("Team name").fill("Other");
  await page.getByLabel("Team name").fill(view("SLACK").teamName);
  await page.getByRole("link", { name: "All integrations" }).click();
  await heading(page, "Integrations");
});

/** Presses Tab until the focus is on what is wanted, as one does. */
async function tabTo(page, name) {
  for (let pressed = 0; pressed < 40; pressed++) {
    await page.keyboard.press("Tab");
    const label = await page.evaluate(() => {
      const { activeElement: element } = document;
      return element.getAttribute("aria-label") ?? element.labels?.[0]?.textContent ?? element.textContent.trim();
    });
    if (label === name) return;
  }
  throw new Error(`Tab does not reach ${name}`);
}

test("the whole way with the keyboard alone", async (t) => {
  const site = await openSite(t, { views: [view("DATADOG")] });
  const page = await openPage(site);
  await page.locator(".card a").first().waitFor();
  await tabTo(page, "Datadog");
  await page.keyboard.press("Enter");
  await heading(page, "Datadog");
  await tabTo(page, "Replace API key");
  await page.keyboard.press("Space");
  await page.keyboard.type(view("DATADOG", 1).apiKey);
  await tabTo(page, "Region");
  await page.keyboard.press("ArrowDown");
  await tabTo(page, "Save changes");
  await page.keyboard.press("Enter");
  await announced(page, "Datadog is saved.");
  assert.deepEqual(site.stored("DATADOG"), wholeView("v2", "DATADOG", 1));
  await tabTo(page, "Datadog");
  await page.keyboard.press("Enter");
  await tabTo(page, "Delete");
  await page.keyboard.press("Enter");
  // A question that deletes does not have its yes under the Enter key, and Escape gives the focus back.
  await page.getByRole("dialog").waitFor();
  await until(async () => (await focused(page)) === "Cancel", "the focus on Cancel");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  assert.equal(await focused(page), "Delete");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor();
  await tabTo(page, "Delete");
  await page.keyboard.press("Enter");
  await announced(page, "Datadog is deleted.");
});

test("the first Tab offers to skip to the content", async (t) => {
  const page = await openPage(await openSite(t));
  await page.locator(".card a").first().waitFor();
  await page.keyboard.press("Tab");
  assert.equal(await focused(page), "Skip to the content");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  assert.equal(await focused(page), "Refresh");
});
