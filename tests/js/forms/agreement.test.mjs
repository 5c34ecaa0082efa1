// Ajv with our JSON Schema and `validate` agree, except for what JSON Schema cannot express.

import assert from "node:assert/strict";
import { test } from "node:test";
import Ajv from "ajv";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { bodiesOf } from "./support/bodies.mjs";
import { api, apiOf, versionOf } from "./support/package.mjs";

const RUNS = 5_000;
const HARMLESS_URL = "https://hooks.example.com/made-up";

const isObject = (body) => typeof body === "object" && body !== null && !Array.isArray(body);

/** The body with each text of these fields of its service replaced that `isMeant`. */
function replace(body, fields, isMeant) {
  if (!isObject(body)) return body;
  const changed = { ...body };
  for (const field of fields) {
    if (typeof body[field.name] === "string" && isMeant(field, body[field.name])) changed[field.name] = field.kind === "url" ? HARMLESS_URL : "made-up";
  }
  return changed;
}

const isHttpUrl = (text) => URL.canParse(text) && ["http:", "https:"].includes(new URL(text).protocol);
const isUri = addFormats(new Ajv()).compile({ type: "string", format: "uri", pattern: "^[Hh][Tt][Tt][Pp][Ss]?://" });
const isMask = (text) => /^\*{4,}.{0,4}$/su.test(text);

/**
 * THE EXCEPTIONS: what JSON Schema cannot say. Each gives the body with the matter taken out; both have to agree on that one.
 * White space needs none: a required text has a `pattern` for it, and around a secret it is only a warning.
 */
const EXCEPTIONS = {
  "a mask is a text like any other": (body, fields) =>
    replace(body, fields, (field, text) => (field.kind === "url" ? isHttpUrl(text) && isMask(new URL(text).pathname.slice(1)) : field.secret && isMask(text))),
  "`format: uri` is RFC 3986, `validate` asks the platform's URL": (body, fields) =>
    replace(body, fields, (field, text) => field.kind === "url" && isUri(text) !== isHttpUrl(text)),
  "an absent `type` is taken from the options": (body, fields, type) => (isObject(body) && !("type" in body) ? { ...body, type } : body),
};

const TARGETS = {
  "draft-2020-12": (options) => new Ajv2020({ strict: true, ...options }),
  "draft-07": (options) => new Ajv({ strict: true, ...options }),
  // What OpenAPI 3.0 has besides, `nullable`, Ajv knows; its `format: password` comes with the other formats.
  "openapi-3.0": (options) => new Ajv({ strict: true, ...options }),
};

for (const version of ["v1.0", "v2"]) for (const [target, makeAjv] of Object.entries(TARGETS)) {
  const api = apiOf(version);
  const ajv = addFormats(makeAjv());
  const compiled = Object.fromEntries(["ANY", ...api.INTEGRATION_TYPES].map((type) => [type, ajv.compile(api.jsonSchema(type, { target }))]));

  test(`${version}, ${target}: ${versionOf("ajv")} and validate agree on ${RUNS} bodies`, () => {
    const needed = Object.fromEntries(Object.keys(EXCEPTIONS).map((name) => [name, 0]));
    const verdicts = { true: 0, false: 0 };

    const agree = (body, schema, type) => {
      const options = schema === "ANY" ? undefined : { type };
      const { valid } = api.validate(body, options);
      verdicts[valid] += 1;
      return valid === compiled[schema](body);
    };
    const check = (body, schema, type) => {
      if (agree(body, schema, type)) return;
      const { fields } = api.describeIntegration(type);
      const applied = Object.entries(EXCEPTIONS).filter(([, takeOut]) => JSON.stringify(takeOut(body, fields, type)) !== JSON.stringify(body));
      assert.ok(applied.length > 0, "they disagree, and no exception says why");
      for (const [name] of applied) needed[name] += 1;
      const without = applied.reduce((rest, [, takeOut]) => takeOut(rest, fields, type), body);
      assert.ok(agree(without, schema, type), `they still disagree without: ${applied.map(([name]) => name).join("; ")}`);
    };

    fc.assert(
      fc.property(bodiesOf(api), ([type, body]) => {
        check(body, type, type);
        // ANY judges by the type that the body names.
        const named = api.INTEGRATION_TYPES.find((name) => name === body?.type);
        check(body, "ANY", named ?? type);
      }),
      { numRuns: RUNS },
    );
    // A property over bodies that are all wrong, or an exception that nothing needs, would show nothing.
    assert.ok(verdicts.true > RUNS / 4 && verdicts.false > RUNS / 4, JSON.stringify(verdicts));
    for (const [name, times] of Object.entries(needed)) assert.ok(times > 0, `nothing needs the exception "${name}"`);
  });
}

test("every schema stands alone: no $ref, so no cycle", () => {
  for (const { INTEGRATION_TYPES, jsonSchema } of [api, api.v2]) for (const type of ["ANY", ...INTEGRATION_TYPES]) {
    for (const target of Object.keys(TARGETS)) {
      for (const view of ["request", "returned"]) assert.doesNotMatch(JSON.stringify(jsonSchema(type, { target, view })), /"\$(ref|dynamicRef|recursiveRef)"/);
    }
  }
});

test("what Atlas returns fits the returned schemas of each target, masked or not", () => {
  const returned = { type: "DATADOG", id: null, apiKey: "****************************cdef", region: "AP1", customEndpoint: null };
  for (const [target, makeAjv] of Object.entries(TARGETS)) {
    // Draft 2020-12 and 07 list `null` among a field's types, OpenAPI 3.0 must not.
    const ajv = addFormats(makeAjv({ allowUnionTypes: target !== "openapi-3.0" }));
    for (const type of ["DATADOG", "ANY"]) {
      const fits = ajv.compile(api.jsonSchema(type, { target, view: "returned" }));
      assert.ok(fits(returned), `${target} ${type} ${JSON.stringify(fits.errors)}`);
    }
  }
});
