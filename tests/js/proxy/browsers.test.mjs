// Pass-through in real browsers: a page of another origin answers the digest itself, and no browser opens its own password box.
//
// Whether one would open is seen by filling it in: the browser is given a name and password for it, as by a user who types them. Where a
// box opens, a request with that name reaches the target.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { chromium } from "playwright-core";
import puppeteer from "puppeteer-core";
import { createEmulator, createProxy, DATADOG, DIGEST, GROUP, KEY, ROOT, serve } from "./support.mjs";

const TYPED = { username: "typed-into-the-box", password: "made-up" };
const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

function programOf(name) {
  const program = process.env[name];
  if (!program) throw new Error(`${name} must name the browser: run this suite with \`cargo xtask test proxy\``);
  return program;
}

/** Each row: name, and a function that opens an empty page at a URL, in a browser that fills in every password dialog. */
const BROWSERS = [
  ["Chromium", async () => {
    const browser = await chromium.launch({ executablePath: programOf("CHROMIUM"), args: FLAGS });
    const context = await browser.newContext({ httpCredentials: TYPED });
    return { browser, page: await context.newPage() };
  }],
  ["Firefox", async () => {
    const browser = await puppeteer.launch({ browser: "firefox", executablePath: programOf("FIREFOX"), headless: true });
    const page = await browser.newPage();
    await page.authenticate(TYPED);
    return { browser, page };
  }],
];

/** The page's own server: an empty page, and the package. */
async function pageAndPackage(request) {
  const { pathname } = new URL(request.url);
  if (pathname === "/") return new Response("<!doctype html><title>A page</title>", { headers: { "content-type": "text/html" } });
  const type = { js: "text/javascript", wasm: "application/wasm" }[pathname.split(".").at(-1)];
  if (!type || !pathname.startsWith("/pkg/")) return new Response("", { status: 404 });
  return new Response(await readFile(join(process.env.ATLAS_PKG, pathname.slice("/pkg/".length))), { headers: { "content-type": type } });
}

for (const [name, launch] of BROWSERS) {
  describe(name, () => {
    const servers = [];
    const serveOn = async (handler) => {
      const server = await serve(handler, { port: 0 });
      servers.push(server);
      return server.url;
    };
    const emulator = createEmulator({ ...KEY, groups: [GROUP] });
    const typed = [];
    const watched = (request) => {
      if (request.headers.get("authorization")?.includes(TYPED.username)) typed.push(request.url);
      return emulator(request);
    };
    let open;
    let site;
    let proxy;
    before(async () => {
      site = await serveOn(pageAndPackage);
      const target = await serveOn(watched);
      const auth = { kind: "passThrough" };
      proxy = await serveOn(createProxy({ auth, target, allowOrigins: [site] }));
      open = await launch();
      await open.page.goto(site);
    });
    after(async () => {
      await open?.browser.close();
      await Promise.all(servers.map((server) => server.close()));
    });

    test(`${name}: a page of a listed origin works with its own key, through preflights and the renamed challenge`, async () => {
      const run = async ({ proxy, group, auth, view }) => {
        const { init, IntegrationsClient } = await import("/pkg/browser.js");
        await init();
        const client = new IntegrationsClient({ proxy, auth, dangerouslyAllowBrowser: true, retry: { limit: 0 } });
        await client.create(group, view);
        const { results } = await client.list(group);
        await client.delete(group, view.type);
        return results.map(({ type }) => type);
      };
      assert.deepEqual(await open.page.evaluate(run, { proxy, group: GROUP, auth: DIGEST, view: DATADOG }), ["DATADOG"]);
      assert.equal(emulator.state().counts.total, 4);
    });

    for (const credentials of ["omit", "same-origin", "include"]) {
      test(`${name}: no password box on a 401 (credentials: ${credentials}), and the page can read the challenge`, async () => {
        const ask = async ({ url, credentials }) => {
          const response = await fetch(url, { credentials });
          return [response.status, response.headers.get("x-www-authenticate"), response.headers.get("www-authenticate")];
        };
        const [status, challenge, original] = await open.page.evaluate(ask, { url: proxy + ROOT, credentials });
        assert.deepEqual([status, original], [401, null]);
        assert.match(challenge, /^Digest realm="MMS Public API"/);
        assert.deepEqual(typed, []);
      });
    }

    test(`${name}: a page of another origin can read nothing and change nothing`, async () => {
      const other = await serveOn(pageAndPackage);
      const count = emulator.state().counts.total;
      await open.page.goto(other);
      const ask = async ({ url }) => {
        const tries = [fetch(url), fetch(url, { method: "PUT", headers: { "content-type": "application/json" }, body: "{}" }), fetch(url, { mode: "no-cors", method: "POST", body: "{}" }).then((response) => response.type)];
        return (await Promise.allSettled(tries)).map(({ status, value }) => (status === "fulfilled" ? value : status));
      };
      assert.deepEqual(await open.page.evaluate(ask, { url: `${proxy}${ROOT}/DATADOG` }), ["rejected", "rejected", "opaque"]);
      assert.equal(emulator.state().counts.total, count);
    });

    test(`${name}: the control: under its own name the challenge does open the box`, async () => {
      const control = await serveOn((request) => {
        const { pathname } = new URL(request.url);
        return pathname === "/" ? pageAndPackage(request) : watched(request);
      });
      await open.page.goto(control);
      const ask = async ({ url }) => (await fetch(url)).status;
      assert.equal(await open.page.evaluate(ask, { url: control + ROOT }), 401);
      assert.ok(typed.length > 0, "the box was not seen");
    });
  });
}
