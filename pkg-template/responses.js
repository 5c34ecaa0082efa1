import { wasm } from "./init.js";

/**
 * Understands an answer of Atlas, from whatever sent the request.
 *
 * @param {"list" | "get" | "create" | "update" | "delete"} operation
 * @param {{ status: number, headers?: Headers | Record<string, string | string[]>, body: string }} response
 * @returns an `IntegrationList` for list, create and update, a `ReturnedView` for get, `undefined` for delete
 * @throws {AtlasApiError} (or its `AuthenticationError`, `RateLimitError`) for a status of 400 and above
 * @throws {ResponseFormatError} for an answer that is not Atlas's
 */
export const parseResponse = (operation, response) => wasm().parseResponse(operation, response);

/**
 * The integration of one type in a list, or `undefined`. Atlas keeps at most one of each type in a project.
 *
 * @param {import("./index.js").IntegrationList} list
 * @param {string} type
 */
export const findIntegration = (list, type) => list.results.find((integration) => integration.type === type);
