// The drill: a made-up service more is its block in a version's table and its fixture, and everything else has it. In both versions.

import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { publicApi } from "../package/api.mjs";
import { copy, differing, makeCopy, run, TOUCHED } from "./copy.mjs";

const TYPE = "NINTH_SERVICE";
const TOKEN = "made-up-ninth-token-0001";
const VIEW = { type: TYPE, ninthToken: TOKEN, tier: "PLUS", board: "on-call" };
const WRONG = { type: TYPE, ninthToken: "****0001", tier: "GOLD", board: 5, tear: "PLUS" };
const CODES = ["masked_secret", "invalid_value", "invalid_type", "unknown_field"];

let api;
let server;
before(async () => {
  await makeCopy();
  const { code, said } = await run("cargo", ["xtask", "build"]);
  assert.equal(code, 0, said);
  const load = (file) => import(pathToFileURL(join(copy, "pkg", file)).href);
  [api, server] = [await load("loaders/inline.js"), await load("emulator.js")];
});

test("nothing but the tables differ, and a fixture was added", async () => {
  const folders = ["src", "pkg-template", "www", "tests/fixtures", "tests/types", "tests/golden", "tests/support", "xtask/src"];
  const all = await Promise.all(folders.map(differing));
  assert.deepEqual(all.flat().sort(), TOUCHED.sort());
});

for (const [version, of] of [["v1.0", () => api], ["v2", () => api.v2]]) {
  test(`${version}: catalogue: types, description with secret, enum and optional text`, () => {
    assert.equal(of().INTEGRATION_TYPES.at(-1), TYPE);
    const { service, fields } = of().describeIntegration(TYPE);
    assert.equal(service, "Ninth Service");
    const facts = fields.map(({ name, kind, required, secret, options }) => ({ name, kind, required, secret, options: options?.map(({ value }) => value) }));
    assert.deepEqual(facts, [
      { name: "ninthToken", kind: "text", required: true, secret: true, options: undefined },
      { name: "tier", kind: "enum", required: true, secret: false, options: ["BASIC", "PLUS"] },
      { name: "board", kind: "text", required: false, secret: false, options: undefined },
    ]);
  });

  test(`${version}: JSON Schema: of what is sent and of what comes back, by itself, among all, and in the uiSchema`, () => {
    const { properties, required } = of().jsonSchema(TYPE);
    assert.deepEqual([properties.ninthToken.format, properties.tier.enum, required], ["password", ["BASIC", "PLUS"], ["type", "ninthToken", "tier"]]);
    assert.deepEqual(of().jsonSchema(TYPE, { view: "returned" }).required, ["type", "ninthToken", "tier"]);
    assert.equal(of().jsonSchema("ANY").oneOf.at(-1).properties.type.const, TYPE);
    assert.equal(of().uiSchema(TYPE).ninthToken["ui:widget"], "password");
  });

  test(`${version}: validation: on its own, by a field, as a Standard Schema, with a suggestion for a slip`, () => {
    assert.equal(of().validate(VIEW).valid, true);
    assert.deepEqual(of().validate(WRONG).issues.map(({ code }) => code), CODES);
    assert.deepEqual(of().validateField(TYPE, "tier", "GOLD").map(({ params }) => params), [{ allowed: ["BASIC", "PLUS"] }]);
    assert.deepEqual(of().schemas[TYPE]["~standard"].validate(WRONG).issues.map(({ code }) => code), CODES);
    assert.equal(of().validate({ type: "NINTH_SERVICES" }).issues[0].params.suggestion, TYPE);
  });

  test(`${version}: redaction: no copy, request or command shows the secret`, () => {
    const request = of().updateRequest({ groupId: "5d791c84ff7a2522cc4f9aa1", integration: VIEW });
    assert.match(request.path, /\/integrations\/NINTH_SERVICE$/);
    assert.deepEqual(of().redact(VIEW), { ...VIEW, ninthToken: "****0001" });
    for (const shown of [JSON.stringify(of().redact(request)), of().toCurl(request)]) assert.ok(!shown.includes(TOKEN) && shown.includes("****0001"));
  });

  test(`${version}: edits: a form's left-overs are dropped, and a masked secret is asked for again`, () => {
    assert.deepEqual(of().pickView(TYPE, { ...VIEW, apiKey: "left over", board: " " }), { type: TYPE, ninthToken: TOKEN, tier: "PLUS" });
    assert.deepEqual(of().prepareUpdate({ ...VIEW, ninthToken: "****0001" }, {}).retype, ["ninthToken"]);
  });

  test(`${version}: emulator: set up, masked, refused`, async () => {
    const groupId = "5d791c84ff7a2522cc4f9aa1";
    const emulator = server.createEmulator({ authentication: "none", groups: [groupId] });
    const client = new (of().IntegrationsClient)({ fetch: emulator });
    const { id: _, ...created } = of().findIntegration(await client.create(groupId, VIEW), TYPE);
    assert.deepEqual(created, { ...VIEW, ninthToken: `${"*".repeat(20)}0001` });
    assert.equal((await client.get(groupId, TYPE)).tier, "PLUS");
  });
}

test("types: its views by name, in the unions and by type", async () => {
  await writeFile(join(copy, "tests/types/ninth-service.ts"), `
    import { schemas, validate } from "atlas-integrations";
    import type { IntegrationView, NinthServiceTier, NinthServiceView, ReturnedNinthServiceView, ReturnedOf, ViewOf } from "atlas-integrations";
    const tier: NinthServiceTier = "BASIC";
    const view: NinthServiceView & IntegrationView & ViewOf<"NINTH_SERVICE"> = { type: "NINTH_SERVICE", ninthToken: "made-up", tier };
    // @ts-expect-error: none of its tiers
    const wrong: NinthServiceView = { ...view, tier: "GOLD" };
    // @ts-expect-error: the tier is required
    const missing: NinthServiceView = { type: "NINTH_SERVICE", ninthToken: "made-up" };
    const board = (returned: ReturnedOf<"NINTH_SERVICE"> & ReturnedNinthServiceView): string | null | undefined => returned.board;
    const result = validate({}, { type: "NINTH_SERVICE" });
    if (result.valid) result.value satisfies NinthServiceView;
    import type { v2 } from "atlas-integrations";
    const newer: v2.NinthServiceView & v2.ViewOf<"NINTH_SERVICE"> = view;
    const back = (returned: v2.ReturnedNinthServiceView): v2.ReturnedView => returned;
    export { back, board, missing, newer, schemas, wrong };
    export const same: typeof schemas.NINTH_SERVICE = schemas.NINTH_SERVICE;
  `);
  const { code, said } = await run("tsc", ["--noEmit", "-p", "tests/types/tsconfig.json"]);
  assert.equal(code, 0, said);
});

test("the public API is the golden one, but for the new type", async () => {
  const api = (await publicApi(join(copy, "pkg")))
    .replace(/^export (interface|type) (V2)?(Returned)?NinthService\w+ (\{[^]*?^\}|.*;)\n/gm, "")
    .replace(/^ +(V2)?(Returned)?NinthService\w+( as \w+)?,\n/gm, "")
    .replace(/ \| ("NINTH_SERVICE"|(V2)?(Returned)?NinthServiceView)/g, "");
  assert.equal(api, await readFile(join(copy, "tests/golden/api.d.ts"), "utf8"));
});

test("the host tests of core, which go through all services and their fixtures", async () => {
  const tests = ["curl", "edit", "integration", "redact", "request", "response", "schema", "suggest", "validate"];
  const { code, said } = await run("cargo", ["test", "--package", "atlas-integrations", ...tests.flatMap((name) => ["--test", name])]);
  assert.equal(code, 0, said);
  assert.equal(said.match(/^test result: ok\. [1-9]/gm)?.length, tests.length, said);
});

for (const [what, files, count] of [
  ["facade: messages, schemas, errors", ["facade/catalogue", "facade/messages", "facade/schemas"], 40],
  ["client: sent, read, redacted", ["client/operations", "client/redact"], 2],
  ["emulator: each operation, masks, what is missing", ["emulator/operations"], 2],
  ["form library: filled in wrong, corrected, submitted", ["forms/tanstack-form"], 1],
  ["the admin page: set up, changed, deleted", ["e2e/services"], 3],
]) {
  test(`the suites' own tests have it: ${what}`, async () => {
    const only = count < 10 ? ["--test-name-pattern", `${TYPE}|Ninth Service`] : [];
    const paths = files.map((file) => `tests/js/${file}.test.mjs`);
    const { code, said } = await run(process.execPath, ["--test", "--test-reporter=tap", ...only, ...paths]);
    assert.equal(code, 0, said);
    assert.ok(Number(/^# pass (\d+)$/m.exec(said)?.[1]) >= count, said);
  });
}
