// The tarball in Node: ES modules and CommonJS, ready on import.

import assert from "node:assert/strict";
import { test } from "node:test";
import { serveAtlas } from "./emulator.mjs";
import { createProject } from "./project.mjs";
import { CJS, ESM, EXPECTED, program } from "./scenario.mjs";

const PROGRAMS = {
  "esm.mjs": ESM,
  "cjs.cjs": CJS,
  "inline.mjs": program('import * as api from "atlas-integrations/inline";'),
  "inline.cjs": program('const api = require("atlas-integrations/inline");'),
};

const atlas = await serveAtlas();
const project = await createProject(PROGRAMS);

for (const file of Object.keys(PROGRAMS)) {
  test(`${file} checks, sends and refuses`, async () => {
    assert.deepEqual(await project.node(file, atlas), EXPECTED);
  });

  test(`${file} needs no eval`, async () => {
    assert.deepEqual(await project.node("--disallow-code-generation-from-strings", file, atlas), EXPECTED);
  });
}

for (const [what, platform] of Object.entries({
  "Uint8Array.fromBase64": "Uint8Array.fromBase64 = (text) => { used = true; return Buffer.from(text, 'base64'); };",
  Buffer: "delete Uint8Array.fromBase64; const from = Buffer.from; Buffer.from = (...args) => { used ||= args[1] === 'base64'; return from(...args); };",
  atob: "delete Uint8Array.fromBase64; delete globalThis.Buffer; const { atob } = globalThis; globalThis.atob = (text) => { used = true; return atob(text); };",
})) {
  test(`the wasm inside is read with ${what} where the platform has it`, async () => {
    const program = `let used = false; ${platform}
      (async () => {
        const { validate } = await import("atlas-integrations/inline");
        const { valid } = validate({ type: "PAGER_DUTY", serviceKey: "made-up-service-key" });
        console.log(JSON.stringify({ valid, used }));
      })();`;
    await project.write({ "decode.cjs": program });
    assert.deepEqual(await project.node("decode.cjs"), { valid: true, used: true });
  });
}

test("ES module, CommonJS and /inline share one instance and the same errors, whichever comes first", async () => {
  const report = `
    let thrown;
    try { a.listRequest({ groupId: "x" }); } catch (error) { thrown = error; }
    console.log(JSON.stringify({
      shared: thrown instanceof b.ValidationError && b.ValidationError === c.ValidationError && a.ValidationError === b.ValidationError,
      promise: a.init() === b.init() && b.init() === c.init(),
      instances,
    }));
  `;
  // Counts instances: what is shared must be made once.
  const counted = `let instances = 0; WebAssembly.Instance = class extends WebAssembly.Instance { constructor(...args) { super(...args); instances++; } };`;
  await project.write({
    "esm-first.mjs": `
      import { createRequire } from "node:module";
      ${counted}
      const a = await import("atlas-integrations"), c = await import("atlas-integrations/inline");
      a.validate({});
      const b = createRequire(import.meta.url)("atlas-integrations");
      b.validate({}); c.validate({});
      ${report}`,
    "cjs-first.cjs": `
      ${counted}
      (async () => {
        const a = require("atlas-integrations"), c = require("atlas-integrations/slim");
        a.validate({});
        const b = await import("atlas-integrations");
        b.validate({}); c.validate({});
        ${report}
      })();`,
  });
  for (const file of ["esm-first.mjs", "cjs-first.cjs"]) {
    assert.deepEqual(await project.node(file), { shared: true, promise: true, instances: 1 }, file);
  }
});

test("plain data needs no wasm, the rest says what to do", async () => {
  const body = `
    const fields = api.describeIntegration("DATADOG").fields.map((field) => field.name);
    const schema = api.jsonSchema("SLACK").required;
    let thrown;
    try { api.validate({}); } catch (error) { thrown = error; }
    console.log(JSON.stringify({ type: api.INTEGRATION_TYPES[0], fields, schema, ready: api.isInitialized(), thrown }));
  `;
  await project.write({
    "slim.mjs": `import * as api from "atlas-integrations/slim";${body}`,
    "slim.cjs": `const api = require("atlas-integrations/slim");${body}`,
  });
  for (const file of ["slim.mjs", "slim.cjs"]) {
    const { thrown, ...rest } = await project.node(file);
    assert.deepEqual(rest, { type: "PAGER_DUTY", fields: ["apiKey", "region"], schema: ["type", "apiToken", "teamName"], ready: false });
    assert.equal(thrown.name, "NotInitializedError");
    assert.equal(thrown.code, "not_initialized");
    assert.match(thrown.message, /await init\(\)/);
  }
});

test("the emulator is there for both kinds too", async () => {
  const body = `console.log(JSON.stringify([typeof emulator.createEmulator, typeof emulator.serve]));`;
  await project.write({
    "emulator.mjs": `import * as emulator from "atlas-integrations/emulator";${body}`,
    "emulator.cjs": `const emulator = require("atlas-integrations/emulator");${body}`,
  });
  for (const file of ["emulator.mjs", "emulator.cjs"]) assert.deepEqual(await project.node(file), ["function", "function"], file);
});

test("an error is printed under its own name, as an ES module and as CommonJS", async () => {
  const body = `
    const { inspect } = await import("node:util");
    const error = (() => { try { api.listRequest({ groupId: "x" }); } catch (error) { return error; } })();
    console.log(JSON.stringify([error.constructor.name, inspect(error).split(":")[0]]));
  `;
  await project.write({
    "names.mjs": `import * as api from "atlas-integrations";${body}`,
    "names.cjs": `const api = require("atlas-integrations");(async () => {${body}})();`,
  });
  for (const file of ["names.mjs", "names.cjs"]) assert.deepEqual(await project.node(file), ["ValidationError", "ValidationError"], file);
});
