// Vitest 3 with jsdom: `AbortController` is jsdom's there, and Node's `fetch` refuses its signals. Nobody who tests a form has to know.

import assert from "node:assert/strict";
import { test } from "node:test";
import { emulate, GROUP, KEY } from "../client/support/package.mjs";
import { createProject, run } from "../package/project.mjs";
import { node, tool } from "../package/tools.mjs";

const sends = (url) => `
import { IntegrationsClient, findIntegration } from "atlas-integrations";
const client = (options) => new IntegrationsClient({ baseUrl: "${url}", auth: { kind: "digest", ...${JSON.stringify(KEY)} }, retry: { limit: 0 }, ...options });

test("jsdom's signals are not Node's", () => {
  expect(typeof document).toBe("object");
  expect(() => new Request("http://x/", { signal: new AbortController().signal })).toThrow();
});

test("an update is sent", async () => {
  const list = await client().update("${GROUP}", { type: "PAGER_DUTY", serviceKey: "0123456789abcdef0123456789abcdef" });
  expect(findIntegration(list, "PAGER_DUTY").serviceKey.slice(-4)).toBe("cdef");
});

test("a signal ends a call all the same, and so does the timeout", async () => {
  const controller = new AbortController();
  const never = () => new Promise(() => {});
  const call = client({ fetch: never }).list("${GROUP}", undefined, { signal: controller.signal });
  controller.abort();
  await expect(call).rejects.toMatchObject({ name: "AbortError" });
  await expect(client({ fetch: never, timeoutMs: 20 }).list("${GROUP}")).rejects.toMatchObject({ name: "TimeoutError" });
});
`;

test("Vitest 3 with jsdom on Node 24", async (t) => {
  const { url } = await emulate(t);
  const project = await createProject({
    "vitest.config.mjs": `export default { test: { environment: "jsdom", include: ["*.vitest.mjs"], globals: true } };`,
    "form.vitest.mjs": sends(url),
  }, { withTools: true });
  const [, vitest] = tool("vitest-3", "vitest");
  const { stdout, stderr } = await run(node(24), [vitest, "run"], { cwd: project.folder, env: { ...process.env, CI: "1", NO_COLOR: "1" } })
    .catch((error) => assert.fail(error.stdout + error.stderr));
  assert.match(stdout + stderr, /Tests\s+3 passed/);
});
