// The browsers that are installed, driven the same way: open a page, wait for what it leaves in `globalThis.result`.

import { after } from "node:test";
import { chromium } from "playwright-core";
import puppeteer from "puppeteer-core";

// As root and in a container; the rest keeps Chromium from calling home.
const CHROMIUM_FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

const executable = (name) => {
  const path = process.env[name];
  if (!path) throw new Error(`${name} must name the browser: run this suite with \`cargo xtask test\``);
  return path;
};

/**
 * @typedef {(url: string) => Promise<{ result: unknown, problems: string[] }>} Open
 *   what the page left, and what it logged as an error, threw, or asked for in vain
 */

/** @returns {Promise<Open>} */
export async function openChromium() {
  const browser = await chromium.launch({ executablePath: executable("CHROMIUM"), args: CHROMIUM_FLAGS });
  after(() => browser.close());
  return async (url) => {
    const page = await browser.newPage();
    const problems = watch(page);
    await page.goto(url);
    await page.waitForFunction(() => globalThis.result !== undefined, undefined, { timeout: 30_000 }).catch((error) => {
      throw new Error(`${error.message}\n${problems.join("\n")}`);
    });
    const result = await page.evaluate(() => globalThis.result);
    await page.close();
    return { result, problems };
  };
}

/**
 * Playwright drives only a Firefox of its own; puppeteer drives the stock one over WebDriver BiDi.
 *
 * @returns {Promise<Open>}
 */
export async function openFirefox() {
  const browser = await puppeteer.launch({ browser: "firefox", executablePath: executable("FIREFOX"), headless: true });
  after(() => browser.close());
  return async (url) => {
    const page = await browser.newPage();
    const problems = watch(page);
    await page.goto(url);
    const result = await (await page.waitForFunction(() => globalThis.result, { timeout: 30_000 })).jsonValue();
    await page.close();
    return { result, problems };
  };
}

function watch(page) {
  const problems = [];
  page.on("pageerror", (error) => problems.push(String(error.stack || error)));
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  return problems;
}
