// What version 2 adds to forms: switches, texts of several lines, and a secret that Atlas never shows.

import assert from "node:assert/strict";
import { test } from "node:test";
import { announced, fieldOf, fill, heading, openPage } from "./chromium.mjs";
import { view, wholeView } from "./made-up.mjs";
import { describeIntegration, linkTo, openSite } from "./site.mjs";

const toggle = (page, name) => page.getByRole("switch", { name, exact: true });

test("a boolean is a switch: by its label, by the mouse, by the keyboard, and said in words", async (t) => {
  const page = await openPage(await openSite(t), linkTo("DATADOG"));
  const metrics = toggle(page, "Send database metrics");
  await metrics.waitFor();
  const said = () => fieldOf(page, "sendDatabaseMetrics").locator(".switch-said").innerText();
  assert.deepEqual([await metrics.isChecked(), await said()], [false, "Off"]);
  await page.getByText("Send database metrics", { exact: true }).click();
  assert.deepEqual([await metrics.isChecked(), await said()], [true, "On"]);
  await metrics.click();
  assert.equal(await metrics.isChecked(), false);
  await metrics.press("Space");
  assert.equal(await metrics.isChecked(), true);
  const described = await metrics.evaluate((input) => document.getElementById(input.getAttribute("aria-describedby").split(" ")[0]).textContent);
  assert.match(described, /^Whether to send database metrics\./);
});

test("a switch that is left as it is is not sent, and one that is back at where it was is no change", async (t) => {
  const site = await openSite(t);
  const page = await openPage(site, linkTo("DATADOG"));
  await fill(page, describeIntegration("DATADOG"), view("DATADOG"));
  await toggle(page, "Send sharding metrics").check();
  await page.locator(".curl").getByText('"sendShardingMetrics":true').waitFor();
  await toggle(page, "Send sharding metrics").uncheck();
  await toggle(page, "Send query shape metrics").check();
  assert.doesNotMatch(await page.locator(".curl").innerText(), /sendShardingMetrics/);
  await page.getByRole("button", { name: "Set up" }).click();
  await announced(page, "Datadog is set up.");
  assert.deepEqual(site.stored("DATADOG"), { ...view("DATADOG"), sendQueryStatsMetrics: true });
  await page.getByRole("link", { name: "Datadog" }).click();
  await toggle(page, "Send query shape metrics").uncheck();
  await page.getByText("Changed: send query shape metrics.").waitFor();
  await toggle(page, "Send query shape metrics").check();
  await page.getByText("Changed:").waitFor({ state: "detached" });
  await page.getByRole("link", { name: "Cancel" }).click();
  await heading(page, "Integrations");
});

test("a switch that must be sent is off until it is switched on, and sent as it is shown", async (t) => {
  const site = await openSite(t);
  const page = await openPage(site, linkTo("PROMETHEUS"));
  const { enabled: _, ...rest } = view("PROMETHEUS");
  await fill(page, describeIntegration("PROMETHEUS"), rest);
  assert.equal(await toggle(page, "Enabled").isChecked(), false);
  await page.getByRole("button", { name: "Set up" }).click();
  await announced(page, "Prometheus is set up.");
  assert.deepEqual(site.stored("PROMETHEUS"), { type: "PROMETHEUS", ...rest, enabled: false });
});

test("an untouched form with switches asks nothing when it is left", async (t) => {
  const page = await openPage(await openSite(t), linkTo("PROMETHEUS"));
  await toggle(page, "Enabled").check();
  await toggle(page, "Enabled").uncheck();
  await page.getByRole("link", { name: "Cancel" }).click();
  await heading(page, "Integrations");
});

test("a template keeps its lines", async (t) => {
  const site = await openSite(t);
  const page = await openPage(site, linkTo("WEBHOOK"));
  const { url, bodyTemplate } = wholeView("v2", "WEBHOOK");
  await page.getByLabel("URL", { exact: true }).fill(url);
  const body = page.getByLabel("Body template", { exact: true });
  assert.equal(await body.evaluate((element) => element.tagName), "TEXTAREA");
  await body.fill(bodyTemplate);
  assert.ok(bodyTemplate.includes("\n"));
  assert.equal(await page.getByLabel("Secret", { exact: true }).getAttribute("type"), "password");
  await page.getByRole("button", { name: "Set up" }).click();
  await announced(page, "Webhook is set up.");
  assert.deepEqual(site.stored("WEBHOOK"), { type: "WEBHOOK", url, bodyTemplate });
  await page.getByRole("link", { name: "Webhook" }).click();
  await page.getByRole("button", { name: "Replace Body template" }).click();
  assert.equal(await body.inputValue(), "");
  assert.ok(!(await page.content()).includes("${eventType}"));
});

test("a secret that Atlas never shows counts as set, and has to be entered again with every change", async (t) => {
  const site = await openSite(t, { views: [view("PROMETHEUS")] });
  const page = await openPage(site, linkTo("PROMETHEUS"));
  await fieldOf(page, "password").getByText("Set, and never shown").waitFor();
  await toggle(page, "Enabled").uncheck();
  await page.getByRole("button", { name: "Save changes" }).click();
  await fieldOf(page, "password").getByText(/Enter it again/).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.name), "password");
  assert.equal(site.sent("PUT").length, 0);
  await page.getByLabel("Password", { exact: true }).fill(view("PROMETHEUS", 1).password);
  await page.getByRole("button", { name: "Save changes" }).click();
  await announced(page, "Prometheus is saved.");
  const { enabled, password } = site.stored("PROMETHEUS");
  assert.deepEqual([enabled, password], [false, view("PROMETHEUS", 1).password]);
});
