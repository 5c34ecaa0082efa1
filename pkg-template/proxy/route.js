import { INTEGRATION_TYPES } from "../catalogue.data.js";
import { Refusal } from "./refusal.js";

const ROOT = "/api/atlas/v1.0/groups";
const PATH = /^\/api\/atlas\/v1\.0\/groups\/([0-9a-fA-F]{24})\/integrations(?:\/([A-Z_]+))?$/;

const PATH_HINT = "the paths served are `basePath` and `/api/atlas/v1.0/groups/{id}/integrations`, alone or with one of the types after it";
const CUT_HINT =
  "the path came without `basePath`: a router that mounts the proxy cuts it off (Hono's `app.mount`, Express's `app.use`); leave the option out, or route the whole path (`app.all`)";
const BASE_HINT = "`basePath` must be all that stands before `/api/atlas` in the path";

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
    throw new Refusal(404, "RESOURCE_NOT_FOUND", "This proxy serves the integrations of a project and nothing else.", aboutPath(pathname, basePath));
  }
  const [, groupId, type] = match;
  return { groupId, type, methods: type === undefined ? LIST : ONE };
}

/** A path that would be right with another `basePath` tells how the proxy is mounted; any other one is the caller's affair. */
function aboutPath(pathname, basePath) {
  if (basePath !== "" && PATH.test(pathname)) return { hint: CUT_HINT, setup: true };
  const start = pathname.indexOf("/api/atlas/");
  if (start > 0 && !pathname.startsWith(`${basePath}/api/`) && PATH.test(pathname.slice(start))) return { hint: BASE_HINT, setup: true };
  return { hint: PATH_HINT };
}

export function checkMethod({ methods }, method) {
  if (Object.hasOwn(methods, method)) return;
  const allow = Object.keys(methods).join(", ");
  throw new Refusal(405, "METHOD_NOT_ALLOWED", "The method is not allowed for this resource.", { hint: `what this path can be called with is ${allow}`, headers: { allow } });
}

export function checkGroup({ groupId }, { allowGroups }) {
  if (!allowGroups || allowGroups.includes(groupId.toLowerCase())) return;
  const hint = "the project is not in `allowGroups`: add its id there, if the caller may have it";
  throw new Refusal(403, "GROUP_NOT_ALLOWED", "This project is not in the proxy's `allowGroups`.", { hint });
}

export function checkWritable(method, { readOnly }) {
  if (!readOnly || method === "GET") return;
  throw new Refusal(403, "READ_ONLY", "This proxy is read-only.", { hint: "`readOnly` is set: only GET is let through" });
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
  const hint = "the operation's own parameters, each once and written as the client writes them, are all that is let through";
  throw new Refusal(400, "INVALID_QUERY_PARAMETER", detail, { hint, parameters: Object.keys(known) });
}
