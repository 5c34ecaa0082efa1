import { APIS, isReadable } from "./apis.js";
import { Refusal } from "./refusal.js";

const ID = "([0-9a-fA-F]{24})";
const INTEGRATIONS = new RegExp(`^/api/atlas/(v1\\.0|v2)/groups/${ID}/integrations(?:/([A-Z0-9_]{1,64}))?$`);
const PROJECTS = new RegExp(`^/api/atlas/v2/(?:orgs/${ID}/)?groups$`);

const PATH_HINT =
  "the proxy serves `basePath` and then `/api/atlas/v1.0/groups/{id}/integrations`, or the same with `v2` (see `apis`), with or without a type after it; with `projects` also v2's lists of projects";
const TYPE_HINT = "the version in the path can't send an integration of this type: only the other version has it, or it can only be read and deleted";
const SLIP_HINT = "the type in the path looks like a misspelled one; types are in capitals, such as `DATADOG`";
const CUT_HINT =
  "the path came without `basePath`: a router that mounts the proxy removes it (Hono's `app.mount`, Express's `app.use`); leave the option out, or route the whole path (`app.all`)";
const BASE_HINT = "`basePath` must be the whole part of the path before `/api/atlas`";

const FLAG = /^(?:true|false)$/;
const NUMBER = /^[0-9]{1,16}$/;
const SINGLE = { pretty: FLAG, envelope: FLAG };
const PAGED = { pageNum: NUMBER, itemsPerPage: NUMBER, includeCount: FLAG, ...SINGLE };

/** The methods of each path, with the query parameters of each. src/core/request/query.rs has the same ones; the proxy accepts nothing else. */
const LIST = { GET: PAGED };
const ONE = { GET: SINGLE, POST: PAGED, PUT: PAGED, DELETE: SINGLE };

/**
 * @typedef {object} Route  what a request is about
 * @property {string} mediaType  the version's
 * @property {string} path  the path at the target, without the query
 * @property {Record<string, Record<string, RegExp>>} methods
 * @property {string} [groupId]  absent for a list of projects
 * @property {string} [type]
 */

/**
 * Recognizes the parts of a path: 24 hex digits, a type in capitals. The target's URL is made of these parts, never of other text from the
 * caller, so that no trick in a path can lead anywhere else.
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

/** If a path would be right with another `basePath`, the hint explains how the proxy is mounted; otherwise the mistake is the caller's. */
function aboutPath(pathname, basePath) {
  if (basePath !== "" && INTEGRATIONS.test(pathname)) return { hint: CUT_HINT, setup: true };
  const start = pathname.indexOf("/api/atlas/");
  if (start > 0 && !pathname.startsWith(`${basePath}/api/`) && INTEGRATIONS.test(pathname.slice(start))) return { hint: BASE_HINT, setup: true };
  return { hint: PATH_HINT };
}

export function checkMethod({ methods }, method) {
  if (Object.hasOwn(methods, method)) return;
  const allow = Object.keys(methods).join(", ");
  throw new Refusal(405, "METHOD_NOT_ALLOWED", "The method is not allowed for this resource.", { hint: `the methods of this path are ${allow}`, headers: { allow } });
}

/** A list of projects is not refused: its answer contains only the allowed ones; see projects.js. */
export function checkGroup({ groupId }, { allowGroups }) {
  if (!allowGroups || groupId === undefined || allowGroups.includes(groupId.toLowerCase())) return;
  const hint = "the project is not in `allowGroups`: add its id there, if callers may use it";
  throw new Refusal(403, "GROUP_NOT_ALLOWED", "This project is not in the proxy's `allowGroups`.", { hint });
}

export function checkWritable(method, { readOnly }) {
  if (!readOnly || method === "GET") return;
  throw new Refusal(403, "READ_ONLY", "This proxy is read-only.", { hint: "`readOnly` is set: only GET is allowed" });
}

/**
 * The query's parameters, each with its value. They are compared as they were sent, without decoding: each has only one spelling, and in
 * pass-through the caller has signed it.
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
  if (!Object.hasOwn(known, name)) refuseQuery("has a parameter that this path does not have", known);
  if (rest.length > 0 || !known[name].test(value)) refuseQuery("has a parameter with a value that is not allowed", known);
  return [name, value];
}

export function refuseQuery(what, known) {
  const detail = `The query ${what}; its parameters are ${Object.keys(known).join(", ")}.`;
  const hint = "only the operation's own parameters are allowed, each once and written as the client writes them";
  throw new Refusal(400, "INVALID_QUERY_PARAMETER", detail, { hint, parameters: Object.keys(known) });
}
