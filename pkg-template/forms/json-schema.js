/**
 * The printed schemas are draft 2020-12; the other targets express the same in their own keywords. Each function returns a new copy.
 *
 * @type {Record<import("./catalogue.js").JsonSchemaTarget, (schema: object) => Record<string, unknown>>}
 */
export const TARGETS = {
  "draft-2020-12": (schema) => ({ $schema: "https://json-schema.org/draft/2020-12/schema", ...rewrite(schema, same) }),
  // Every keyword that the printed schemas use means the same in draft 07.
  "draft-07": (schema) => ({ $schema: "http://json-schema.org/draft-07/schema#", ...rewrite(schema, same) }),
  "openapi-3.0": (schema) => rewrite(schema, openapi),
};

const same = (key, value) => [[key, value]];

/** OpenAPI 3.0 is based on a part of draft 04: it has neither `const` nor the type `null`. */
function openapi(key, value) {
  if (key === "const") return [["enum", [value]]];
  if (key === "type" && Array.isArray(value)) return [["type", value.find((type) => type !== "null")], ["nullable", true]];
  return [[key, value]];
}

/** A deep copy, with each keyword replaced by the keywords that `keyword` returns for it. */
function rewrite(node, keyword) {
  if (Array.isArray(node)) return node.map((item) => rewrite(item, keyword));
  if (typeof node !== "object" || node === null) return node;
  const pairs = Object.entries(node).flatMap(([key, value]) => keyword(key, value));
  return Object.fromEntries(pairs.map(([key, value]) => [key, rewrite(value, keyword)]));
}
