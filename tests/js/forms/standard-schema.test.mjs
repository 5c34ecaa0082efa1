// The rules of Standard Schema 1.1 and Standard JSON Schema, sentence by sentence (https://standardschema.dev); the types are in tests/types.

import assert from "node:assert/strict";
import { test } from "node:test";
import { getDotPath, SchemaError } from "@standard-schema/utils";
import fc from "fast-check";
import { bodiesOf } from "./support/bodies.mjs";
import { api, apiOf, versionOf } from "./support/package.mjs";

const VERSIONS = Object.entries({ "v1.0": api, v2: api.v2 });
const ALL = VERSIONS.flatMap(([version, { schemas }]) => Object.entries(schemas).map(([type, schema]) => [version, type, schema]));

for (const [version, type, schema] of ALL) {
  test(`${version}, schemas.${type}: version, vendor, validate and jsonSchema, and no more`, () => {
    const standard = schema["~standard"];
    assert.deepEqual(Object.keys(standard).sort(), ["jsonSchema", "validate", "vendor", "version"]);
    assert.deepEqual([standard.version, standard.vendor], [1, "atlas-integrations"]);
    // Taken out of the object, as libraries do: neither needs its `this`.
    const { validate, jsonSchema: { input, output } } = standard;
    assert.ok(Array.isArray(validate(undefined).issues));
    assert.deepEqual(input({ target: "draft-07" }), output({ target: "draft-07" }));
  });

  test(`${version}, schemas.${type}: jsonSchema gives a fresh plain object, and throws for a target that it does not know`, () => {
    const { input } = schema["~standard"].jsonSchema;
    for (const target of ["draft-2020-12", "draft-07", "openapi-3.0"]) {
      const json = input({ target, libraryOptions: {} });
      assert.deepEqual(JSON.parse(JSON.stringify(json)), json);
      json.title = "changed";
      assert.notEqual(input({ target }).title, "changed");
    }
    for (const target of ["draft-04", "draft-2019-09", ""]) assert.throws(() => input({ target }), api.ValidationError);
  });
}

for (const [version, { schemas, validate }] of VERSIONS) test(`${version}: a result is a value without issues, or issues without a value; it is there at once, and the input is untouched`, () => {
  fc.assert(
    fc.property(bodiesOf(apiOf(version)), ([type, body]) => {
      const before = structuredClone(body);
      for (const [schema, asked] of [[schemas[type], type], [schemas.ANY, undefined]]) {
        const result = schema["~standard"].validate(body);
        assert.ok(!(result instanceof Promise));
        assert.deepEqual(body, before);
        if (result.issues === undefined) {
          assert.deepEqual(Object.keys(result), ["value"]);
          assert.deepEqual(result.value, validate(body, { type: asked, mode: "form" }).value);
          continue;
        }
        assert.deepEqual(Object.keys(result), ["issues"]);
        assert.ok(result.issues.length > 0);
        for (const issue of result.issues) checkIssue(issue);
      }
    }),
    { numRuns: 1_000 },
  );
});

function checkIssue(issue) {
  assert.equal(typeof issue.message, "string");
  assert.ok(issue.message.length > 0);
  assert.ok(Array.isArray(issue.path) && issue.path.every((key) => typeof key === "string"));
  assert.equal(typeof issue.code, "string");
  assert.equal(Object.getPrototypeOf(issue.params), Object.prototype);
  assert.equal(issue.severity, "error");
}

for (const [version, { schemas, validate }] of VERSIONS) test(`${version}: the same verdict as validate in form mode, the same issues in the same order`, () => {
  fc.assert(
    fc.property(bodiesOf(apiOf(version)), ([type, body]) => {
      assert.deepEqual(schemas[type]["~standard"].validate(body).issues ?? [], validate(body, { type, mode: "form" }).issues);
      assert.deepEqual(schemas.ANY["~standard"].validate(body).issues ?? [], validate(body, { mode: "form" }).issues);
    }),
    { numRuns: 1_000 },
  );
});

test(`${versionOf("@standard-schema/utils")} reads the issues`, () => {
  const { issues } = api.schemas.WEBHOOK["~standard"].validate({ url: "x" });
  assert.deepEqual(issues.map(getDotPath), ["url"]);
  assert.equal(new SchemaError(issues).message, "`url` must be a full URL that begins with `http://` or `https://`");
});
