import { INTEGRATION_TYPES } from "../catalogue.data.js";
import { Refusal } from "./refusal.js";

const ROOT = "/api/atlas/v1.0/groups";
const PATH = /^\/api\/atlas\/v1\.0\/groups\/([0-9a-fA-F]{24})\/integrations(?:\/([A-Z_]+))?$/;

const FLAG = /^(?:true|false)$/;
const NUMBER = /^[0-9]{1,16}$/;
const SINGLE = { pretty: FLAG, envelope: FLAG };
const PAGED = { pageNum: NUMBER, itemsPerPage: NUMBER, includeCount: FLAG, ...SINGLE };

/** The methods of each path, with the query parameters that each takes. */
const LIST = { GET: PAGED };
const ONE = { GET: SINGLE, POST: PAGED, PUT: PAGED, DELETE: SINGLE };

/**
 * What a request is about, in parts that are known by themselves: 24 hex digits, one of the types, a method of the path. The target's
 * URL is put together from these, never from a text of the client's, so that no trick in a path can lead anywhere else.
 *
 * @param {string} pathname
 * @param {string} basePath
 */
export function findRoute(pathname, basePath) {
  const match = pathname.startsWith(`${basePath}/`) ? PATH.exec(pathname.slice(basePath.length)) : null;
  if (!match || (match[2] !== undefined && !INTEGRATION_TYPES.includes(match[2]))) {
    throw new Refusal(404, "RESOURCE_NOT_FOUND", "This proxy serves the integrations of a project and nothing else.");
  }
  const [, groupId, type] = match;
  return { groupId, type, methods: type === undefined ? LIST : ONE };
}

export function checkMethod({ methods }, method) {
  if (Object.hasOwn(methods, method)) return;
  const headers = { allow: Object.keys(methods).join(", ") };
  throw new Refusal(405, "METHOD_NOT_ALLOWED", "The method is not allowed for this resource.", { headers });
}

export function checkGroup({ groupId }, { allowGroups }) {
  if (!allowGroups || allowGroups.includes(groupId.toLowerCase())) return;
  throw new Refusal(403, "GROUP_NOT_ALLOWED", "This project is not in the proxy's `allowGroups`.");
}

export function checkWritable(method, { readOnly }) {
  if (readOnly && method !== "GET") throw new Refusal(403, "READ_ONLY", "This proxy is read-only.");
}

/**
 * Path and query at the target. The query is compared as it was sent and not decoded: each parameter has one spelling, and in
 * pass-through the caller has signed that.
 */
export function targetPath({ groupId, type, methods }, method, search) {
  const path = `${ROOT}/${groupId}/integrations${type === undefined ? "" : `/${type}`}`;
  const query = search === "" ? [] : search.slice(1).split("&").map((part) => readParameter(part, methods[method]));
  if (new Set(query.map(([name]) => name)).size < query.length) refuseQuery("has a parameter twice", methods[method]);
  return path + query.map(([name, value], index) => `${index === 0 ? "?" : "&"}${name}=${value}`).join("");
}

function readParameter(part, known) {
  const [name, value = "", ...rest] = part.split("=");
  if (!Object.hasOwn(known, name)) refuseQuery("has a parameter that this path does not take", known);
  if (rest.length > 0 || !known[name].test(value)) refuseQuery("has a parameter with a value that it can't have", known);
  return [name, value];
}

function refuseQuery(what, known) {
  const detail = `The query ${what}; known are ${Object.keys(known).join(", ")}.`;
  throw new Refusal(400, "INVALID_QUERY_PARAMETER", detail, { parameters: Object.keys(known) });
}
