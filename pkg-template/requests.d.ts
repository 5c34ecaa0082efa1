import type { AtlasRequest, IntegrationType, IntegrationView, Query } from "./atlas_integrations.js";

/** The query parameters that an operation on one integration takes. */
export type SingleQuery = Pick<Query, "pretty" | "envelope">;

export interface ListRequestArgs {
  /** The project's id, 24 hexadecimal digits. */
  groupId: string;
  query?: Query;
  /** An origin, by default `https://cloud.mongodb.com`; `https://cloud.mongodbgov.com` for Atlas for Government. */
  baseUrl?: string;
}

export interface SingleRequestArgs extends Omit<ListRequestArgs, "query"> {
  type: IntegrationType;
  query?: SingleQuery;
}

export interface ViewRequestArgs extends ListRequestArgs {
  /** The whole view; its `type` decides the path. */
  integration: IntegrationView;
}

/**
 * `GET …/integrations`: all integrations of a project. Nothing is sent: `fetch(request.url, request)` does that, or the client.
 *
 * @throws {ValidationError} with every issue at once
 * @throws {NotInitializedError} before `init()`, in a browser
 */
export function listRequest(args: ListRequestArgs): AtlasRequest;

/** `GET …/integrations/{type}`: one integration. Throws as `listRequest`. */
export function getRequest(args: SingleRequestArgs): AtlasRequest;

/** `POST …/integrations/{type}`: adds an integration. Throws as `listRequest`. */
export function createRequest(args: ViewRequestArgs): AtlasRequest;

/** `PUT …/integrations/{type}`: updates an integration, or adds it. Throws as `listRequest`. */
export function updateRequest(args: ViewRequestArgs): AtlasRequest;

/** `DELETE …/integrations/{type}`: removes an integration. Throws as `listRequest`. */
export function deleteRequest(args: SingleRequestArgs): AtlasRequest;

/**
 * A request as the command of the source page, quoted for a POSIX shell: `curl -X PUT -u "{PUBLIC-KEY}:{PRIVATE-KEY}" --digest …`.
 *
 * @param options `reveal: true` prints the secrets of the body, which are masked otherwise
 * @throws {NotInitializedError} before `init()`, in a browser
 */
export function toCurl(request: AtlasRequest, options?: { reveal?: boolean }): string;
