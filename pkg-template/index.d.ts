/**
 * `atlas-integrations`, and the same from `/inline` and `/slim`: describes, validates and sends MongoDB Atlas's third-party service
 * integrations, and reads the answers. The types of data are generated from the Rust table; those of functions are written by hand.
 *
 * Facts about services are those of the page
 * [Update a Configuration for a Third-Party Service Integration](https://www.mongodb.com/docs/atlas/reference/api/third-party-integration-settings-update/)
 * (version 1.0 of the Atlas Administration API) and its sister pages, unless it says "the live service".
 *
 * @module index
 */

export { init, isInitialized } from "./start/init.js";
export type { InitSource } from "./start/init.js";
export type { Locale } from "./forms/locale.js";

// Not `export type *`, which TypeScript before 5.0 can't read.
export * from "./v1.js";
/**
 * The same names for version 2 of the Atlas Administration API (resource version 2023-01-01): Microsoft Teams, Prometheus, all regions,
 * Datadog's switches and a webhook's templates. `v2.DatadogView` is its view of Datadog.
 */
export * as v2 from "./v2.js";

export { createDigestSession, digestAuthorization } from "./client/digest.js";
export type { DigestArguments, DigestRequest, DigestSession } from "./client/digest.js";

export {
  AbortedError,
  AtlasApiError,
  AtlasIntegrationsError,
  AuthenticationError,
  DigestError,
  NetworkError,
  NotInitializedError,
  RateLimitError,
  ResponseFormatError,
  TimeoutError,
  ValidationError,
} from "./errors/errors.js";
export type { ApiErrorFields, ErrorCode } from "./errors/errors.js";
