import { Refusal } from "./answers.js";
import { page, readQuery } from "./query.js";

/**
 * The two lists of projects: all that the caller sees, and those of one organization.
 *
 * @param {import("./operations.js").Call} call
 * @returns {import("./answers.js").Answer}
 */
export function listProjects({ store, api, url, route: { orgId } }) {
  const query = readQuery(url.searchParams, true);
  const all = store.projects().filter((project) => orgId === undefined || project.orgId === orgId.toLowerCase());
  if (orgId !== undefined && all.length === 0) {
    throw new Refusal(404, "ORG_NOT_FOUND", `No organization with ID ${orgId} exists.`, [orgId]);
  }
  // In an organization's list, `name` filters by the beginning of the name, ignoring case.
  const name = orgId === undefined ? "" : (url.searchParams.get("name") ?? "");
  const found = all.filter((project) => project.name.toLowerCase().startsWith(name.toLowerCase()));
  const results = found.map((project) => showProject(project, url.origin));
  return { status: 200, body: page(results, url, query, api), list: true };
}

function showProject({ id, name, orgId }, origin) {
  return {
    clusterCount: 0,
    // The first 8 digits of an id are the time of its creation in seconds.
    created: new Date(parseInt(id.slice(0, 8), 16) * 1000).toISOString().replace(".000", ""),
    id,
    links: [{ href: `${origin}/api/atlas/v2/groups/${id}`, rel: "self" }],
    name,
    orgId,
    tags: [],
    withDefaultAlertsSettings: true,
  };
}
