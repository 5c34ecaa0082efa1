// What the proxy knows of each version of the API.

import * as v1 from "../catalogue.data.js";
import * as v2 from "../catalogue-v2.data.js";
import { edits } from "../options/suggest.js";

/** @type {Record<string, { types: readonly string[], mediaType: string }>}  by the version's name in paths */
export const APIS = {
  "v1.0": { types: v1.INTEGRATION_TYPES, mediaType: "application/json" },
  v2: { types: v2.INTEGRATION_TYPES, mediaType: "application/vnd.atlas.2023-01-01+json" },
};

const KNOWN = [...new Set(Object.values(APIS).flatMap(({ types }) => types))];

/**
 * Whether an integration of this type can be read and removed: any that a list may show, also of a service that this package does not know.
 * One letter away from a known name it is a slip. Core has the same rule for `get` and `delete`.
 *
 * @param {string} type  of capitals, digits and `_`
 */
export function isReadable(type) {
  return KNOWN.includes(type) || !KNOWN.some((known) => Math.abs(known.length - type.length) <= 1 && edits(type, known) <= 1);
}
