// The command line as a process, beside a Node that does nothing.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pkg } from "../support/package.mjs";

const MAIN = join(pkg, "cli/main.js");

/** What is started; the first is what the others are compared with. */
export const COMMANDS = {
  "node -e 0": ["-e", "0"],
  "--version": [MAIN, "--version"],
  "--help": [MAIN, "--help"],
  "validate FILE": [MAIN, "validate", "atlas.yaml"],
};

const FILE = "integrations:\n  - { type: DATADOG, apiKey: { file: key }, region: EU }\n";

/** @returns {Promise<{ start(name: string): Promise<number>, close(): Promise<void> }>} `start` gives milliseconds */
export async function openCommandLine() {
  const cwd = await mkdtemp(join(tmpdir(), "atlas-cli-start-"));
  await writeFile(join(cwd, "atlas.yaml"), FILE);
  await writeFile(join(cwd, "key"), "0123456789abcdef0123456789abcdef");
  return {
    async start(name) {
      const begin = performance.now();
      const child = spawn(process.execPath, COMMANDS[name], { cwd, stdio: "ignore" });
      const code = await new Promise((resolve, reject) => child.once("error", reject).once("close", resolve));
      assert.equal(code, 0, name);
      return performance.now() - begin;
    },
    close: () => rm(cwd, { recursive: true }),
  };
}
