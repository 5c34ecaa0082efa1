import { APIS, isReadable } from "./apis.js";
import { Refusal } from "./refusal.js";

const ID = "([0-9a-fA-F]{24})";
const INTEGRATIONS = new RegExp(`^/api/atlas/(v1\\.0|v2)/groups/${ID}/integrations(?:/([A-Z0-9_]{1,64}))?$`);
const PROJECTS = new RegExp(`^/api/atlas/v2/(?:orgs/${ID}/)?groups$`);

const PATH_HINT =
  "the paths served are `basePath` and `/api/atlas/v1.0/groups/{id}/integrations` or the same with `v2`, as far as `apis` has them, alone or with one of the types after it; with `projects` also v2's lists of projects";
const TYPE_HINT = "the version in the path can't send an integration of this type: some are v1.0's or v2's alone, and others can only be read and removed";
const SLIP_HINT = "the type in the path is a slip of one that there is: names have capitals, as in `DATADOG`";
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
 * @typedef {object} Route  what a request is about
 * @property {string} mediaType  of the version
 * @property {string} path  at the target, without the query
 * @property {Record<string, Record<string, RegExp>>} methods
 * @property {string} [groupId]  none of a list of projects
 * @property {string} [type]
 */

/**
 * What a request is about, in parts that are known by themselves: 24 hex digits, a name of capitals, a method of the path. The target's
 * URL is put together from these, never from a text of the client's, so that no trick in a path can lead anywhere else.
 *
 * @param {string} method
 * @param {string} pathname
 * @param {ReturnType<typeof import("./options.js").readOptions>} config
 * @returns {Route}
 */
export function findRoute(method, pathname, { basePath, apis, projects }) {
  const own = pathname.startsWith(`${basePath}/`) ? pathname.slice(basePath.length) : "";
  const [, orgId] = (projects && PROJECTS.exec(own)) || [undefined, null];
  if (orgId !== null) return projectsRoute(orgId);
  const [, api, groupId, type] = INTEGRATIONS.exec(own) ?? [];
  if (!apis.includes(api)) throw notServed(aboutPath(pathname, basePath));
  const { types, mediaType } = APIS[api];
  const path = `/api/atlas/${api}/groups/${groupId}/integrations`;
  if (type === undefined) return { mediaType, path, groupId, methods: LIST };
  const isSent = method === "PUT" || method === "POST";
  if (!isReadable(type)) throw notServed({ hint: SLIP_HINT });
  if (isSent && !types.includes(type)) throw notServed({ hint: TYPE_HINT });
  return { mediaType, path: `${path}/${type}`, groupId, type, methods: ONE };
}

function projectsRoute(orgId) {
  const path = `/api/atlas/v2/${orgId === undefined ? "" : `orgs/${orgId}/`}groups`;
  return { mediaType: APIS.v2.mediaType, path, methods: LIST };
}

function notServed(about) {
  return new Refusal(404, "RESOURCE_NOT_FOUND", "This proxy serves the integrations of a project and nothing else.", about);
}

/** A path that would be right with another `basePath` tells how the proxy is mounted; any other one is the caller's affair. */
function aboutPath(pathname, basePath) {
  if (basePath !== "" && INTEGRATIONS.test(pathname)) return { hint: CUT_HINT, setup: true };
  const start = pathname.indexOf("/api/atlas/");
  if (start > 0 && !pathname.startsWith(`${basePath}/api/`) && INTEGRATIONS.test(pathname.slice(start))) return { hint: BASE_HINT, setup: true };
  return { hint: PATH_HINT };
}

export function checkMethod({ methods }, method) {
  if (Object.hasOwn(methods, method)) return;
  const allow = Object.keys(methods).join(", ");
  throw new Refusal(405, "METHOD_NOT_ALLOWED", "The method is not allowed for this resource.", { hint: `what this path can be called with is ${allow}`, headers: { allow } });
}

/** Of a list of projects the answer holds only those that are allowed; see projects.js. */
export function checkGroup({ groupId }, { allowGroups }) {
  if (!allowGroups || groupId === undefined || allowGroups.includes(groupId.toLowerCase())) return;
  const hint = "the project is not in `allowGroups`: add its id there, if the caller may have it";
  throw new Refusal(403, "GROUP_NOT_ALLOWED", "This project is not in the proxy's `allowGroups`.", { hint });
}

export function checkWritable(method, { readOnly }) {
  if (!readOnly || method === "GET") return;
  throw new Refusal(403, "READ_ONLY", "This proxy is read-only.", { hint: "`readOnly` is set: only GET is let through" });
}

/**
 * The query's parameters, each with its value. They are compared as they were sent and not decoded: each has one spelling, and in
 * pass-through the caller has signed that.
 *
 * @returns {[name: string, value: string][]}
 */
export function readQuery({ methods }, method, search) {
  const query = search === "" ? [] : search.slice(1).split("&").map((part) => readParameter(part, methods[method]));
  if (new Set(query.map(([name]) => name)).size < query.length) refuseQuery("has a parameter twice", methods[method]);
  return query;
}

/** Path and query at the target. */
export function targetPath({ path }, query) {
  return path + query.map(([name, value], index) => `${index === 0 ? "?" : "&"}${name}=${value}`).join("");
}

function readParameter(part, known) {
  const [name, value = "", ...rest] = part.split("=");
  if (!Object.hasOwn(known, name)) refuseQuery("has a parameter that this path does not take", known);
  if (rest.length > 0 || !known[name].test(value)) refuseQuery("has a parameter with a value that it can't have", known);
  return [name, value];
}

export function refuseQuery(what, known) {
  const detail = `The query ${what}; known are ${Object.keys(known).join(", ")}.`;
  const hint = "the operation's own parameters, each once and written as the client writes them, are all that is let through";
  throw new Refusal(400, "INVALID_QUERY_PARAMETER", detail, { hint, parameters: Object.keys(known) });
}
