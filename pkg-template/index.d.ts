/**
 * `atlas-integrations`, and the same from `/inline` and `/slim`: MongoDB Atlas's third-party service integrations, known, checked, sent and
 * understood. Types of data are generated from the Rust table; what functions take and give is by hand.
 *
 * Facts about services are those of the page
 * [Update a Configuration for a Third-Party Service Integration](https://www.mongodb.com/docs/atlas/reference/api/third-party-integration-settings-update/)
 * (version 1.0 of the Atlas Administration API) and its sister pages, unless it says "the live service".
 *
 * @module index
 */

// Not `export type *`, which TypeScript before 5.0 can't read.
export * from "./atlas_integrations.js";
export * from "./forms/views.js";

export { init, isInitialized } from "./start/init.js";
export type { InitSource } from "./start/init.js";

export { INTEGRATION_TYPES, describeIntegration, jsonSchema, uiSchema } from "./forms/catalogue.js";
export type { DescribeOptions, JsonSchemaOptions, JsonSchemaTarget } from "./forms/catalogue.js";
export type { Locale } from "./forms/locale.js";

export { validate, validateField } from "./forms/validation.js";
export type { InvalidResult, ValidateOptions, ValidationResult, ValidResult } from "./forms/validation.js";
export { localizeIssues } from "./forms/messages.js";
export type { IssueCode, LocalizeOptions, Messages, Wording } from "./forms/messages.js";
export { schemas } from "./forms/schemas.js";
export type { IntegrationSchema, SchemaOptions, StandardIssue, StandardResult } from "./forms/schemas.js";

export { createRequest, deleteRequest, getRequest, listRequest, updateRequest, toCurl } from "./client/requests.js";
export type { ListRequestArgs, SingleQuery, SingleRequestArgs, ViewRequestArgs } from "./client/requests.js";
export { findIntegration, parseResponse } from "./client/responses.js";
export type { RawResponse } from "./client/responses.js";
export { redact } from "./forms/redact.js";

export { IntegrationsClient } from "./client/client.js";
export type { CallOptions, ClientAuth, ClientOptions, LogEvent } from "./client/client.js";
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
