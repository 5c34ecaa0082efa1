import { Refusal } from "./answers.js";

/** Every resource: its path, whose named groups are the parts of a request's route, and its methods. */
const RESOURCES = [
  { path: /^\/api\/atlas\/(?<api>v1\.0|v2)\/groups\/(?<groupId>[^/]+)\/integrations$/, operations: { GET: "list" } },
  {
    path: /^\/api\/atlas\/(?<api>v1\.0|v2)\/groups\/(?<groupId>[^/]+)\/integrations\/(?<type>[^/]+)$/,
    operations: { GET: "get", POST: "create", PUT: "update", DELETE: "delete" },
  },
  { path: /^\/api\/atlas\/(?<api>v2)\/groups$/, operations: { GET: "projects" } },
  { path: /^\/api\/atlas\/(?<api>v2)\/orgs\/(?<orgId>[^/]+)\/groups$/, operations: { GET: "projects" } },
  { path: /^\/api\/oauth\/token$/, operations: { POST: "token" }, oauth: true },
  { path: /^\/api\/oauth\/revoke$/, operations: { POST: "revoke" }, oauth: true },
];

const ID = /^[0-9a-f]{24}$/i;

/**
 * @typedef {object} Route
 * @property {"list" | "get" | "create" | "update" | "delete" | "projects" | "token" | "revoke"} [operation]  undefined if the path does not
 *   have this method
 * @property {"v1.0" | "v2"} [api]
 * @property {string} [groupId]
 * @property {string} [orgId]
 * @property {string} [type]
 * @property {boolean} oauth  whether it is one of the two endpoints for tokens
 * @property {string[]} methods  the methods of the path
 */

/**
 * The parts of a request's path, unchecked: faults are matched with them and requests are logged with them, including those that get a 404.
 *
 * @returns {Route | undefined} undefined for a path that the emulator does not have
 */
export function findRoute(method, pathname) {
  for (const { path, operations, oauth = false } of RESOURCES) {
    const match = path.exec(pathname);
    if (!match) continue;
    const operation = Object.hasOwn(operations, method) ? operations[method] : undefined;
    return { ...match.groups, operation, oauth, methods: Object.keys(operations) };
  }
  return undefined;
}

/** Refuses a request whose path or method is wrong. */
export function checkRoute(route, pathname) {
  if (!route) {
    throw new Refusal(404, "RESOURCE_NOT_FOUND", `Cannot find resource ${pathname}.`, [pathname]);
  }
  const { groupId, orgId } = route;
  if (groupId !== undefined && !ID.test(groupId)) {
    throw new Refusal(404, "INVALID_GROUP_ID", `An invalid group ID ${groupId} was specified.`, [groupId]);
  }
  if (orgId !== undefined && !ID.test(orgId)) {
    throw new Refusal(404, "INVALID_ORG_ID", `An invalid organization ID ${orgId} was specified.`, [orgId]);
  }
  if (!route.operation) {
    const allow = { Allow: route.methods.join(", ") };
    throw new Refusal(405, undefined, "The method is not allowed for this resource.", [], allow);
  }
}
