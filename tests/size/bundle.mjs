// What esbuild makes of some of this folder's files for a browser, with the built package installed as a user has it.

import { mkdtemp, readFile, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { pkg } from "../bench/support/package.mjs";

const folder = fileURLToPath(new URL(".", import.meta.url));
const WASM = ["atlas_integrations_bg.wasm", "forms/atlas_integrations_forms_bg.wasm"];

/**
 * @param {string[]} files  names in this folder, without `.mjs`; the bundle exports what they export
 * @returns {Promise<{ name: string, bytes: Uint8Array }[]>} the script, and the files that it needs next to it
 */
export async function bundle(files) {
  const modules = await mkdtemp(join(tmpdir(), "atlas-integrations-size-"));
  try {
    await symlink(pkg, join(modules, "atlas-integrations"), "dir");
    const { outputFiles: [script] } = await build({
      stdin: { contents: files.map((file) => `export * from "./${file}.mjs";`).join("\n"), resolveDir: folder },
      bundle: true, minify: true, format: "esm", write: false, logLevel: "error", nodePaths: [modules],
      // digest-fetch needs it if the platform has no `fetch`; a browser never loads it.
      external: ["node-fetch"],
    });
    const outputs = [{ name: "bundle.js", bytes: script.contents }];
    // esbuild moves no file that `new URL("…", import.meta.url)` names, the page loads it all the same.
    for (const file of WASM.filter((file) => script.text.includes(`/${basename(file)}"`))) outputs.push({ name: basename(file), bytes: await readFile(join(pkg, file)) });
    return outputs;
  } finally {
    await rm(modules, { recursive: true });
  }
}
