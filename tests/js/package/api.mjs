// The public API as text: what tests/golden/api.d.ts holds.

import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";

/**
 * All declaration files of a package, but for the locales, which are alike, and for what is a copy in v2/, without comments and empty lines: only
 * what a user's compiler sees.
 */
export async function publicApi(folder) {
  const files = (await readdir(folder, { recursive: true })).filter((file) => /^(?!locales\/|node_modules\/|v2\/(?!types\.)).*\.d\.ts$/.test(file)).sort();
  const parts = await Promise.all(files.map(async (file) => `// ${file}\n${inOrder(file, bare(await readFile(join(folder, file), "utf8")))}`));
  return `${parts.join("\n\n")}\n`;
}

function bare(types) {
  return types.replace(/\/\*[^]*?\*\//g, "").split("\n").filter((line) => line.trim() && !line.trim().startsWith("//")).join("\n");
}

/** The types of the Rust code come in the order in which the linker found them, which differs from build to build. Nothing else is sorted: of a function's overloads the order counts. */
function inOrder(file, types) {
  return /^atlas_integrations/.test(file) ? types.split(/\n(?=export )/).sort().join("\n") : types;
}
