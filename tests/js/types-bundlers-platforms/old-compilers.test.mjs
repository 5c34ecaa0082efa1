// The shipped types in old TypeScript, in each way in which it resolved packages then, with the check of libraries on, which most
// projects leave out and some don't.

import assert from "node:assert/strict";
import { cp, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { test } from "node:test";
import { createProject, run } from "../package/project.mjs";
import { tests, tool } from "../package/tools.mjs";

/** The oldest that is supported, the first that knows `node16`, the last 4.x, and the first that knows `bundler`. */
const COMPILERS = {
  "typescript-4.3": ["node"],
  "typescript-4.7": ["node", "node16"],
  "typescript-4.9": ["node", "node16"],
  "typescript-5.0": ["node", "node16", "bundler"],
};
const MODULE = { node: "commonjs", node16: "node16", bundler: "esnext" };
const SOURCES = ["types/functions.ts", "types/schemas.ts", "types/versions.ts", "types/views.ts", "js/package/fixtures/program.ts"];

const project = await createProject();
await cp(join(tests, "node_modules/@standard-schema/spec"), join(project.folder, "node_modules/@standard-schema/spec"), { recursive: true });

for (const [compiler, resolutions] of Object.entries(COMPILERS)) {
  for (const moduleResolution of resolutions) {
    // Only `node16` asks what kind of module the importing file is.
    for (const type of moduleResolution === "node16" ? ["module", "commonjs"] : ["module"]) {
      test(`${compiler} with moduleResolution ${moduleResolution}, ${type}`, async () => {
        // Without `esnext.disposable`: `Symbol.asyncDispose` is unknown.
        const lib = ["es2020", "dom", "dom.iterable"];
        const compilerOptions = { strict: true, noEmit: true, skipLibCheck: false, target: "es2020", lib, types: [], module: MODULE[moduleResolution], moduleResolution };
        const folder = `${compiler}-${moduleResolution}-${type}`;
        await project.write({
          [`${folder}/package.json`]: JSON.stringify({ type }),
          [`${folder}/tsconfig.json`]: JSON.stringify({ compilerOptions, include: ["*.ts"] }),
        });
        for (const source of SOURCES) await cp(join(tests, source), join(project.folder, folder, basename(source)));
        const [command, ...args] = tool(compiler, "tsc");
        await run(command, [...args, "-p", join(project.folder, folder)]).catch(({ stdout }) => assert.fail(stdout));
      });
    }
  }
}

test("manifest and readme name the oldest of these compilers", async () => {
  const installed = join(project.folder, "node_modules/atlas-integrations");
  const { typeScriptVersion } = JSON.parse(await readFile(join(installed, "package.json"), "utf8"));
  const [, inReadme] = /TypeScript (\d+\.\d+)/.exec(await readFile(join(installed, "README.md"), "utf8")) ?? [];
  const [oldest] = Object.keys(COMPILERS);
  assert.deepEqual([`typescript-${typeScriptVersion}`, `typescript-${inReadme}`], [oldest, oldest]);
});
