// The programs that the tests run: other runtimes and tools, all from the one lockfile of tests/. Nothing is looked up on the PATH.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const tests = fileURLToPath(new URL("../../", import.meta.url));

const folder = (name) => join(tests, "node_modules", name);

/** A Node of a major version, from the npm package with its binary. */
export const node = (major) => join(folder(`node${major}-linux-${process.arch}`), "bin/node");

export const deno = () => join(folder(`@deno/linux-${process.arch}-glibc`), "deno");
export const bun = () => join(folder(`@oven/bun-linux-${process.arch === "arm64" ? "aarch64" : process.arch}`), "bin/bun");
export const workerd = () => join(folder(`@cloudflare/workerd-linux-${process.arch === "arm64" ? "arm64" : "64"}`), "bin/workerd");

/**
 * The command line of an npm tool, on Node 22: the newest majors of some refuse Node 20.
 *
 * @param {string} name  the package
 * @param {string} [command]  if it has several
 */
export function tool(name, command = name) {
  const { bin } = JSON.parse(readFileSync(join(folder(name), "package.json"), "utf8"));
  return [node(22), join(folder(name), typeof bin === "string" ? bin : bin[command])];
}
