import type { AtlasIntegrationsError } from "../errors/errors.js";

/**
 * A copy with all secrets masked, for logs and bug reports. The value may be a view, a list, a request, or an object that contains a view (a
 * `ValidationResult`, the result of `prepareUpdate`, `{ groupId, integration }`). An error becomes a plain copy. A value without secrets is
 * returned as it is: an issue, a log event, the JSON of an error.
 *
 * In a type or field that this package does not know, every text except `type` and `id` is masked. The same holds for any other object,
 * since Atlas may return a view without `type`. If anything is masked, values that are not JSON (a date, a function) are left out.
 *
 * @throws {NotInitializedError} before `init()`, in a browser
 * @example
 * redact({ type: "WEBHOOK", url: "https://hooks.example.com/made-up", secret: "made-up-webhook-secret" });
 * // { type: "WEBHOOK", url: "https://hooks.example.com/****", secret: "****cret" }
 */
export function redact(error: AtlasIntegrationsError): ReturnType<AtlasIntegrationsError["toJSON"]>;
export function redact<T>(value: T): T;
