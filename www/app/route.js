// The deep links: `#/`, `#/group/{id}`, `#/group/{id}/{TYPE}`, `#/group/{id}/{TYPE}/projects`; the same after `#/v1.0` for that version.

import { DEFAULT_API, findApi } from "./api.js";

/**
 * @typedef {{ api: import("./api.js").Api } & ({ name: "picker" } | { name: "overview", groupId: string }
 *   | { name: "service" | "projects", groupId: string, type: string } | { name: "missing", groupId?: string })} Route
 */

/** What a type can look like, of this version or of a newer one. */
const TYPE = /^[A-Z0-9_]{1,64}$/;

/** @param {string} hash @returns {Route} */
export function parseRoute(hash) {
  const parts = hash.replace(/^#\/?/, "").split("/").filter(Boolean).map(decode);
  const api = findApi(parts[0]);
  return api ? { api, ...parse(parts.slice(1)) } : { api: DEFAULT_API, ...parse(parts) };
}

function parse(parts) {
  if (parts.length === 0) return { name: "picker" };
  const [group, groupId, type, page, ...more] = parts;
  if (group !== "group" || !groupId) return { name: "missing" };
  if (type === undefined) return { name: "overview", groupId };
  if (!TYPE.test(type) || more.length > 0) return { name: "missing", groupId };
  if (page === undefined) return { name: "service", groupId, type };
  return page === "projects" ? { name: "projects", groupId, type } : { name: "missing", groupId };
}

/**
 * The address of a project, of a service in it, or of a page of that service. Without a project, the address of the page that asks for one.
 *
 * @param {{ api: import("./api.js").Api, groupId?: string }} project
 * @param {string} [type]
 * @param {"projects"} [page]
 */
export function linkTo({ api, groupId }, type, page) {
  const parts = [api !== DEFAULT_API && api.name, groupId && "group", groupId, type, page].filter(Boolean);
  return `#/${parts.map(encodeURIComponent).join("/")}`;
}

function decode(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
