import { Checks } from "../options/checks.js";

/** The project of the documentation's example, as it is before the example's request. */
const PAGE_GROUPS = {
  "5d791c84ff7a2522cc4f9aa1": [
    { type: "DATADOG", apiKey: "112233", region: "US" },
    { type: "SLACK", apiToken: "112233", channelName: "My Channel", teamName: "My Team" },
  ],
};

/** The organization of a project that was given without one. */
const ORG_ID = "5d791c84ff7a2522cc4f9a00";

const ID = /^[0-9a-f]{24}$/i;

/**
 * Reads all forms of `groups`: a list of ids of empty projects, or an object with the content of each id, which is an array of integrations
 * or an object with these, a name and an organization.
 *
 * @param {Checks} checks  of the options
 * @returns {{ id: string, name: string, orgId: string, integrations: object[] }[]}
 */
export function readGroups(checks) {
  const given = checks.take("groups") ?? PAGE_GROUPS;
  if (typeof given !== "object") {
    checks.report(["groups"], "invalid_type", "`groups` must be an object or an array of ids", { expected: "object" });
    return [];
  }
  const groups = Array.isArray(given) ? given.map((id) => [id, []]) : Object.entries(given);
  return groups.flatMap(([id, group], index) => {
    if (typeof id === "string" && ID.test(id)) return [readGroup(id, group, index, checks)];
    checks.report(["groups"], "invalid_format", "`groups` must have ids of 24 hex digits", { format: "groupId" });
    return [];
  });
}

function readGroup(id, given, index, checks) {
  const path = ["groups", id];
  const group = new Checks(Array.isArray(given) ? { integrations: given } : given, path, checks.issues);
  const name = group.text("name", `Project ${index + 1}`);
  const orgId = group.text("orgId", ORG_ID);
  if (!ID.test(orgId)) group.report(["orgId"], "invalid_format", `${group.name("orgId")} must be 24 hex digits`, { format: "groupId" });
  const integrations = group.take("integrations") ?? [];
  if (Array.isArray(integrations)) checkSeeds(integrations, path, checks);
  else group.report(["integrations"], "invalid_type", `${group.name("integrations")} must be an array`, { expected: "array" });
  group.rejectUnknown();
  return { id, name, orgId: orgId.toLowerCase(), integrations };
}

/**
 * Checks the integrations that are there from the start. They may have anything that Atlas might return, also what it would refuse today: a
 * short key, a region that can only be read, an unknown field or type. Only the type is checked: whether it can be in a path, and is there once.
 */
function checkSeeds(views, path, checks) {
  const types = new Set();
  views.forEach((view, index) => {
    const seed = new Checks(view, [...path, index], checks.issues);
    const type = seed.requiredText("type");
    if (type !== "" && !/^[A-Z0-9_]+$/.test(type)) {
      seed.report(["type"], "unknown_type", `${seed.name("type")} must be capitals, digits and \`_\``, {});
    }
    if (type !== "" && types.has(type)) {
      seed.report(["type"], "invalid_value", `${seed.name("type")} is there twice, a project has one of each`, { allowed: [] });
    }
    types.add(type);
  });
}
