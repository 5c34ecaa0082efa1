// Chromium with a form in it, used as a person does: by labels and visible texts.

import assert from "node:assert/strict";
import { after } from "node:test";
import { chromium } from "playwright-core";

if (!process.env.CHROMIUM) throw new Error("CHROMIUM must name the browser: run this suite with `cargo xtask test forms`");
// As root and in a container; the rest keeps Chromium from calling home.
const FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
export const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: FLAGS });
after(() => browser.close());

/** How long a thing may take to appear; the machine may be busy. */
const PATIENCE_MS = 15_000;

/**
 * A page that fails the test if something is thrown or logged as an error.
 *
 * @param {{ ignore?: RegExp }} [options]  what Chromium logs although all is well
 */
export async function openPage({ ignore = /^$/ } = {}) {
  const page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  const problems = [];
  page.on("pageerror", (error) => problems.push(String(error.stack ?? error)));
  page.on("console", (message) => message.type() === "error" && !ignore.test(message.text()) && problems.push(message.text()));
  return {
    page,
    async close() {
      await page.close();
      assert.deepEqual(problems, []);
    },
  };
}

/** The page with the form of one service of a version. */
export async function openForm(script, { type, version }) {
  const { page, close } = await openPage();
  // A secure context, as any page with such a form is.
  await page.route("https://admin.example/", (route) => route.fulfill({ contentType: "text/html", body: '<!doctype html><meta charset="utf-8"><title>Form</title><link rel="icon" href="data:,"><main id="app"></main>' }));
  await page.goto("https://admin.example/");
  await page.evaluate((form) => { globalThis.FORM = form; }, { type, version });
  await page.addScriptTag({ content: script });
  return { page, close };
}

/** Types into the fields that these labels name. */
export async function fill(page, labels, values) {
  for (const [field, value] of Object.entries(values)) {
    const control = page.getByLabel(labels[field]);
    const isSelect = (await control.evaluate((element) => element.tagName)) === "SELECT";
    if (isSelect) await control.selectOption({ label: value });
    else if (typeof value === "boolean") await control.setChecked(value);
    else await control.fill(value);
    if (!isSelect) await control.blur();
  }
}

/** Waits until the page shows it; the final comparison is for the message. */
export async function expectSoon(read, expected, what) {
  const end = Date.now() + PATIENCE_MS;
  let last;
  do {
    last = await read();
    try {
      assert.deepEqual(last, expected);
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  } while (Date.now() < end);
  assert.deepEqual(last, expected, what);
}
