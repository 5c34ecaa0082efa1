// Jest and Vitest with jsdom: what people test their forms with.

import assert from "node:assert/strict";
import { test } from "node:test";
import { createProject, run } from "../package/project.mjs";
import { tool } from "../package/tools.mjs";

const body = `
test("a form's data is checked", () => {
  expect(typeof document).toBe("object");
  expect(api.isInitialized()).toBe(true);
  expect(api.validate({ type: "DATADOG", apiKey: "****abcd", region: "UK" }).issues.map((issue) => issue.code)).toEqual(["masked_secret", "invalid_value"]);
  expect(api.validate({ type: "WEBHOOK", url: "https://hooks.example.com/\\u00e9" }).valid).toBe(true);
  expect(api.updateRequest({ groupId: "5d791c84ff7a2522cc4f9aa1", integration: { type: "WEBHOOK", url: "https://hooks.example.com/" } }).method).toBe("PUT");
  expect(() => api.listRequest({ groupId: "x" })).toThrow(api.ValidationError);
});
`;

// Jest's jsdom has no `Request`, so nothing can be sent there; Vitest's keeps Node's.
const sends = `
import { createEmulator } from "atlas-integrations/emulator";
test("an update is sent", async () => {
  const key = { publicKey: "made-up-public", privateKey: "made-up-private" };
  const client = new api.IntegrationsClient({ auth: { kind: "digest", ...key }, fetch: createEmulator(key) });
  const list = await client.update("5d791c84ff7a2522cc4f9aa1", { type: "PAGER_DUTY", serviceKey: "made-up-service-key" }, undefined, { signal: new AbortController().signal });
  expect(api.findIntegration(list, "PAGER_DUTY").serviceKey.startsWith("****")).toBe(true);
});
`;

const project = await createProject({
  "jest.config.json": JSON.stringify({ testEnvironment: "jsdom", testMatch: ["**/*.jest.cjs"], transform: {} }),
  "form.jest.cjs": `const api = require("atlas-integrations");\n${body}`,
  "inline.jest.cjs": `const api = require("atlas-integrations/inline");\n${body}`,
  "vitest.config.mjs": `export default { test: { environment: "jsdom", include: ["*.vitest.mjs"], globals: true } };`,
  "form.vitest.mjs": `import * as api from "atlas-integrations";\n${sends}${body}`,
  "bundled.vitest.mjs": `import * as api from "atlas-integrations/inline";\n${body}`,
}, { withTools: true });

/** Runs a test runner; rejects with its report if a test fails. */
async function passes(name, args, count) {
  const [command, ...tooling] = tool(name);
  const { stdout, stderr } = await run(command, [...tooling, ...args], { cwd: project.folder, env: { ...process.env, CI: "1", NO_COLOR: "1" } })
    .catch((error) => assert.fail(error.stdout + error.stderr));
  assert.match(stdout + stderr, new RegExp(`Tests:?\\s+${count} passed`));
}

test("Jest with jsdom, require", () => passes("jest", ["--config", "jest.config.json"], 2));

test("Vitest with jsdom", () => passes("vitest", ["run"], 3));
