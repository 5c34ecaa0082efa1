// Vercel's Edge Runtime, as Next.js builds and starts it: `runtime = "edge"`. Started here, it compiles bytes as well, which it does not on
// Vercel; no-compiling.test.mjs has a runtime that refuses.

import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { serveAtlas } from "../package/emulator.mjs";
import { serveNext } from "../package/next.mjs";
import { EXPECTED, GROUP, KEYS, SCENARIO } from "../package/scenario.mjs";

const atlas = await serveAtlas();

/** A route handler of the Edge Runtime: imports, and what it answers. */
const route = (imports, answer) => `
  ${imports}
  ${SCENARIO}
  export const runtime = "edge";
  export const dynamic = "force-dynamic";
  export async function GET() {
    ${answer}
  }`;

const RUN = `return Response.json(await scenario(api, "${atlas}"));`;

const FILES = {
  "app/layout.js": `export default function Layout({ children }) { return <html lang="en"><body>{children}</body></html>; }`,
  "app/page.js": "export default function Page() { return <p>nothing</p>; }",
  "app/ready/route.js": route('import * as api from "atlas-integrations";', RUN),
  "app/given/route.js": route(
    'import * as api from "atlas-integrations/slim"; import wasm from "atlas-integrations/wasm?module";',
    `await api.init(wasm); ${RUN}`,
  ),
  "app/proxy/route.js": route(
    'import { createProxy } from "atlas-integrations/proxy";',
    `const auth = { kind: "digest", publicKey: "${KEYS.publicKey}", privateKey: "${KEYS.privateKey}" };
    return createProxy({ auth, target: "${atlas}" })(new Request("http://localhost/api/atlas/v1.0/groups/${GROUP}/integrations"));`,
  ),
};

for (const bundler of ["turbopack", "webpack"]) {
  test(`Next.js with ${bundler}, in the Edge Runtime`, async (test) => {
    const { folder, url } = await serveNext(FILES, bundler);
    const ask = async (path) => {
      const response = await fetch(`${url}${path}`);
      assert.equal(response.status, 200, `${path} ${await response.clone().text()}`);
      return response.json();
    };

    for (const path of ["/ready", "/given"]) {
      await test.test(`${path} works`, async () => assert.deepEqual(await ask(path), EXPECTED));
    }

    await test.test("the wasm is a file of its own, and there once", async () => {
      const server = await readdir(join(folder, ".next/server"), { recursive: true });
      assert.equal(server.filter((file) => file.endsWith(".wasm")).length, 1);
    });

    await test.test("the proxy is ready on import", async () => {
      // What the scenario has left.
      assert.deepEqual((await ask("/proxy")).results.map(({ type }) => type), ["DATADOG", "PROMETHEUS"]);
    });
  });
}
