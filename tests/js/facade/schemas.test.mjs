// The Standard Schemas: shape and behaviour of the specification, versions 1.1.

import assert from "node:assert/strict";
import { test } from "node:test";
import { api } from "./api.mjs";

const VALID = { type: "DATADOG", apiKey: "0123456789abcdef0123456789abcdef" };

test("one schema per type and ANY, plain frozen objects", () => {
  assert.deepEqual(Object.keys(api.schemas).sort(), ["ANY", ...api.INTEGRATION_TYPES].sort());
  for (const schema of Object.values(api.schemas)) {
    assert.deepEqual(Object.keys(schema), ["~standard"]);
    const { version, vendor, validate, jsonSchema } = schema["~standard"];
    assert.deepEqual([version, vendor, typeof validate, typeof jsonSchema.input, typeof jsonSchema.output], [1, "atlas-integrations", "function", "function", "function"]);
    assert.ok(Object.isFrozen(schema) && Object.isFrozen(schema["~standard"]));
  }
});

test("a valid value comes back at once, as a copy that is ready to be sent", () => {
  assert.deepEqual(api.schemas.DATADOG["~standard"].validate(VALID), { value: VALID });
  assert.deepEqual(api.schemas.ANY["~standard"].validate(VALID), { value: VALID });
});

test("issues have message, path, code and params", () => {
  const { issues, ...rest } = api.schemas.DATADOG["~standard"].validate({ region: "UK" });
  assert.deepEqual(rest, {});
  assert.deepEqual(issues.map(({ path, code, params }) => ({ path, code, params })), [
    { path: ["apiKey"], code: "required", params: {} },
    { path: ["region"], code: "invalid_value", params: { allowed: ["US", "EU"] } },
  ]);
  assert.ok(issues.every(({ message }) => typeof message === "string"));
});

test("a service's schema refuses another's view, ANY takes all", () => {
  assert.deepEqual(api.schemas.SLACK["~standard"].validate(VALID).issues[0].code, "type_mismatch");
  assert.equal(api.schemas.ANY["~standard"].validate({ ...VALID, type: "NOPE" }).issues[0].code, "unknown_type");
});

test("options that throw when they are read break nothing", () => {
  const failing = (name) => Object.defineProperty({}, name, { enumerable: true, get() { throw new Error("mine"); } });
  const { validate } = api.schemas.DATADOG["~standard"];
  for (const options of [failing("libraryOptions"), ...["locale", "messages"].map((name) => ({ libraryOptions: failing(name) })), { libraryOptions: { locale: failing("messages"), messages: failing("required") } }, { libraryOptions: null }, null]) {
    assert.deepEqual(validate({}, options), validate({}));
  }
});

test("warnings block nothing", () => {
  const odd = { type: "FLOWDOCK", flowName: "f", apiToken: " made-up ", orgName: "o" };
  assert.equal(api.validate(odd).warnings.length, 2);
  assert.deepEqual(api.schemas.FLOWDOCK["~standard"].validate(odd), { value: odd });
});

test("libraryOptions choose the words of one call, and nothing else", () => {
  const validate = (libraryOptions) => api.schemas.DATADOG["~standard"].validate({ apiKey: "" }, { libraryOptions });
  assert.equal(validate({ locale: "de" }).issues[0].message, "„API-Schlüssel“ ist erforderlich");
  assert.equal(validate({ messages: { required: "!" } }).issues[0].message, "!");
  assert.equal(validate({ type: "SLACK", mode: "partial" }).issues[0].message, "`apiKey` is required");
});

test("jsonSchema gives the three dialects, input equal to output, and throws for others", () => {
  for (const target of ["draft-2020-12", "draft-07", "openapi-3.0"]) {
    const { input, output } = api.schemas.DATADOG["~standard"].jsonSchema;
    assert.deepEqual(input({ target }), api.jsonSchema("DATADOG", { target }));
    assert.deepEqual(output({ target }), input({ target }));
  }
  assert.throws(() => api.schemas.ANY["~standard"].jsonSchema.input({ target: "draft-04" }), api.ValidationError);
});
