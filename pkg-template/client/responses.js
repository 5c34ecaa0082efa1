import { ValidationError } from "../errors/errors.js";
import { wasm } from "../start/init.js";
import { read } from "../shared/read.js";
import { asCaller, calledFrom, callerOf } from "../shared/stack.js";
import { plainAnswer } from "./plain.js";

/**
 * Reads an answer of one version of the API to a request that was sent in any way.
 *
 * @param {"list" | "get" | "create" | "update" | "delete"} operation
 * @param {{ status: number, headers?: Headers | Record<string, string | string[]>, body: string }} response
 * @returns an `IntegrationList` for list, create and update, a `ReturnedView` for get, `undefined` for delete
 * @throws {AtlasApiError} (or its `AuthenticationError`, `RateLimitError`) for a status of 400 and above
 * @throws {ResponseFormatError} for an answer that Atlas would not send
 */
export const parseResponseOf = (place) => function parseResponse(operation, response) {
  return asCaller(parseResponse, () => {
    const core = wasm();
    return plainAnswer(operation, read(response, "status"), read(response, "body")) ?? core.parseResponse(operation, response, place);
  });
};

/**
 * The integration of one type in a list, or `undefined`. Atlas keeps at most one of each type in a project.
 *
 * @param {import("../index.js").IntegrationList} list
 * @param {string} type
 * @throws {ValidationError} if `list` is not a list
 */
export function findIntegration(list, type) {
  try {
    return list.results.find((integration) => read(integration, "type") === type);
  } catch {
    // Most likely the promise of a list.
    const message = "`list` must be an `IntegrationList`";
    const error = new ValidationError({ message, issues: [{ path: ["list"], code: "invalid_type", severity: "error", message, params: { expected: "object" } }] });
    throw calledFrom(error, callerOf(findIntegration));
  }
}
