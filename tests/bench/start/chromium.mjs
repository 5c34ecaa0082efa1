// A fresh page without any cache for each start, with bundles by esbuild and what lies beside them, served from loopback.

import { once } from "node:events";
import { createServer } from "node:http";
import { chromium } from "playwright-core";
import { bundle } from "../../size/bundle.mjs";
import { VIEW } from "./contenders.mjs";

// As root and in a container; the rest keeps Chromium from calling home.
const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
];
const TYPES = { html: "text/html", js: "text/javascript", wasm: "application/wasm" };
/** The clock starts in the page's own script: loading the bundle, and the wasm where there is one, is part of the start. */
const page = (head = "") => `<!doctype html><link rel="icon" href="data:,">${head}<script type="module">
const start = performance.now();
const { init, check } = await import("./bundle.js");
await init?.();
const { valid } = check(${JSON.stringify(VIEW)});
globalThis.result = { ms: performance.now() - start, valid };
</script>`;

/** @param {Record<string, import("./contenders.mjs").Contender>} contenders @returns as openNode in node.mjs */
export async function openChromium(contenders) {
  const site = new Map();
  for (const [name, { file, head }] of Object.entries(contenders)) {
    site.set(pathOf(name, "index.html"), page(head));
    for (const output of await bundle([file])) site.set(pathOf(name, output.name), output.bytes);
  }
  const server = await serve(site);
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: FLAGS });
  return {
    async start(name) {
      const context = await browser.newContext();
      const tab = await context.newPage();
      await tab.goto(`http://127.0.0.1:${server.address().port}${pathOf(name, "index.html")}`);
      await tab.waitForFunction(() => globalThis.result);
      const result = await tab.evaluate(() => globalThis.result);
      await context.close();
      return result;
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}

const pathOf = (name, file) => `/${name.replace(/\W+/g, "-")}/${file}`;

async function serve(site) {
  const server = createServer(({ url }, response) => {
    const found = site.get(url);
    response.writeHead(found ? 200 : 404, { "content-type": TYPES[url.split(".").pop()] ?? "text/plain", "cache-control": "no-store" }).end(found);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return server;
}
