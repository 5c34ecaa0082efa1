import type { IntegrationList, IntegrationType, Operation, ReturnedView } from "../types.js";
import type { ReturnedOf } from "../forms/views.js";

/** An answer of Atlas to a request that was sent in any way. */
export interface RawResponse {
  /** The HTTP status. */
  status: number;
  /** Only `Content-Type` and `Retry-After` are read; names are not case-sensitive. */
  headers?: Headers | Record<string, string | string[]>;
  /** The body's text; `""` if there is none. */
  body: string;
}

/**
 * Reads an answer of Atlas. Status and body decide what it is, never the content type.
 *
 * @throws {AtlasApiError} (or its `AuthenticationError`, `RateLimitError`) for a status of 400 and above
 * @throws {ResponseFormatError} for an answer that Atlas would not send
 * @throws {NotInitializedError} before `init()`, in a browser
 * @example
 * parseResponse("get", { status: 200, body: '{"type":"PAGER_DUTY","serviceKey":"****0001"}' }).type; // "PAGER_DUTY"
 */
export function parseResponse(operation: "list" | "create" | "update", response: RawResponse): IntegrationList;
export function parseResponse(operation: "get", response: RawResponse): ReturnedView;
export function parseResponse(operation: "delete", response: RawResponse): undefined;
export function parseResponse(operation: Operation, response: RawResponse): IntegrationList | ReturnedView | undefined;

/**
 * The integration of one type in a list: Atlas keeps at most one of each.
 *
 * @throws {ValidationError} if `list` is not a list
 * @example
 * findIntegration({ results: [{ type: "SLACK", apiToken: "****", channelName: "" }], links: [] }, "SLACK").channelName; // ""
 */
export function findIntegration<T extends IntegrationType>(list: IntegrationList, type: T): ReturnedOf<T> | undefined;
export function findIntegration(list: IntegrationList, type: string): ReturnedView | undefined;
