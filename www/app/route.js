// The deep links: `#/`, `#/group/{id}`, `#/group/{id}/{TYPE}`.

import { INTEGRATION_TYPES } from "./package.js";

/**
 * @typedef {{ name: "picker" } | { name: "overview", groupId: string } | { name: "service", groupId: string, type: string }
 *   | { name: "missing" }} Route
 */

/** @param {string} hash @returns {Route} */
export function parseRoute(hash) {
  const parts = hash.replace(/^#\/?/, "").split("/").filter(Boolean).map(decode);
  if (parts.length === 0) return { name: "picker" };
  const [group, groupId, type, ...more] = parts;
  if (group !== "group" || !groupId || more.length > 0) return { name: "missing" };
  if (type === undefined) return { name: "overview", groupId };
  return INTEGRATION_TYPES.includes(type) ? { name: "service", groupId, type } : { name: "missing", groupId };
}

/** The address of a project, or of a service in it. */
export function linkTo(groupId, type) {
  return `#/group/${encodeURIComponent(groupId)}${type ? `/${encodeURIComponent(type)}` : ""}`;
}

function decode(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
