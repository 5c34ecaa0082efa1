// Next.js: a form that the server renders before `init`, the same form in the browser, and a route handler. With both of its bundlers.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, test } from "node:test";
import { openChromium } from "../package/browsers.mjs";
import { serveAtlas } from "../package/emulator.mjs";
import { createProject, run } from "../package/project.mjs";
import { EXPECTED, SCENARIO } from "../package/scenario.mjs";
import { tests, tool } from "../package/tools.mjs";

const atlas = await serveAtlas();
const open = await openChromium();

const FILES = {
  // The root is where the packages are; the page asks its own origin for Atlas, as in all these tests.
  "next.config.mjs": `export default {
    turbopack: { root: ${JSON.stringify(tests)} },
    outputFileTracingRoot: ${JSON.stringify(tests)},
    rewrites: async () => [{ source: "/api/atlas/:path*", destination: "${atlas}/api/atlas/:path*" }],
  };`,
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

const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: "production", CI: "1" };
const [command, ...next] = tool("next");

for (const bundler of ["turbopack", "webpack"]) {
  test(`Next.js with ${bundler}`, async (test) => {
    const project = await createProject(FILES, { withTools: true });
    await run(command, [...next, "build", `--${bundler}`], { cwd: project.folder, env }).catch((error) => assert.fail(error.stdout + error.stderr));
    const url = await start(project.folder);

    await test.test("the server renders the form before init", async () => {
      assert.match(await (await fetch(url)).text(), /<label>API key<\/label><label>Region<\/label>/);
    });

    await test.test("the form works in the browser", async () => {
      assert.deepEqual((await open(url)).result, EXPECTED);
      const media = await readdir(join(project.folder, ".next/static"), { recursive: true });
      assert.equal(media.filter((file) => file.endsWith(".wasm")).length, 1);
    });

    await test.test("the route handler works", async () => {
      assert.deepEqual(await (await fetch(`${url}/check`)).json(), EXPECTED);
    });
  });
}

async function start(folder) {
  const server = spawn(command, [...next, "start", "--port", "0", "--hostname", "127.0.0.1"], { cwd: folder, env, stdio: ["ignore", "pipe", "inherit"] });
  after(() => server.kill());
  for await (const line of createInterface(server.stdout)) {
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(line);
    if (url) return url[0];
  }
  throw new Error("next start ended without an address");
}
