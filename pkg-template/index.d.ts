// The table of contents, as index.js. Types of data are generated from the Rust table; what functions take and give is by hand.

export type * from "./atlas_integrations.js";
export type * from "./views.js";

export { init, isInitialized } from "./init.js";
export type { InitSource } from "./init.js";

export { INTEGRATION_TYPES, describeIntegration, jsonSchema, uiSchema } from "./catalogue.js";
export type { DescribeOptions, JsonSchemaOptions, JsonSchemaTarget } from "./catalogue.js";
export type { Locale } from "./locale.js";

export { validate, validateField } from "./validation.js";
export type { InvalidResult, IssueCode, Messages, ValidateOptions, ValidationResult, ValidResult, Wording } from "./validation.js";
export { schemas } from "./schemas.js";
export type { IntegrationSchema, StandardIssue, StandardResult } from "./schemas.js";
export { looksUnchanged, pickView, prepareUpdate } from "./views.js";

export { createRequest, deleteRequest, getRequest, listRequest, updateRequest, toCurl } from "./requests.js";
export type { ListRequestArgs, SingleQuery, SingleRequestArgs, ViewRequestArgs } from "./requests.js";
export { findIntegration, parseResponse } from "./responses.js";
export type { RawResponse } from "./responses.js";
export { redact } from "./redact.js";

export { IntegrationsClient } from "./client.js";
export type { CallOptions, ClientAuth, ClientOptions, LogEvent } from "./client.js";
export { createDigestSession, digestAuthorization } from "./digest.js";
export type { DigestArguments, DigestRequest, DigestSession } from "./digest.js";

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
} from "./errors.js";
export type { ErrorCode } from "./errors.js";
