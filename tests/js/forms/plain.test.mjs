// What JavaScript answers by itself is what core would have answered, to the letter.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import fc from "fast-check";
import { bodiesOf } from "./support/bodies.mjs";
import { CASES } from "./support/cases.mjs";
import { hostile, odd } from "./support/hostile.mjs";
import { api, pkg } from "./support/package.mjs";

const load = (file) => import(pathToFileURL(join(pkg, file)).href);
const { judge, judgeField, plainOf } = await load("forms/plain.js");
const { wasm } = await load("start/init.js");

const RUNS = 20_000;

const plainWith = async (file) => {
  const { PLACE, PLAIN } = await load(file);
  return plainOf(PLACE, PLAIN);
};
const first = await plainWith("catalogue.data.js");
/** Of version 2, what has lengths or templates is core's alone. */
const VERSIONS = [["v1.0", api, first, 0.2], ["v2", api.v2, await plainWith("catalogue-v2.data.js"), 0.1]];

/** The order of keys counts, which `deepEqual` does not see. */
function assertSame(actual, expected) {
  assert.deepEqual(actual, expected);
  assert.equal(JSON.stringify(actual), JSON.stringify(expected));
}

/** Otherwise a test would show nothing. */
function assertOften(counts, share) {
  for (const [what, count] of Object.entries(counts)) assert.ok(count > RUNS * share, `${what}: only ${count} of ${RUNS} were answered in JavaScript`);
}

for (const [version, api, plain, share] of VERSIONS) {
  const bodies = bodiesOf(api);
  const fields = [...new Set(api.INTEGRATION_TYPES.flatMap((type) => api.describeIntegration(type).fields.map(({ name }) => name)))];
  const names = fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...fields) }, fc.constantFrom("type", "id", "apikey", "note", "__proto__", "toString", "0"), fc.string({ unit: "grapheme" }));

  /** Right or wrong as a program might send it; with something odd in it; or what is no view at all. As functions, see hostile.mjs. */
  const bent = fc.tuple(bodies, fc.dictionary(names, odd, { maxKeys: 2 })).map(([[type, body], more]) => [type, () => ({ ...more, ...body, ...(more.type === undefined && more) })]);
  const values = fc.oneof(
    { weight: 12, arbitrary: bodies.map(([type, body]) => [type, () => body]) },
    { weight: 3, arbitrary: bent },
    { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...api.INTEGRATION_TYPES), hostile) },
  );
  const optionsFor = (type) => fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(undefined, {}, { type }, { type, mode: "partial" }, { mode: "partial" }) },
    { weight: 1, arbitrary: fc.constantFrom({ type: "DATADOG" }, { type: 5 }, { type: "JIRA" }, { type: "" }, { type: null }, "odd") },
  );

  test(`${version}: of ${RUNS} bodies, those that JavaScript judges are judged as by core`, () => {
    const counts = { right: 0, wrong: 0 };
    const cases = values.chain(([type, make]) => fc.tuple(fc.constant(make), optionsFor(type)));
    fc.assert(
      fc.property(cases, ([make, options]) => {
        const found = judge(plain, make(), options);
        if (found === undefined) return;
        counts[found.issues.length === 0 ? "right" : "wrong"] += 1;
        const { issues, warnings } = wasm().validate(make(), options, plain.place);
        assertSame(found, { issues, warnings });
      }),
      { numRuns: RUNS },
    );
    assertOften(counts, share);
  });

  test(`${version}: of ${RUNS} fields, those that JavaScript judges are judged as by core`, () => {
    const counts = { right: 0, wrong: 0 };
    const one = ([type, body]) => fc.tuple(fc.constant(type), names.chain((name) => fc.tuple(fc.constant(name), fc.oneof({ weight: 6, arbitrary: fc.constant(body?.[name]) }, odd))), optionsFor(type));
    fc.assert(
      fc.property(bodies.chain(one), ([type, [name, value], options]) => {
        const found = judgeField(plain, type, name, value, options);
        if (found === undefined) return;
        counts[found.length === 0 ? "right" : "wrong"] += 1;
        assertSame(found, wasm().validateField(type, name, value, options, plain.place));
      }),
      { numRuns: RUNS },
    );
    assertOften(counts, share / 2);
  });
}

for (const { type, wrong, sent } of CASES) {
  test(`${type}: what people send, and what they get wrong, is answered in JavaScript`, () => {
    for (const view of [sent, { type, ...wrong }, { type }, { type, id: "made-up" }]) assert.ok(judge(first, view));
  });
}

test("names that no form has are not kept", () => {
  const view = { type: "DATADOG", apiKey: "made-up" };
  assert.equal(judge(first, { ...view, ["made-up-".repeat(5)]: 1 }), undefined);
  assert.equal(judge(first, { ...view, ...Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`name${index}`, 1])) }), undefined);
});

test("the caller may do with an answer as it likes", () => {
  const view = { type: "DATADOG", apiKey: "", region: "UK", foo: 1 };
  const before = structuredClone(api.validate(view));
  assert.deepEqual(before.issues.map(({ code }) => code), ["required", "invalid_value", "unknown_field"]);
  const spoil = (issues) => {
    for (const issue of issues) {
      issue.path.push("spoilt");
      issue.params.allowed?.push("spoilt");
      Object.assign(issue.params, { spoilt: true });
      issue.message = "spoilt";
    }
    issues.length = 0;
  };
  spoil(api.validate(view).issues);
  for (const name of ["apiKey", "region", "foo"]) spoil(api.validateField("DATADOG", name, view[name]));
  assert.deepEqual(api.validate(view), before);
});
