// The built package, as the tests of this folder load it.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export const pkg = process.env.ATLAS_PKG;
if (!pkg) throw new Error("ATLAS_PKG must name the built package: run this suite with `cargo xtask test forms`");

export const root = fileURLToPath(new URL("../../../../", import.meta.url));
export const tests = join(root, "tests");

export const api = await import(pathToFileURL(join(pkg, "loaders/inline.js")).href);
/** The exports of one version. */
export const apiOf = (version) => (version === "v2" ? api.v2 : api);

/** The version of an installed library, for the names of tests. */
export const versionOf = (library) =>
  `${library} ${JSON.parse(readFileSync(join(tests, "node_modules", library, "package.json"), "utf8")).version}`;
