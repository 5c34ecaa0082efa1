import { Refusal } from "./answers.js";
import { isKnownType } from "./apis.js";
import { listProjects } from "./projects.js";
import { page, readQuery } from "./query.js";
import { readView, showView } from "./views.js";

/**
 * @typedef {object} Call
 * @property {import("./store.js").Store} store
 * @property {object} config
 * @property {URL} url
 * @property {import("./apis.js").Api} api
 * @property {import("./router.js").Route} route
 * @property {string | null} contentType
 * @property {string} text  the request's body
 */

/** Carries out the route's operation. @param {Call} call @returns {import("./answers.js").Answer} */
export function operate(call) {
  const { operation, type } = call.route;
  if (operation === "projects") return listProjects(call);
  const query = readQuery(call.url.searchParams, operation !== "get" && operation !== "delete");
  const group = call.store.group(call.route.groupId);
  checkType(call, group);
  switch (operation) {
    case "list":
      return list(call, group, query);
    case "get":
      return { status: 200, body: show(call, type, configured(group, type)) };
    case "delete":
      configured(group, type);
      group.delete(type);
      return { status: 204 };
    case "create":
      if (group.has(type)) {
        const detail = `The integration of type '${type}' is already configured for this group.`;
        throw new Refusal(409, "INTEGRATION_ALREADY_CONFIGURED", detail, [type]);
      }
      return store(call, group, query);
    default:
      return store(call, group, query);
  }
}

/** Create and update store the same way: the view is merged into what is there, which is nothing for a create. */
function store(call, group, query) {
  const { type } = call.route;
  if (!/^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(call.contentType ?? "")) {
    throw new Refusal(415, "UNSUPPORTED_MEDIA_TYPE", "The request body must be of type application/json.");
  }
  call.store.put(group, type, readView(call.api, type, call.text, group.get(type)?.values ?? {}, call.config));
  return list(call, group, query);
}

function list(call, group, query) {
  const all = call.store.inOrder(group).map(([type, stored]) => show(call, type, stored));
  return { status: 200, body: page(all, call.url, query, call.api), list: true };
}

function show({ api, config }, type, { values, id }) {
  return showView(api, type, values, id, config);
}

/** Any type that is there can be read and deleted; only the types of the path's version can be sent. */
function checkType({ api, route: { operation, type } }, group) {
  if (type === undefined) return;
  const sends = operation === "create" || operation === "update";
  if (sends ? api.types.includes(type) : isKnownType(type) || group.has(type)) return;
  throw new Refusal(400, "INVALID_PATH_PARAMETER", `Invalid path parameter ${type} specified.`, [type]);
}

function configured(group, type) {
  const stored = group.get(type);
  if (stored) return stored;
  const detail = `The integration of type '${type}' is not configured for this group.`;
  throw new Refusal(404, "INTEGRATION_NOT_CONFIGURED", detail, [type]);
}
