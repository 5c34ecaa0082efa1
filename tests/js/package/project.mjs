// A fresh project with the packed tarball installed, as a user has it: what the tests of this folder run in.

import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after } from "node:test";
import { promisify } from "node:util";
import { tests } from "./tools.mjs";

export const run = promisify(execFile);

export const tarball = process.env.ATLAS_TARBALL;
if (!tarball) throw new Error("ATLAS_TARBALL must name the packed package: run this suite with `cargo xtask test package`");

/**
 * A project of its own for a test file; it is removed when the file's tests have run.
 *
 * @param {Record<string, string>} [files]  sources by path
 * @param {{ withTools?: boolean }} [options]  whether it finds what tests/ has installed: it lies below tests/ then
 */
export async function createProject(files = {}, { withTools = false } = {}) {
  const parent = withTools ? join(tests, ".projects") : tmpdir();
  await mkdir(parent, { recursive: true });
  const folder = await mkdtemp(join(parent, "atlas-integrations-"));
  after(() => rm(folder, { recursive: true, force: true }));
  const project = {
    folder,
    /** Adds sources: text by path. */
    write: (more) => writeFiles(folder, more),
    /** Runs a program; what it printed, as JSON. One that fails rejects with what it said. */
    run: async (command, ...args) => JSON.parse((await run(command, args, { cwd: folder, timeout: 240_000 })).stdout),
    node: (...args) => project.run(process.execPath, ...args),
  };
  await project.write({ "package.json": JSON.stringify({ name: "project", private: true }), ...files });
  // Offline, because the package has no dependency: an install that asks a registry for something fails.
  await run("npm", ["install", "--offline", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", folder, tarball], { cwd: folder });
  return project;
}

async function writeFiles(folder, files) {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}
