import { INTEGRATION_TYPES } from "../catalogue.data.js";
import { Refusal } from "./answers.js";

const PATH = /^\/api\/atlas\/v1\.0\/groups\/([^/]+)\/integrations(?:\/([^/]+))?$/;

const OPERATIONS = {
  list: { GET: "list" },
  one: { GET: "get", POST: "create", PUT: "update", DELETE: "delete" },
};

/**
 * @typedef {object} Route
 * @property {"list" | "get" | "create" | "update" | "delete"} [operation]  undefined where the path has no such method
 * @property {string} groupId
 * @property {string} [type]
 * @property {string[]} methods  that the path has
 */

/**
 * What a request is about, without judging it: faults are matched and requests are logged by this, also those that get a 404.
 *
 * @returns {Route | undefined} undefined for a path that is none of the family's
 */
export function findRoute(method, pathname) {
  const match = PATH.exec(pathname);
  if (!match) return undefined;
  const [, groupId, type] = match;
  const operations = type === undefined ? OPERATIONS.list : OPERATIONS.one;
  const operation = Object.hasOwn(operations, method) ? operations[method] : undefined;
  return { operation, groupId, type, methods: Object.keys(operations) };
}

/** Refuses what can be refused by path and method alone. */
export function checkRoute(route, pathname) {
  if (!route) {
    throw new Refusal(404, "RESOURCE_NOT_FOUND", `Cannot find resource ${pathname}.`, [pathname]);
  }
  if (!/^[0-9a-f]{24}$/i.test(route.groupId)) {
    throw new Refusal(404, "INVALID_GROUP_ID", `An invalid group ID ${route.groupId} was specified.`, [route.groupId]);
  }
  if (route.type !== undefined && !INTEGRATION_TYPES.includes(route.type)) {
    throw new Refusal(400, "INVALID_PATH_PARAMETER", `Invalid path parameter ${route.type} specified.`, [route.type]);
  }
  if (!route.operation) {
    const allow = { Allow: route.methods.join(", ") };
    throw new Refusal(405, "METHOD_NOT_ALLOWED", "The method is not allowed for this resource.", [], allow);
  }
}
