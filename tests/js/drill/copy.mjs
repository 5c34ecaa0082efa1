// A copy of the project below target/drill, with one service more in each version: its block in the table, and its fixture. Nothing else differs.

import { execFile } from "node:child_process";
import { cp, mkdir, readFile, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const target = process.env.CARGO_TARGET_DIR ?? join(root, "target");
export const copy = join(root, "target/drill");
const here = (name) => fileURLToPath(new URL(name, import.meta.url));

/** Not `.cargo`: cargo reads the one of the folders above too, and would give every flag twice. */
const LEFT_OUT = ["target", "pkg", ".git", ".cargo", "node_modules", ".projects"];

/** Makes the copy anew; what cargo built there before stays. */
export async function makeCopy() {
  await mkdir(copy, { recursive: true });
  for (const name of await readdir(copy)) if (name !== "target") await rm(join(copy, name), { recursive: true, force: true });
  const filter = (path) => !LEFT_OUT.includes(basename(path));
  for (const name of await readdir(root)) {
    if (filter(name)) await cp(join(root, name), join(copy, name), { recursive: true, filter, preserveTimestamps: true });
  }
  for (const folder of ["xtask", "tests"]) await symlink(join(root, folder, "node_modules"), join(copy, folder, "node_modules"));
  await lendBuilds();
  await addService();
}

/**
 * What the project's builds made of the crates of others is taken over the first time, so that only ours are compiled. In a folder of
 * its own: two copies of one crate that share a target folder overwrite each other's files.
 */
async function lendBuilds() {
  for (const part of ["small", "debug/deps", "debug/build", "debug/.fingerprint"]) {
    const [from, to] = [join(target, part), join(copy, "target", part)];
    if (!existsSync(from) || existsSync(to)) continue;
    await mkdir(join(to, ".."), { recursive: true });
    // Not `fs.cp`: cargo compares times to the nanosecond.
    await promisify(execFile)("cp", ["-a", from, to]);
  }
}

/** Each version's table and fixture, and the block that is added to it. */
const ADDED = [
  { table: "src/core/table/v1.rs", block: "ninth-service.rs", fixture: "tests/fixtures/v1.0/NINTH_SERVICE.json" },
  { table: "src/core/table/v2.rs", block: "ninth-service-v2.rs", fixture: "tests/fixtures/v2/NINTH_SERVICE.json" },
];

/** All that differs from the project. */
export const TOUCHED = [...ADDED.map(({ table }) => table), ...ADDED.map(({ fixture }) => fixture)];

async function addService() {
  for (const { table, block, fixture } of ADDED) {
    const [rows, added] = await Promise.all([readFile(join(copy, table), "utf8"), readFile(here(block), "utf8")]);
    await writeFile(join(copy, table), rows.replace(/\n\}\n$/, `\n${added}}\n`));
    await cp(here("NINTH_SERVICE.json"), join(copy, fixture));
  }
}

/** Runs a program in the copy, with the package that was built there; what it said, and its exit code. */
export function run(program, args) {
  const { NODE_TEST_CONTEXT: _, ...rest } = process.env;
  const env = { ...rest, CARGO_TARGET_DIR: join(copy, "target"), ATLAS_PKG: join(copy, "pkg") };
  return new Promise((resolve) => {
    execFile(program, args, { cwd: copy, env, timeout: 600_000, maxBuffer: 1e9 }, (error, stdout, stderr) =>
      resolve({ code: error ? (error.code ?? error.signal) : 0, said: `$ ${program} ${args.join(" ")}\n${stdout}${stderr}` }));
  });
}

/** The files that differ from the project's, for a folder of either. */
export async function differing(folder) {
  const names = (await readdir(join(copy, folder), { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const paths = names.map((entry) => relative(copy, join(entry.parentPath ?? entry.path, entry.name)));
  const same = await Promise.all(paths.map(async (path) =>
    existsSync(join(root, path)) && (await readFile(join(root, path))).equals(await readFile(join(copy, path)))));
  return paths.filter((_, index) => !same[index]);
}
