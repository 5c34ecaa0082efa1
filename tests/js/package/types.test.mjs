// The types of the tarball: every way in which TypeScript resolves a package, for ES modules and for CommonJS; the tools that look for
// mistakes in packages; and the report that a change of the public API shows up in.

import assert from "node:assert/strict";
import { cp, readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { test } from "node:test";
import { publicApi } from "./api.mjs";
import { createProject, run, tarball } from "./project.mjs";
import { EXPECTED } from "./scenario.mjs";
import { tests, tool } from "./tools.mjs";

/** Runs a tool and returns its output, even if it failed. */
async function say([command, ...tooling], ...args) {
  const { stdout, stderr, code = 0 } = await run(command, [...tooling, ...args]).catch((error) => error);
  return { said: stdout + stderr, code };
}

const project = await createProject();
const installed = join(project.folder, "node_modules/atlas-integrations");
await cp(join(tests, "node_modules/@standard-schema/spec"), join(project.folder, "node_modules/@standard-schema/spec"), { recursive: true });

for (const [moduleResolution, module] of [["node16", "node16"], ["nodenext", "nodenext"], ["bundler", "esnext"]]) {
  for (const type of moduleResolution === "bundler" ? ["module"] : ["module", "commonjs"]) {
    const folder = `${moduleResolution}-${type}`;

    test(`TypeScript with moduleResolution ${moduleResolution}, ${type}`, async () => {
      const compilerOptions = { strict: true, module, moduleResolution, target: "es2022", lib: ["es2022", "dom", "dom.iterable"], types: [], outDir: "out", rootDir: "." };
      await project.write({
        [`${folder}/package.json`]: JSON.stringify({ type }),
        [`${folder}/tsconfig.json`]: JSON.stringify({ compilerOptions, include: ["*.ts"] }),
      });
      for (const file of ["types/forms.ts", "types/functions.ts", "types/schemas.ts", "types/versions.ts", "types/views.ts", "js/package/fixtures/program.ts"]) {
        await cp(join(tests, file), join(project.folder, folder, basename(file)));
      }
      await tsc(join(project.folder, folder));
      await project.write({ [`${folder}/out/package.json`]: JSON.stringify({ type }) });
      assert.deepEqual(await project.node(`${folder}/out/program.js`), { ...EXPECTED, german: "„API-Schlüssel“ ist erforderlich" });
    });
  }
}

test("TypeScript without the DOM library, with Node's types", async () => {
  await cp(join(tests, "node_modules/@types/node"), join(project.folder, "node_modules/@types/node"), { recursive: true });
  await cp(join(tests, "node_modules/undici-types"), join(project.folder, "node_modules/undici-types"), { recursive: true });
  const compilerOptions = { strict: true, noEmit: true, skipLibCheck: false, module: "nodenext", target: "es2022", lib: ["es2022"], types: ["node"] };
  await project.write({ "nodom/tsconfig.json": JSON.stringify({ compilerOptions }), "nodom/package.json": '{"type":"module"}' });
  for (const file of ["functions.ts", "versions.ts", "views.ts"]) await cp(join(tests, "types", file), join(project.folder, "nodom", file));
  await tsc(join(project.folder, "nodom"));
});

async function tsc(folder) {
  const { said, code } = await say(tool("typescript", "tsc"), "-p", folder);
  assert.equal(code, 0, said);
}

test("publint --strict finds nothing", async () => {
  const { said } = await say(tool("publint"), "--strict", tarball);
  assert.match(said, /All good!/);
});

test("arethetypeswrong finds nothing, in no mode of resolution", async () => {
  // `/wasm?module`, both of them, is for bundlers only: resolution of old finds no query, and CommonJS can't have it.
  const options = ["--no-color", "--format", "ascii", "--exclude-entrypoints", "wasm?module", "forms/wasm?module"];
  const { said, code } = await say(tool("@arethetypeswrong/cli", "attw"), tarball, ...options);
  assert.equal(code, 0, said);
  assert.match(said, /No problems found/);
});

test("the public API is the one in tests/golden/api.d.ts (UPDATE_GOLDEN=1 writes it anew)", async () => {
  const golden = join(tests, "golden/api.d.ts");
  const api = await publicApi(installed);
  if (process.env.UPDATE_GOLDEN) await writeFile(golden, api);
  assert.equal(api, await readFile(golden, "utf8"));
});
