// Next.js: a form that the server renders before `init`, the same form in the browser, and a route handler. With both of its bundlers.

import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { openChromium } from "../package/browsers.mjs";
import { serveAtlas } from "../package/emulator.mjs";
import { serveNext } from "../package/next.mjs";
import { EXPECTED, SCENARIO } from "../package/scenario.mjs";

const atlas = await serveAtlas();
const open = await openChromium();

const FILES = {
  "app/layout.js": `
    export default function Layout({ children }) {
      return <html lang="en"><body>{children}</body></html>;
    }`,
  "app/page.js": `
    import { Form } from "./form";
    export default function Page() {
      return <Form />;
    }`,
  "app/form.js": `
    "use client";
    import { useEffect } from "react";
    import * as api from "atlas-integrations";
    ${SCENARIO}
    export function Form() {
      useEffect(() => {
        scenario(api, location.origin).then(
          (result) => { globalThis.result = result; },
          (error) => { globalThis.result = { error: String(error.stack) }; },
        );
      }, []);
      return <form>{api.describeIntegration("DATADOG").fields.map((field) => <label key={field.name}>{field.label}</label>)}</form>;
    }`,
  "app/check/route.js": `
    import * as api from "atlas-integrations";
    ${SCENARIO}
    export const dynamic = "force-dynamic";
    export async function GET() {
      return Response.json(await scenario(api, "${atlas}"));
    }`,
};

// The page asks its own origin for Atlas, as in all these tests.
const REWRITES = `rewrites: async () => [{ source: "/api/atlas/:path*", destination: "${atlas}/api/atlas/:path*" }]`;

for (const bundler of ["turbopack", "webpack"]) {
  test(`Next.js with ${bundler}`, async (test) => {
    const { folder, url } = await serveNext(FILES, bundler, REWRITES);

    await test.test("the server renders the form before init", async () => {
      assert.match(await (await fetch(url)).text(), /<label>API key<\/label><label>Region<\/label>/);
    });

    await test.test("the form works in the browser", async () => {
      assert.deepEqual((await open(url)).result, EXPECTED);
      const media = await readdir(join(folder, ".next/static"), { recursive: true });
      assert.equal(media.filter((file) => file.endsWith(".wasm")).length, 1);
    });

    await test.test("the route handler works", async () => {
      assert.deepEqual(await (await fetch(`${url}/check`)).json(), EXPECTED);
    });
  });
}
