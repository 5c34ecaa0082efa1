/**
 * What differs from one version of the API to another: here in version 1.0. The build writes this file, and those below it, once more for
 * each of the other versions, with the views of that one under the same names (types.d.ts).
 */

export * from "./types.js";
export * from "./forms/views.js";

export { INTEGRATION_TYPES, describeIntegration, jsonSchema, uiSchema } from "./forms/catalogue.js";
export type { DescribeOptions, IntegrationDescription, JsonSchemaOptions, JsonSchemaTarget } from "./forms/catalogue.js";

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
