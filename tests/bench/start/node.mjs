// A fresh Node process for each start, in a project with the packages in its node_modules.

import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { pkg } from "../support/package.mjs";
import { IN_NODE, VIEW } from "./contenders.mjs";

const TESTS = fileURLToPath(new URL("../../", import.meta.url));
const PROGRAM = `
const start = performance.now();
const { check } = await import(process.argv[2]);
const { valid } = check(${JSON.stringify(VIEW)});
console.log(JSON.stringify({ ms: performance.now() - start, valid }));
`;

/** @returns {Promise<{ start(name: string): Promise<{ ms: number, valid: boolean }>, close(): Promise<void> }>} */
export async function openNode() {
  const folder = await mkdtemp(join(tmpdir(), "atlas-integrations-start-"));
  await cp(join(TESTS, "size"), folder, { recursive: true });
  await writeFile(join(folder, "program.mjs"), PROGRAM);
  await mkdir(join(folder, "node_modules"));
  await symlink(pkg, join(folder, "node_modules/atlas-integrations"), "dir");
  for (const name of ["zod", "valibot"]) await symlink(join(TESTS, "node_modules", name), join(folder, "node_modules", name), "dir");
  return {
    async start(name) {
      const { stdout } = await promisify(execFile)(process.execPath, ["program.mjs", `./${IN_NODE[name].file}.mjs`], { cwd: folder });
      return JSON.parse(stdout);
    },
    close: () => rm(folder, { recursive: true }),
  };
}
