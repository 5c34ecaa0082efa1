// `/forms` from the tarball: its own small wasm, ready on import if the full package is, and nothing else twice.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { createProject } from "./project.mjs";

const NAMES = [
  "INTEGRATION_TYPES", "describeIntegration", "jsonSchema", "localizeIssues", "looksUnchanged", "pickView", "prepareUpdate", "redact", "schemas", "uiSchema", "validate",
  "validateField",
];
const ERRORS = [
  "AbortedError", "AtlasApiError", "AtlasIntegrationsError", "AuthenticationError", "DigestError", "NetworkError", "NotInitializedError", "RateLimitError",
  "ResponseFormatError", "TimeoutError", "ValidationError",
];

/** Everything that crosses into the wasm, of both versions. */
const ANSWERS = `
const answers = (forms) => [forms, forms.v2].map((api) => {
  const thrown = () => { try { api.pickView("DATADOGS", {}); } catch (error) { return [error instanceof forms.ValidationError, error.issues[0].params]; } };
  const view = { type: "WEBHOOK", url: "https://hooks.example.com/made-up", secret: "made-up-secret-of-24-chars" };
  const current = { type: "DATADOG", apiKey: "****************************cdef", region: "EU" };
  return {
    codes: api.validate({ type: "SLACK", apiToken: "****", more: 1 }).issues.map(({ code }) => code),
    form: api.schemas.DATADOG["~standard"].validate({ apiKey: "0123456789abcdef0123456789abcdef", region: "" }).value,
    url: api.validateField("WEBHOOK", "url", "ftp://example.com").map(({ code }) => code),
    masked: api.redact(view),
    picked: api.pickView("DATADOG", { apiKey: "a", url: "b" }),
    update: api.prepareUpdate(current, { apiKey: "0123456789abcdef0123456789abcdef" }),
    same: api.looksUnchanged(current.apiKey, "0123456789abcdef0123456789abcdef"),
    thrown: thrown(),
  };
});
`;

const project = await createProject();

async function answersOf(file, load, ready = "") {
  await project.write({ [file]: `${load}\n${ANSWERS}(async () => { ${ready} console.log(JSON.stringify(answers(forms))); })();` });
  return project.node(file);
}

test("it has what a form needs, of both versions, and nothing that sends", async () => {
  await project.write({ "names.mjs": 'import * as forms from "atlas-integrations/forms"; console.log(JSON.stringify([Object.keys(forms).sort(), Object.keys(forms.v2).sort()]));' });
  const [top, v2] = await project.node("names.mjs");
  assert.deepEqual(top, [...NAMES, ...ERRORS, "init", "isInitialized", "v2"].sort());
  assert.deepEqual(v2, [...NAMES].sort());
});

test("every entry point answers as the full package", async () => {
  const expected = await answersOf("full.mjs", 'import * as forms from "atlas-integrations";');
  assert.deepEqual(expected[0].thrown, [true, { suggestion: "DATADOG" }]);
  const bytes = 'require("fs").readFileSync(require.resolve("atlas-integrations/forms/wasm"))';
  assert.deepEqual(await answersOf("forms.mjs", 'import * as forms from "atlas-integrations/forms";'), expected);
  assert.deepEqual(await answersOf("inline.mjs", 'import * as forms from "atlas-integrations/forms/inline";'), expected);
  assert.deepEqual(await answersOf("forms.cjs", 'const forms = require("atlas-integrations/forms");'), expected);
  assert.deepEqual(await answersOf("inline.cjs", 'const forms = require("atlas-integrations/forms/inline");'), expected);
  assert.deepEqual(await answersOf("slim.cjs", 'const forms = require("atlas-integrations/forms/slim");', `await forms.init(${bytes});`), expected);
});

test("beside the full package, whichever is loaded first, functions, schemas, errors and locales are one, and `init` is its own", async () => {
  for (const [first, second] of [["forms", "slim"], ["slim", "forms"]]) {
    await project.write({ [`beside-${first}.mjs`]: `
      import { createRequire } from "node:module";
      await import("atlas-integrations/${first === "forms" ? "forms" : "slim"}");
      await import("atlas-integrations/${second === "forms" ? "forms" : "slim"}");
      const forms = await import("atlas-integrations/forms"), full = await import("atlas-integrations/slim");
      const required = createRequire(import.meta.url)("atlas-integrations/forms");
      const names = ${JSON.stringify([...NAMES, ...ERRORS])};
      const thrown = (run) => { try { run(); } catch (error) { return error; } };
      const before = thrown(() => new full.IntegrationsClient({ auth: { kind: "none" } }));
      const ready = [forms.isInitialized(), full.isInitialized()];
      const refused = thrown(() => forms.pickView("NONE", {}));
      const inits = [forms.init === full.init, forms.init() === required.init(), forms.init() === full.init(new Uint8Array())];
      await import("atlas-integrations/locales/de");
      console.log(JSON.stringify({
        different: names.filter((name) => forms[name] !== full[name]),
        before: before.code, ready, refused: refused instanceof full.ValidationError && refused instanceof required.ValidationError, inits,
        german: [forms, required].map((api) => api.validate({ type: "DATADOG" }, { locale: "de" }).issues[0].message),
      }));` });
    assert.deepEqual(await project.node(`beside-${first}.mjs`), {
      different: [], before: "not_initialized", ready: [true, false], refused: true, inits: [false, true, false],
      german: ["„API-Schlüssel“ ist erforderlich", "„API-Schlüssel“ ist erforderlich"],
    });
  }
});

test("before `init` it says what to do, and the wasm of the full package is refused by name", async () => {
  await project.write({ "early.mjs": `
    import { readFile } from "node:fs/promises";
    import * as forms from "atlas-integrations/forms/slim";
    const message = (run) => { try { run(); } catch (error) { return error.message; } };
    const bytes = await readFile("node_modules/atlas-integrations/atlas_integrations_bg.wasm");
    const failed = (source) => forms.init(source).catch((error) => error.message);
    console.log(JSON.stringify([message(() => forms.validate({})), await failed(), await failed(bytes), forms.isInitialized(), forms.INTEGRATION_TYPES.length]));` });
  const [early, nothing, other, ready, types] = await project.node("early.mjs");
  assert.match(early, /`await init\(\)` once.*`atlas-integrations\/forms\/inline`/);
  assert.match(nothing, /import `atlas-integrations\/forms\/inline`/);
  assert.match(other, /serve the `atlas_integrations_forms_bg\.wasm`/);
  assert.deepEqual([ready, types], [false, 8]);
});

test("its wasm is a third of the full one", async () => {
  const size = async (file) => (await readFile(join(project.folder, "node_modules/atlas-integrations", file))).length;
  assert.ok((await size("forms/atlas_integrations_forms_bg.wasm")) * 2.5 < (await size("atlas_integrations_bg.wasm")));
});
