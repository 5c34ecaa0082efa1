// What plain.js says of an answer is what core says of it: for any JSON, with whatever is odd about it.

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { load } from "../client/support/package.mjs";
import { fuzz } from "./support/fuzz.mjs";
import "./support/instance.mjs";

const { plainAnswer } = await load("client/plain.js");
const running = globalThis[Object.getOwnPropertySymbols(globalThis).find((symbol) => String(symbol).includes("atlas-integrations@"))];
const core = (operation, status, text) => running.full.glue.parseResponse(operation, { status, body: text }, 0);

const names = fc.constantFrom("results", "links", "totalCount", "status", "content", "error", "errorCode", "type", "id", "0", "10", "__proto__", "a\ud800");
const numbers = fc.constantFrom("0", "-0", "-0.0", "1", "200", "404", "0.1", "-17.25", "1e999", "-1e999", "1E-400", "9007199254740993", "12345678901234567890", "1e21");
const texts = fc.oneof(fc.string(), fc.constantFrom('"', "\\", "\ud800", "\udc00\ud800", "\ud83d\ude00", "\\ud800", "\u0000\b\t", "\u2028", "é")).map((text) => JSON.stringify(text));
const raw = fc.constantFrom('"\ud800"', '"\ud83d\ude00"', '"\\uD83d"', '"\\u003d"');
/** JSON's text, so that it holds what no value of JavaScript's shows: names that are there twice, and numbers in every form. */
const { value } = fc.letrec((tie) => ({
  list: fc.array(tie("value"), { maxLength: 4 }).map((items) => `[${items.join(", ")}]`),
  object: fc.array(fc.tuple(names, tie("value")), { maxLength: 5 }).map((entries) => `{${entries.map(([name, of]) => `${JSON.stringify(name)}:${of}`)}}`),
  value: fc.oneof({ maxDepth: 5 }, numbers, texts, raw, fc.constantFrom("null", "true", "false"), tie("list"), tie("object")),
}));
const view = fc.array(fc.tuple(names, value), { maxLength: 4 }).map((entries) => `{${entries.map(([name, of]) => `${JSON.stringify(name)}:${of}`)}}`);
const deep = fc.integer({ min: 1, max: 120 }).map((levels) => `${"[".repeat(levels)}${"]".repeat(levels)}`);
const listed = fc.record({
  results: fc.array(view, { maxLength: 3 }).map((views) => `"results":[${views}]`),
  rest: fc.array(fc.tuple(names, fc.oneof(value, deep)), { maxLength: 3 }).map((entries) => entries.map(([name, of]) => `,${JSON.stringify(name)}:${of}`).join("")),
}).map(({ results, rest }) => `{${results}${rest}}`);
const bodies = fc.oneof({ weight: 8, arbitrary: listed }, view, value, fc.constantFrom("", " ", "{", "nul", "<html>"));
const mostly = (usual, ...others) => fc.oneof({ weight: 4, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constantFrom(...others) });

test("what is plain is what core makes of it", async (t) => {
  let plain = 0;
  const property = fc.property(mostly("list", "get", "create", "update", "delete", "toString"), mostly(200, 199, 204, 299, 300, 404, NaN), bodies, (operation, status, text) => {
    const found = plainAnswer(operation, status, text);
    if (found === undefined) return;
    plain += 1;
    assert.deepStrictEqual(found, core(operation, status, text));
  });
  t.diagnostic(await fuzz(property));
  assert.ok(plain > 1_000, `only ${plain}`);
});
