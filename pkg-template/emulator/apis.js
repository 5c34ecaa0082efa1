import * as v1 from "../catalogue.data.js";
import * as v2 from "../catalogue-v2.data.js";

/**
 * @typedef {object} Api  one version of the API, with everything in which the emulator's versions differ
 * @property {string} name  in the path
 * @property {string} mediaType  of its answers; errors are plain JSON in every version
 * @property {string[]} [dates]  `Accept` must name one of these versions; without `dates` it is ignored
 * @property {boolean} limited  whether its answers have rate limit headers even if no limit was ordered
 * @property {boolean} showsIds  whether an integration always comes back with its id
 * @property {boolean} countsInLinks  whether the links of a list always have `includeCount`
 * @property {readonly string[]} types  that can be sent
 * @property {Record<string, { fields: object[] }>} descriptions
 * @property {{ returned: Record<string, object> }} schemas
 */

/** Types that exist in the paths of both versions, but can't be sent. */
const NEVER_SENT = ["HIP_CHAT"];

/** The versions that MongoDB names for resources of API v2. Integrations and projects have only the first one. */
const DATES = [
  "2023-01-01", "2023-02-01", "2023-10-01", "2023-11-15", "2024-05-30", "2024-08-05", "2024-10-23", "2024-11-13", "2025-02-19", "2025-03-12",
];

/** @type {Record<string, Api>} */
export const APIS = {
  "v1.0": {
    name: "v1.0",
    mediaType: "application/json",
    limited: false,
    showsIds: false,
    countsInLinks: false,
    types: v1.INTEGRATION_TYPES,
    descriptions: v1.DESCRIPTIONS,
    schemas: v1.SCHEMAS,
  },
  v2: {
    name: "v2",
    mediaType: `application/vnd.atlas.${DATES[0]}+json;charset=utf-8`,
    dates: DATES,
    limited: true,
    showsIds: true,
    countsInLinks: true,
    types: v2.INTEGRATION_TYPES,
    descriptions: v2.DESCRIPTIONS,
    schemas: v2.SCHEMAS,
  },
};

/** Whether a path of either version may end in this type: each version can read what the other one wrote. */
export function isKnownType(type) {
  return NEVER_SENT.includes(type) || Object.values(APIS).some((api) => api.types.includes(type));
}

/** Every type that can be sent in some version, v1.0's first. */
export const ALL_TYPES = [...new Set(Object.values(APIS).flatMap((api) => api.types))];

/**
 * The fields that a service has in any version, since those of the other version have to be masked, too. If both versions have a field, the
 * asked one's description is used. `own` tells whether the asked version has it, `returned` whether it is ever returned.
 *
 * @param {Api} asked
 * @param {string} type
 * @returns {{ name: string, kind: string, secret: boolean, required: boolean, default?: unknown, own: boolean, returned: boolean }[]}
 */
export function fieldsOf(asked, type) {
  const known = FIELDS.get(asked);
  if (!known.has(type)) known.set(type, collectFields(asked, type));
  return known.get(type);
}

const FIELDS = new Map(Object.values(APIS).map((api) => [api, new Map()]));

function collectFields(asked, type) {
  const fields = new Map();
  for (const api of [asked, ...Object.values(APIS)]) {
    for (const field of api.types.includes(type) ? api.descriptions[type].fields : []) {
      const returned = Object.hasOwn(api.schemas.returned[type].properties, field.name);
      if (!fields.has(field.name)) fields.set(field.name, { ...field, own: api === asked, returned });
    }
  }
  return [...fields.values()];
}
