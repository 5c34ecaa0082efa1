// What the page and its server promise about security, in every view.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { connect } from "node:net";
import { join } from "node:path";
import { test } from "node:test";
import { CONTENT_SECURITY_POLICY } from "../../../www/server.mjs";
import { announced, fill, heading, openPage } from "./chromium.mjs";
import { view } from "./made-up.mjs";
import { describeIntegration, GROUP, openSite } from "./site.mjs";

test("the policy allows nothing unsafe but to compile wasm", () => {
  assert.deepEqual(CONTENT_SECURITY_POLICY.match(/'[^']*unsafe[^']*'/g), ["'wasm-unsafe-eval'"]);
  assert.match(CONTENT_SECURITY_POLICY, /^default-src 'none'; /);
  assert.doesNotMatch(CONTENT_SECURITY_POLICY, /\*|https?:|data:|blob:/);
});

test("everything that is served comes with the policy and its own type", async (t) => {
  const { url } = await openSite(t);
  for (const [path, type] of [
    ["/", "text/html; charset=utf-8"],
    ["/app/main.js", "text/javascript; charset=utf-8"],
    ["/app/css/base.css", "text/css; charset=utf-8"],
    ["/app/icon.svg", "image/svg+xml"],
    ["/pkg/atlas_integrations_bg.wasm", "application/wasm"],
    ["/pkg/forms/atlas_integrations_forms_bg.wasm", "application/wasm"],
    ["/nothing", "text/plain; charset=utf-8"],
  ]) {
    const { headers } = await fetch(url + path);
    assert.equal(headers.get("content-security-policy"), CONTENT_SECURITY_POLICY, path);
    assert.equal(headers.get("content-type"), type, path);
    assert.equal(headers.get("x-content-type-options"), "nosniff", path);
    assert.equal(headers.get("referrer-policy"), "no-referrer", path);
  }
});

/** The status of a request as it is written here: `fetch` would tidy the path. */
function rawStatus(url, path) {
  const { hostname, port, host } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`));
    let text = "";
    socket.on("data", (data) => (text += data));
    socket.on("end", () => resolve(Number(text.split(" ")[1])));
    socket.on("error", reject);
  });
}

for (const path of [
  "/server.mjs", "/demo.mjs", "/app/../server.mjs", "/app/..%2fserver.mjs", "/app/%2e%2e/server.mjs", "/app/..\\server.mjs",
  "/app/../../Cargo.toml", "/pkg/package.json", "/pkg/../www/server.mjs", "/pkg/..%5c..%5cCargo.toml", "/pkg//etc/passwd", "/app/", "/app/css.css/",
  "/app/constructor", "/pkg/file:///etc/hosts.js", "/app/%00.js", "/app/https://example.com/x.js",
]) {
  test(`${path} is not served`, async (t) => {
    const { url } = await openSite(t);
    assert.ok([400, 404].includes(await rawStatus(url, path)), path);
  });
}

test("only reading is allowed", async (t) => {
  const { url } = await openSite(t);
  for (const method of ["POST", "PUT", "DELETE"]) assert.equal((await fetch(url, { method })).status, 405);
});

test("the page loads the package by the way its package.json names for browsers", async () => {
  const { exports } = JSON.parse(await readFile(join(process.env.ATLAS_PKG, "package.json"), "utf8"));
  const source = await readFile(new URL("../../../www/app/package.js", import.meta.url), "utf8");
  const paths = [...source.matchAll(/"\.\.\/pkg\/(.*?)"/g)].map(([, path]) => `./${path}`);
  const entries = ["./forms", "."].map((name) => exports[name].browser.import.default);
  assert.deepEqual(paths, [entries[0], "./locales/en.js", entries[1], exports["./fleet"].import.default]);
});

test("no view waits for the wasm unless it needs it, and only one is loaded", async (t) => {
  const site = await openSite(t);
  const page = await openPage(site, "", /atlas_integrations_bg\.wasm/);
  const wasm = new Set();
  page.on("request", (request) => request.url().endsWith(".wasm") && wasm.add(new URL(request.url()).pathname));
  await page.route("**/*.wasm", (route) => route.fulfill({ status: 404, body: "" }));
  await page.goto("about:blank");
  await page.goto(site.url);
  await heading(page, "Open a project");
  await page.getByLabel("Project ID").fill(GROUP);
  await page.getByRole("button", { name: "Show integrations" }).click();
  await heading(page, "The page could not be loaded");
  await page.unroute("**/*.wasm");
  await page.getByRole("button", { name: "Load the page again" }).click();
  await page.getByRole("link", { name: "Datadog" }).click();
  await fill(page, describeIntegration("DATADOG"), view("DATADOG"));
  await page.locator(".curl").waitFor();
  assert.deepEqual([...wasm], ["/pkg/atlas_integrations_bg.wasm"]);
});

test("a package that is not there leaves a page that says so", async (t) => {
  const site = await openSite(t);
  const page = await openPage(site, "", /\/pkg\/|Failed to fetch dynamically imported module/);
  await heading(page, "Open a project");
  await page.route("**/pkg/**", (route) => route.fulfill({ status: 404, body: "" }));
  await page.goto("about:blank");
  await page.goto(site.url);
  await heading(page, "The page could not be loaded");
  await page.unroute("**/pkg/**");
  await page.getByRole("button", { name: "Load the page again" }).click();
  await heading(page, "Open a project");
});

test("no text becomes markup, and no string code", async (t) => {
  const page = await openPage(await openSite(t), undefined, /This document requires 'Trusted(?:HTML|Script)' assignment/);
  await heading(page, "Integrations");
  // These are meant to be refused, so the watch for violations is kept from hearing of them.
  const refused = await page.evaluate(() => {
    addEventListener("securitypolicyviolation", (event) => event.stopImmediatePropagation(), { capture: true });
    const refuses = (action) => {
      try {
        action();
        return false;
      } catch {
        return true;
      }
    };
    const markup = () => (document.createElement("p").innerHTML = "<b>x</b>");
    // In a task of the page's own: what a debugger evaluates may evaluate.
    return new Promise((resolve) => setTimeout(() => resolve([refuses(markup), refuses(() => (0, eval)("1"))])));
  });
  assert.deepEqual(refused, [true, true]);
});

test("what Atlas sends is shown as text, whatever it holds", async (t) => {
  const evil = '<img src=x onerror="alert(1)">';
  const site = await openSite(t, { views: [{ ...view("SLACK"), teamName: evil, channelName: "</dd><script>1</script>" }] });
  site.emulator.addFault({ when: { operation: "delete" }, status: 400, error: { detail: evil, errorCode: evil } });
  const page = await openPage(site);
  await page.getByText(evil).first().waitFor();
  await page.getByRole("link", { name: "Slack" }).click();
  await page.getByRole("button", { name: "Delete" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await page.getByRole("dialog").getByText(evil).first().waitFor();
  assert.equal(await page.locator("main img, dialog img").count(), 0);
});

test("nothing that is entered is kept in the browser, or sent in an address", async (t) => {
  const site = await openSite(t);
  const page = await openPage(site, `#/group/${GROUP}/WEBHOOK`);
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await fill(page, describeIntegration("WEBHOOK"), view("WEBHOOK"));
  await page.getByRole("button", { name: "Set up" }).click();
  await announced(page, "Webhook is set up.");
  const kept = await page.evaluate(async () => ({
    local: { ...localStorage },
    session: { ...sessionStorage },
    cookie: document.cookie,
    databases: await indexedDB.databases(),
    caches: await caches.keys(),
  }));
  assert.deepEqual(kept, { local: {}, session: {}, cookie: "", databases: [], caches: [] });
  assert.ok(asked.length > 0);
  for (const url of asked) assert.ok(!url.includes("made-up"), url);
});
