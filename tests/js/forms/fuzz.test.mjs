// Whatever is given, nothing is thrown, and nothing of it is repeated.

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { bodiesOf } from "./support/bodies.mjs";
import { given, or, value } from "./support/hostile.mjs";
import { apiOf } from "./support/package.mjs";

const RUNS = 10_000;

for (const version of ["v1.0", "v2"]) {
  const api = apiOf(version);
  const bodies = bodiesOf(api);
  const someOptions = fc.record({ type: or(...api.INTEGRATION_TYPES), mode: or("full", "partial"), locale: value, messages: value }, { requiredKeys: [] });
  const options = fc.oneof(
    given(fc.constant(undefined)),
    someOptions.map((makers) => () => Object.fromEntries(Object.entries(makers).map(([name, make]) => [name, make()]))),
    value,
  );

  test(`${version}: validate, of ${RUNS} things with any options: a result, and never an exception`, () => {
    fc.assert(
      fc.property(value, options, (value, options) => {
        const result = api.validate(value(), options());
        assert.equal(result.valid, result.issues.length === 0);
        assert.ok(result.warnings.every(({ severity }) => severity === "warning"));
        assert.equal("value" in result, result.valid);
      }),
      { numRuns: RUNS },
    );
  });

  test(`${version}: schemas, of ${RUNS} things: a result, and never an exception`, () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(api.schemas)), value, (schema, value) => {
        const result = schema["~standard"].validate(value());
        assert.ok(result.issues === undefined || result.issues.length > 0);
      }),
      { numRuns: RUNS },
    );
  });

  test(`${version}: validateField, of ${RUNS} things: a list, and never an exception`, () => {
    const types = or(...api.INTEGRATION_TYPES);
    const names = or("type", "apiKey", "region", "url", "secret", "apiToken", "channelName", "enabled", "bodyTemplate", "sendDatabaseMetrics");
    fc.assert(
      fc.property(types, names, value, options, (type, field, value, options) => {
        assert.ok(Array.isArray(api.validateField(type(), field(), value(), options())));
      }),
      { numRuns: RUNS },
    );
  });

  test(`${version}: no issue repeats a value`, () => {
    const marker = "made-up-marker";
    const marked = (body) => (typeof body === "object" && body !== null ? Object.fromEntries(Object.entries(body).map(([key, value]) => [key, typeof value === "string" ? `${value}${marker}` : value])) : body);
    fc.assert(
      fc.property(bodies, ([type, body]) => {
        const { issues, warnings } = api.validate(marked(body), { type });
        assert.ok(!JSON.stringify([issues, warnings]).includes(marker));
      }),
      { numRuns: 2_000 },
    );
  });
}
