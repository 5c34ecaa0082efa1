// Answers as Atlas writes them, read by `JSON.parse` alone. What core makes of such a text (src/core/response/parse.rs) is known without
// asking it, and for a long list that costs many times the parsing. Of anything odd nothing is said here, and core reads the text: errors,
// envelopes, what is no list, and each value that core writes differently from how it came. tests/js/fuzz compares the two.

/** What an operation's answer of this status and text is, if nothing about it is odd; undefined if core has to say. */
export function plainAnswer(operation, status, text) {
  if (typeof status !== "number" || !(status >= 200 && status < 300) || typeof text !== "string") return undefined;
  if (operation === "get") return plainView(text);
  return operation === "list" || operation === "create" || operation === "update" ? plainList(text) : undefined;
}

/** The list that core would make of this text; undefined if core has to say. @param {string} text */
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

/** More than any answer of Atlas's has. Core's own limits are higher. */
const LEVELS = 8;
const MOST_ITEMS = 10_000;

/** Half of a pair of UTF-16, which core makes U+FFFD of, as it is and as an escape. */
const HALF = /[\ud800-\udfff]/;
const ESCAPED_HALF = /\\u[dD][89a-fA-F]/;

function parse(text) {
  // Nearly always there is no escape of this kind, which `includes` knows at once.
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
