import * as v1 from "../catalogue.data.js";
import * as v2 from "../catalogue-v2.data.js";

/**
 * @typedef {object} Api  one version of the API, as far as the emulator tells them apart
 * @property {string} name  in the path
 * @property {string} mediaType  of its answers; errors are plain JSON in every version
 * @property {string[]} [dates]  the versions that `Accept` may name, one of which it must; without them `Accept` is not looked at
 * @property {boolean} limited  whether its answers speak of a rate limit even where none was ordered
 * @property {boolean} showsIds  whether an integration always comes back with its id
 * @property {boolean} countsInLinks  whether the links of a list always have `includeCount`
 * @property {readonly string[]} types  that can be sent
 * @property {Record<string, { fields: object[] }>} descriptions
 * @property {{ returned: Record<string, object> }} schemas
 */

/** Types of the paths of either version that nothing can be sent for. */
const NEVER_SENT = ["HIP_CHAT"];

/** The versions of the resources of API v2 that MongoDB names; integrations and projects have the first one only. */
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

/** Whether a path may end in this type, in either version: what one wrote the other reads. */
export function isKnownType(type) {
  return NEVER_SENT.includes(type) || Object.values(APIS).some((api) => api.types.includes(type));
}

/** Every type that can be sent in some version, v1.0's first. */
export const ALL_TYPES = [...new Set(Object.values(APIS).flatMap((api) => api.types))];

/**
 * The fields that a service has in any version, as the asked one describes them where it does: what only the other version knows
 * still has to be masked. `own` says whether it is the asked version's, `returned` whether it ever comes back.
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
