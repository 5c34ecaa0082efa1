import { wasm } from "../start/init.js";
import { read } from "../shared/read.js";
import { asCaller } from "../shared/stack.js";

/**
 * The five requests of one version's integrations resource, as plain data. They send nothing: pass one to `fetch(request.url, request)`, or
 * use the client.
 *
 * Each takes `groupId` (24 hex digits) and optionally `query` and `baseUrl` (an origin, by default `https://cloud.mongodb.com`), and
 * throws a `ValidationError` with every issue at once. Source: the page "Update a Configuration for a Third-Party Service
 * Integration" and its siblings.
 *
 * @typedef {import("../index.js").AtlasRequest} AtlasRequest
 */

/** `GET …/integrations`: all integrations of a project. @returns {AtlasRequest} */
export const listRequestOf = (place) => function listRequest(args) {
  return asCaller(listRequest, () => wasm().buildRequest("list", args, place));
};

/** `GET …/integrations/{type}`: one of them. @returns {AtlasRequest} */
export const getRequestOf = (place) => function getRequest(args) {
  return asCaller(getRequest, () => wasm().buildRequest("get", args, place));
};

/** `POST …/integrations/{type}`: adds one; the type is the `integration`'s own. @returns {AtlasRequest} */
export const createRequestOf = (place) => function createRequest(args) {
  return asCaller(createRequest, () => wasm().buildRequest("create", args, place));
};

/** `PUT …/integrations/{type}`: updates one, or adds it. @returns {AtlasRequest} */
export const updateRequestOf = (place) => function updateRequest(args) {
  return asCaller(updateRequest, () => wasm().buildRequest("update", args, place));
};

/** `DELETE …/integrations/{type}`. @returns {AtlasRequest} */
export const deleteRequestOf = (place) => function deleteRequest(args) {
  return asCaller(deleteRequest, () => wasm().buildRequest("delete", args, place));
};

/**
 * The request as the page's curl command, safely quoted for a POSIX shell.
 *
 * @param {AtlasRequest} request
 * @param {{ reveal?: boolean }} [options]  `reveal: true` prints the secrets; otherwise they are masked
 * @returns {string}
 */
export function toCurl(request, options) {
  return asCaller(toCurl, () => wasm().toCurl(request, read(options, "reveal") === true));
}
