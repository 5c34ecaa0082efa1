// Chromium with the admin page in it, watched: whatever a test does, the page logs no error, breaks no policy and asks no one else.

import assert from "node:assert/strict";
import { after } from "node:test";
import { chromium } from "playwright-core";
import { GROUP } from "./site.mjs";

// As root and in a container; the rest keeps Chromium from calling home.
const FLAGS = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];

/**
 * Chromium logs each answer of 400 and above, and each lost connection, as an error: address and text. Those of the proxy are ordered by
 * the tests.
 */
const ANSWERS = /^\S+\/atlas\/\S+ Failed to load resource:/;

/** How long a thing may take to appear; the machine may be busy. */
const PATIENCE_MS = 15_000;

if (!process.env.CHROMIUM) throw new Error("CHROMIUM must name the browser: run this suite with `cargo xtask test e2e`");
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: FLAGS });
after(() => browser.close());

/**
 * A page at an address of the site.
 *
 * @param {Awaited<ReturnType<typeof import("./site.mjs").openSite>>} site
 * @param {string} [hash]  by default the project's overview
 * @param {RegExp} [ordered]  what may be logged as an error, because the test causes it
 */
export async function openPage(site, hash = `#/group/${GROUP}`, ordered = ANSWERS) {
  const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const problems = await watch(page, new URL(site.url).origin, ordered);
  site.beforeClose(async () => {
    await context.close();
    assert.deepEqual(problems, [], "the page logged errors, broke its policy or asked another origin");
  });
  await page.goto(`${site.url}/${hash}`);
  return page;
}

/** Collects what must not happen. */
async function watch(page, origin, ordered) {
  const problems = [];
  page.on("pageerror", (error) => problems.push(`thrown: ${error.stack ?? error}`));
  page.on("console", (message) => {
    const line = `${message.location().url} ${message.text()}`;
    if (message.type() === "error" && !ordered.test(line)) problems.push(`logged: ${line}`);
  });
  page.on("request", (request) => {
    if (new URL(request.url()).origin !== origin) problems.push(`asked: ${request.url()}`);
  });
  await page.exposeFunction("tellViolation", (what) => problems.push(`policy: ${what}`));
  await page.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => globalThis.tellViolation(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
  });
  return problems;
}

/** Waits until the view with this heading is there, and not only its outline, which has the same heading while its data is loaded. */
export const heading = (page, name) => page.locator("main:not(:has(.skeleton))").getByRole("heading", { level: 1, name, exact: true }).waitFor();

/** Waits for the outline. */
export const outline = (page, name) => page.locator("main .skeleton").getByRole("heading", { level: 1, name, exact: true }).waitFor();

/** What the live region said last. */
export async function announced(page, text) {
  await page.getByRole("status").getByText(text).waitFor({ state: "attached" });
}

/** The part of the form that belongs to a field. */
export const fieldOf = (page, name) => page.locator(`[data-field="${name}"]`);

/** Enters a value as a user does: a secret that is set is replaced first. */
export async function enter(page, field, value) {
  const part = fieldOf(page, field.name);
  await part.waitFor();
  const replace = part.getByRole("button", { name: `Replace ${field.label}` });
  if (await replace.isVisible()) await replace.click();
  const control = part.locator("input, select, textarea");
  if (field.kind === "enum") await control.selectOption(value);
  else if (field.kind === "boolean") await control.setChecked(value);
  else await control.fill(value);
}

/** Fills in a whole form. */
export async function fill(page, description, values) {
  for (const field of description.fields) if (values[field.name] !== undefined) await enter(page, field, values[field.name]);
}

/** Waits for a fact that no element shows. */
export async function until(check, what) {
  const end = Date.now() + PATIENCE_MS;
  while (!(await check())) {
    if (Date.now() > end) throw new Error(`waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
