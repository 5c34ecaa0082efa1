// The main paths in stock Firefox, over WebDriver BiDi: set up, edit with a masked secret, a refusal at its field, delete; switches, other
// projects, version 1.0; and axe at the same widths as in Chromium.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import puppeteer from "puppeteer-core";
import { violations } from "./axe.mjs";
import { STRANGER, view, wholeView } from "./made-up.mjs";
import { PROJECTS } from "./projects.mjs";
import { GROUP, linkTo, openSite } from "./site.mjs";

if (!process.env.FIREFOX) throw new Error("FIREFOX must name the browser: run this suite with `cargo xtask test e2e`");
const browser = await puppeteer.launch({ browser: "firefox", executablePath: process.env.FIREFOX, headless: true });
after(() => browser.close());

async function openPage(site, hash) {
  const page = await browser.newPage();
  page.setDefaultTimeout(20_000);
  const problems = [];
  page.on("pageerror", (error) => problems.push(`thrown: ${error.stack ?? error}`));
  page.on("console", (message) => message.type() === "error" && problems.push(`logged: ${message.text()}`));
  page.on("request", (request) => {
    if (new URL(request.url()).origin !== new URL(site.url).origin) problems.push(`asked: ${request.url()}`);
  });
  await page.evaluateOnNewDocument(() => {
    globalThis.violations = [];
    addEventListener("securitypolicyviolation", (event) => globalThis.violations.push(`${event.violatedDirective} ${event.blockedURI}`));
  });
  site.beforeClose(async () => {
    problems.push(...(await page.evaluate(() => globalThis.violations)));
    await page.close();
    assert.deepEqual(problems, [], "the page logged errors, broke its policy or asked another origin");
  });
  await page.goto(`${site.url}/${hash}`);
  return page;
}

const press = (page, name) => page.locator(`::-p-aria([name="${name}"][role="button"])`).click();
/** Not the heading of the outline, which is the same while the view's data is loaded. */
const heading = (page, name) => page.waitForFunction(isShown, {}, name);
const isShown = (name) => !document.querySelector(".skeleton") && [...document.querySelectorAll("h1, h2")].some((h) => h.textContent.trim() === name);
const announced = (page, text) => page.waitForFunction((text) => document.getElementById("status").textContent === text, {}, text);

test("Firefox: Datadog is set up, changed, refused and deleted", async (t) => {
  const site = await openSite(t);
  const page = await openPage(site, `#/group/${GROUP}`);
  await heading(page, "Integrations");
  await page.locator('.card[data-type="DATADOG"] a').click();
  await heading(page, "Datadog");

  await press(page, "Set up");
  await page.waitForSelector('[data-field="apiKey"] .message-error');
  await page.locator("input[name=apiKey]").fill(view("DATADOG").apiKey);
  await page.select("select[name=region]", "US");
  await press(page, "Set up");
  await announced(page, "Datadog is set up.");
  assert.deepEqual(site.stored("DATADOG"), view("DATADOG"));

  await page.locator('.card[data-type="DATADOG"] a').click();
  await page.select("select[name=region]", "EU");
  await press(page, "Save changes");
  await page.locator("input[name=apiKey]").fill(view("DATADOG", 1).apiKey);
  site.emulator.addFault({
    when: { operation: "update" },
    status: 400,
    error: { errorCode: "VALIDATION_ERROR", badRequestDetail: { fields: [{ field: "apiKey", description: "must be another one" }] } },
  });
  await press(page, "Save changes");
  await page.waitForSelector('[data-field="apiKey"] .message-error ::-p-text(another one)');
  assert.equal(await page.evaluate(() => document.activeElement.name), "apiKey");
  await page.locator("input[name=apiKey]").fill(view("DATADOG", 1).apiKey);
  await press(page, "Save changes");
  await announced(page, "Datadog is saved.");
  assert.deepEqual(site.stored("DATADOG"), wholeView("v2", "DATADOG", 1));

  await page.locator('.card[data-type="DATADOG"] a').click();
  await press(page, "Delete");
  await page.locator("dialog .button-danger").click();
  await announced(page, "Datadog is deleted.");
  assert.equal(site.stored("DATADOG"), undefined);
});

test("Firefox: a save can be stopped, and no password box of its own opens on a 401", async (t) => {
  const site = await openSite(t, { emulator: { faults: [{ when: { operation: "create" }, delayMs: 60_000 }] } });
  const page = await openPage(site, `#/group/${GROUP}/PAGER_DUTY`);
  await page.locator("input[name=serviceKey]").fill(view("PAGER_DUTY").serviceKey);
  await press(page, "Set up");
  await press(page, "Stop");
  await page.waitForSelector('.notice[aria-label="Stopped"]');
  assert.equal(site.stored("PAGER_DUTY"), undefined);
  site.emulator.addFault({ status: 401, times: Infinity });
  await press(page, "Set up");
  await page.waitForSelector('.notice[aria-label="Not authorised"]');
});

/** What axe finds at the two widths, in light and dark; nothing may stick out at the side either. */
async function check(page) {
  for (const width of [375, 1280]) {
    await page.setViewport({ width, height: 820 });
    assert.deepEqual(await violations(page), [], `${width} pixels`);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0, `${width} pixels`);
  }
}

test("Firefox: the overview with what can’t be changed, its page, and version 1.0", async (t) => {
  const site = await openSite(t, { views: [wholeView("v2", "PROMETHEUS"), view("DATADOG"), view("FLOWDOCK"), STRANGER] });
  const page = await openPage(site, linkTo());
  await page.waitForSelector(`.card[data-type="${STRANGER.type}"]`);
  await check(page);
  await page.locator(`.card[data-type="${STRANGER.type}"] a`).click();
  await heading(page, "Later Service");
  await check(page);
  await page.locator('.segment[href*="v1.0"]').click();
  await page.waitForFunction(() => location.hash.startsWith("#/v1.0/"));
  await page.evaluate((hash) => (location.hash = hash), linkTo(undefined, "v1.0"));
  await page.waitForSelector('.card[data-type="PROMETHEUS"]');
  await page.reload();
  await page.waitForSelector('.card[data-type="FLOWDOCK"] .pill-warning');
  await check(page);
});

test("Firefox: a form with switches and a text of several lines", async (t) => {
  const site = await openSite(t);
  const page = await openPage(site, linkTo("PROMETHEUS"));
  const { username, password } = view("PROMETHEUS");
  await page.locator("input[name=username]").fill(username);
  await page.locator("input[name=password]").fill(password);
  await page.select("select[name=serviceDiscovery]", "http");
  await page.focus("input[name=enabled]");
  await page.keyboard.press(" ");
  await page.waitForSelector(".curl");
  await check(page);
  await press(page, "Set up");
  await announced(page, "Prometheus is set up.");
  assert.deepEqual(site.stored("PROMETHEUS"), view("PROMETHEUS"));
  await page.locator('.card[data-type="WEBHOOK"] a').click();
  const { url, bodyTemplate } = wholeView("v2", "WEBHOOK");
  await page.locator("input[name=url]").fill(url);
  await page.locator("textarea[name=bodyTemplate]").fill(bodyTemplate);
  await press(page, "Set up");
  await announced(page, "Webhook is set up.");
  assert.equal(site.stored("WEBHOOK").bodyTemplate, bodyTemplate);
});

test("Firefox: other projects are compared, and it is applied to those that do not have it", async (t) => {
  const site = await openSite(t, { views: [view("DATADOG")], groups: PROJECTS, proxy: { projects: true } });
  const page = await openPage(site, `${linkTo("DATADOG")}/projects`);
  await heading(page, "Datadog in other projects");
  await check(page);
  await press(page, "Compare projects");
  await page.locator("input[name=apiKey]").fill(view("DATADOG").apiKey);
  await press(page, "Compare projects");
  await page.waitForSelector(".projects");
  await press(page, "Select all that do not have it");
  await check(page);
  await press(page, "Apply to 3 projects");
  await page.locator("dialog .button-primary").click();
  await announced(page, "3 done.");
  await check(page);
  const { groups } = site.emulator.state();
  for (const id of Object.keys(PROJECTS)) assert.equal(groups[id].filter(({ type }) => type === "DATADOG").length, 1, id);
});
