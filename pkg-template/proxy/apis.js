// The versions of the API, with what the proxy needs to know about each.

import * as v1 from "../catalogue.data.js";
import * as v2 from "../catalogue-v2.data.js";
import { edits } from "../options/suggest.js";

/** By the version's name in paths. @type {Record<string, { types: readonly string[], mediaType: string }>} */
export const APIS = {
  "v1.0": { types: v1.INTEGRATION_TYPES, mediaType: "application/json" },
  v2: { types: v2.INTEGRATION_TYPES, mediaType: "application/vnd.atlas.2023-01-01+json" },
};

const KNOWN = [...new Set(Object.values(APIS).flatMap(({ types }) => types))];

/**
 * Whether an integration of this type can be read and deleted: any type that a list may show, even of a service that this package does not
 * know. But a type that differs from a known one in one letter is taken for a typing mistake. Core has the same rule for `get` and `delete`
 * (src/core/check/suggest.rs).
 *
 * @param {string} type  capitals, digits and `_`
 */
export function isReadable(type) {
  return KNOWN.includes(type) || !KNOWN.some((known) => Math.abs(known.length - type.length) <= 1 && edits(type, known) <= 1);
}
