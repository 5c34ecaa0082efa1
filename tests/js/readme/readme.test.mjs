// The examples of README and docs/, word for word: a block of `js` runs in Node, one of `js browser` in Chromium, and prints what the `text` block after it says.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { chromium } from "playwright-core";

const pkg = process.env.ATLAS_PKG;
assert.ok(pkg, "set ATLAS_PKG to the built package: `cargo xtask test readme` does");
const { createEmulator, serve } = await import(pathToFileURL(join(pkg, "emulator.js")));
const first = await import(pathToFileURL(join(pkg, "index.js")));
const { v2 } = first;
const { createProxy } = await import(pathToFileURL(join(pkg, "proxy.js")));

const BROWSER_FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const key = { publicKey: "public", privateKey: "made-up-private" };
const account = { clientId: "mdb_sa_id_made_up", clientSecret: "mdb_sa_sk_made_up_secret" };
const groupId = "5d791c84ff7a2522cc4f9aa1";

const root = new URL("../../../", import.meta.url);
const readme = await readFile(new URL("README.md", root), "utf8");
const others = (await readdir(new URL("docs/", root))).filter((name) => name.endsWith(".md"));
const pages = [readme, ...(await Promise.all(others.map((name) => readFile(new URL(`docs/${name}`, root), "utf8"))))].join("\n");
const blocks = [...pages.matchAll(/^```(js(?: browser)?)\n(.*?)^```\n\n^```text\n(.*?)^```$/gms)];
const examples = blocks.map(([, where, code, output]) => ({ where, code, output }));

let folder;
let atlas;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "readme-"));
  await mkdir(join(folder, "node_modules"));
  await cp(pkg, join(folder, "node_modules", "atlas-integrations"), { recursive: true });
  await writeFile(join(folder, "package.json"), '{ "type": "module" }');
  atlas = await serve(createEmulator({ ...key, serviceAccounts: [account], maskSecrets: false }), { port: 0 });
});
after(async () => {
  await atlas?.close();
  await rm(folder, { recursive: true, force: true });
});

test("every example that prints has its output beside it, and there are examples of each kind", () => {
  const all = pages.match(/^```js(?: |$)/gm);
  assert.equal(examples.length, all.length);
  assert.ok(examples.some(({ where }) => where === "js browser"));
});

test("what is TypeScript in it compiles in strict mode", async () => {
  const sources = [...pages.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, source]) => source);
  assert.ok(sources.length >= 2);
  const files = sources.map((_, index) => `typed-${index}.ts`);
  await Promise.all(files.map((file, index) => writeFile(join(folder, file), sources[index])));
  const tsc = fileURLToPath(new URL("../../node_modules/typescript/bin/tsc", import.meta.url));
  const flags = ["--strict", "--noEmit", "--target", "es2022", "--lib", "es2022,dom", "--module", "nodenext", "--types", ""];
  const { stdout } = await promisify(execFile)(process.execPath, [tsc, ...flags, ...files], { cwd: folder }).catch((failed) => failed);
  assert.equal(stdout, "");
});

test("the table of services says what each version can send", () => {
  const rows = [...readme.matchAll(/^\| `([A-Z_]+)` \| (\w[^|,]*\w)[^|]*\|([^|]*)\|([^|]*)\| (\w+)[^|]*\|$/gm)];
  for (const [index, api] of [first, v2].entries()) {
    const told = rows.map(([, type, service, ...cells]) => [type, { service, status: cells[2], fields: fieldsOf(cells, index) }]).filter(([, { fields }]) => fields);
    const known = api.INTEGRATION_TYPES.map((type) => {
      const { service, status, fields } = api.describeIntegration(type);
      return [type, { service, status, fields: Object.fromEntries(fields.map(({ name, required }) => [name, required])) }];
    });
    assert.deepEqual(Object.fromEntries(told), Object.fromEntries(known));
  }
  for (const region of v2.describeIntegration("DATADOG").fields[1].options) assert.match(readme, new RegExp(`\\W${region.value}\\W`));
});

/** A cell's fields, with whether each must be sent; nothing if a version has no such service. */
function fieldsOf(cells, index) {
  const cell = cells[index].trim() === "the same" ? cells[0] : cells[index];
  if (cell.trim() === "not there") return undefined;
  return Object.fromEntries([...cell.matchAll(/(\*\*)?`(\w+)`/g)].map(([, bold, name]) => [name, bold !== undefined]));
}

describe("README and docs", () => {
  test("the README is one sitting", () => assert.ok(readme.split("\n").length <= 200));

  for (const [index, { where, code, output }] of examples.entries()) {
    test(`example ${index + 1} (${where}): ${code.split("\n")[0]}`, async () => {
      const printed = where === "js" ? await runInNode(index, code) : await runInBrowser(code);
      assert.equal(printed, output);
    });
  }
});

async function runInNode(index, code) {
  const file = join(folder, `example-${index}.mjs`);
  await writeFile(file, code);
  const env = {
    ...process.env,
    ATLAS_PUBLIC_KEY: key.publicKey,
    ATLAS_PRIVATE_KEY: key.privateKey,
    ATLAS_CLIENT_ID: account.clientId,
    ATLAS_CLIENT_SECRET: account.clientSecret,
    ATLAS_GROUP_ID: groupId,
    ATLAS_BASE_URL: atlas.url,
  };
  const { stdout } = await promisify(execFile)(process.execPath, [file], { env, timeout: 30_000 });
  return stdout;
}

/** The example as a module of a page whose import map names the package, with a proxy on the same origin. */
async function runInBrowser(code) {
  const fresh = await serve(createEmulator(key), { port: 0 });
  const proxy = createProxy({ auth: { kind: "digest", ...key }, target: fresh.url, basePath: "/atlas" });
  const site = await serve((request) => answer(request, code, proxy), { port: 0 });
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: BROWSER_FLAGS });
  try {
    const page = await browser.newPage();
    const lines = [];
    page.on("console", (message) => lines.push(`${message.text()}\n`));
    page.on("pageerror", (error) => lines.push(`${error.stack}\n`));
    await page.goto(site.url);
    await page.waitForFunction(() => globalThis.done, null, { timeout: 30_000 });
    return lines.join("");
  } finally {
    await browser.close();
    await site.close();
    await fresh.close();
  }
}

const TYPES = { js: "text/javascript", wasm: "application/wasm" };

async function answer(request, code, proxy) {
  const { pathname } = new URL(request.url);
  if (pathname.startsWith("/atlas/")) return proxy(request);
  if (pathname === "/favicon.ico") return new Response(null, { status: 204 });
  if (pathname === "/") {
    const map = JSON.stringify({ imports: { "atlas-integrations": "/pkg/browser.js" } });
    const html = `<!doctype html><script type="importmap">${map}</script><script type="module">${code}\nglobalThis.done = true;</script>`;
    return new Response(html, { headers: { "content-type": "text/html" } });
  }
  const file = await readFile(join(pkg, pathname.replace("/pkg/", "")));
  return new Response(file, { headers: { "content-type": TYPES[pathname.split(".").pop()] } });
}
