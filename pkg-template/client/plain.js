// Ordinary answers of Atlas, read by `JSON.parse` alone. For these the result of core (src/core/response/parse.rs) is the parsed value as it
// is, and for a long list core would take many times as long. Core reads everything else: errors, envelopes, texts that are not a list, and
// values that core would change. tests/js/fuzz compares the two.

/** The result of an operation with an ordinary answer; undefined if core has to read it. */
export function plainAnswer(operation, status, text) {
  if (typeof status !== "number" || !(status >= 200 && status < 300) || typeof text !== "string") return undefined;
  if (operation === "get") return plainView(text);
  return operation === "list" || operation === "create" || operation === "update" ? plainList(text) : undefined;
}

/** The list in this text; undefined if core has to read it. @param {string} text */
export function plainList(text) {
  const body = parse(text);
  if (!isObject(body) || "status" in body) return undefined;
  const [results, totalCount, links] = ["results", "totalCount", "links"].map((name) => (Object.hasOwn(body, name) ? body[name] : undefined));
  if (!Array.isArray(results) || !results.every(isObject)) return undefined;
  const list = { results };
  if (typeof totalCount === "number") list.totalCount = totalCount;
  list.links = Array.isArray(links) ? links : [];
  return list;
}

/** The same for one integration. @param {string} text */
export function plainView(text) {
  const view = parse(text);
  return isObject(view) && !("status" in view) && Object.keys(view).length > 0 ? view : undefined;
}

/** More than any answer of Atlas has. Core's own limits are higher. */
const LEVELS = 8;
const MOST_ITEMS = 10_000;

/** Half of a surrogate pair, which core replaces by U+FFFD: as a character, and as an escape. */
const HALF = /[\ud800-\udfff]/;
const ESCAPED_HALF = /\\u[dD][89a-fA-F]/;

function parse(text) {
  // Most texts have no `\u` escape at all, and `includes` finds that out fastest.
  if (HALF.test(text) || (text.includes("\\u") && ESCAPED_HALF.test(text))) return undefined;
  try {
    const value = JSON.parse(text);
    return isPlain(value, LEVELS) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isPlain(value, levels) {
  if (typeof value === "number") return Number.isFinite(value) && !Object.is(value, -0);
  if (typeof value !== "object" || value === null) return true;
  if (levels === 0) return false;
  if (Array.isArray(value)) return value.length <= MOST_ITEMS && value.every((item) => isPlain(item, levels - 1));
  for (const name in value) {
    if (!isPlain(value[name], levels - 1)) return false;
  }
  return true;
}

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
