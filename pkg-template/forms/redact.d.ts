import type { AtlasIntegrationsError } from "../errors/errors.js";

/**
 * The same with its secrets masked, for logs and bug reports: a view, a list, a request, what holds a view (a `ValidationResult`, what
 * `prepareUpdate` gives, `{ groupId, integration }`); an error becomes a plain copy. What holds no secret comes back as it is: an issue, a
 * log's event, the JSON of an error.
 *
 * In types and fields that this package does not know every text but `type` and `id` is masked, and so it is in any other object, since
 * Atlas may return a view without `type`. What is no JSON (a date, a function) is left out where anything is masked.
 *
 * @throws {NotInitializedError} before `init()`, in a browser
 * @example
 * redact({ type: "WEBHOOK", url: "https://hooks.example.com/made-up", secret: "made-up-webhook-secret" });
 * // { type: "WEBHOOK", url: "https://hooks.example.com/****", secret: "****cret" }
 */
export function redact(error: AtlasIntegrationsError): ReturnType<AtlasIntegrationsError["toJSON"]>;
export function redact<T>(value: T): T;
