import type { AtlasRequest, IntegrationType, IntegrationView, Query } from "../types.js";

/** The query parameters of an operation on one integration. */
export type SingleQuery = Pick<Query, "pretty" | "envelope">;

/** The arguments of `listRequest`. */
export interface ListRequestArgs {
  /** The project's id, 24 hexadecimal digits. */
  groupId: string;
  /** The query parameters; none are sent unless given. */
  query?: Query;
  /** An origin, by default `https://cloud.mongodb.com`; `https://cloud.mongodbgov.com` for Atlas for Government. */
  baseUrl?: string;
}

/** The arguments of `getRequest` and `deleteRequest`. */
export interface SingleRequestArgs extends Omit<ListRequestArgs, "query"> {
  /** The service; it may also be one that this version can't send but a list shows. */
  type: IntegrationType | (string & {});
  /** The query parameters; none are sent unless given. */
  query?: SingleQuery;
}

/** The arguments of `createRequest` and `updateRequest`. */
export interface ViewRequestArgs extends ListRequestArgs {
  /** The whole view; its `type` decides the path. */
  integration: IntegrationView;
}

/**
 * `GET …/integrations`: all integrations of a project. It sends nothing: pass the result to `fetch(request.url, request)`, or use the client.
 *
 * @throws {ValidationError} with every issue at once
 * @throws {NotInitializedError} before `init()`, in a browser
 * @example
 * listRequest({ groupId: "5d791c84ff7a2522cc4f9aa1", query: { itemsPerPage: 10 } }).path;
 * // "/api/atlas/v1.0/groups/5d791c84ff7a2522cc4f9aa1/integrations?itemsPerPage=10"
 */
export function listRequest(args: ListRequestArgs): AtlasRequest;

/**
 * `GET …/integrations/{type}`: one integration. Throws as `listRequest`.
 *
 * @example
 * getRequest({ groupId: "5d791c84ff7a2522cc4f9aa1", type: "DATADOG" }).method; // "GET"
 */
export function getRequest(args: SingleRequestArgs): AtlasRequest;

/**
 * `POST …/integrations/{type}`: adds an integration. Throws as `listRequest`.
 *
 * @example
 * createRequest({ groupId: "5d791c84ff7a2522cc4f9aa1", integration: { type: "PAGER_DUTY", serviceKey: "made-up" } }).body;
 * // "{\"type\":\"PAGER_DUTY\",\"serviceKey\":\"made-up\"}"
 */
export function createRequest(args: ViewRequestArgs): AtlasRequest;

/**
 * `PUT …/integrations/{type}`: updates an integration, or adds it. Throws as `listRequest`.
 *
 * @example
 * updateRequest({ groupId: "5d791c84ff7a2522cc4f9aa1", integration: { type: "PAGER_DUTY", serviceKey: "made-up" } }).path;
 * // "/api/atlas/v1.0/groups/5d791c84ff7a2522cc4f9aa1/integrations/PAGER_DUTY"
 */
export function updateRequest(args: ViewRequestArgs): AtlasRequest;

/**
 * `DELETE …/integrations/{type}`: removes an integration. Throws as `listRequest`.
 *
 * @example
 * deleteRequest({ groupId: "5d791c84ff7a2522cc4f9aa1", type: "DATADOG" }).method; // "DELETE"
 */
export function deleteRequest(args: SingleRequestArgs): AtlasRequest;

/**
 * A request as the command of the source page, quoted for a POSIX shell: `curl -X PUT -u "{PUBLIC-KEY}:{PRIVATE-KEY}" --digest …`.
 *
 * @param options `reveal: true` prints the secrets of the body; otherwise they are masked
 * @throws {NotInitializedError} before `init()`, in a browser
 * @example
 * const integration = { type: "PAGER_DUTY", serviceKey: "made-up" };
 * toCurl(createRequest({ groupId: "5d791c84ff7a2522cc4f9aa1", integration })).includes("****"); // true
 */
export function toCurl(request: AtlasRequest, options?: {
  /** Prints the secrets of the body. By default they are masked. */
  reveal?: boolean;
}): string;
