/** What a form needs of one version of the API, here 1.0. The build copies this file as it does ../v1.d.ts. */

export * from "../types.js";
export * from "./views.js";

export { INTEGRATION_TYPES, describeIntegration, jsonSchema, uiSchema } from "./catalogue.js";
export type { DescribeOptions, IntegrationDescription, JsonSchemaOptions, JsonSchemaTarget } from "./catalogue.js";

export { validate, validateField } from "./validation.js";
export type { InvalidResult, ValidateOptions, ValidationResult, ValidResult } from "./validation.js";
export { localizeIssues } from "./messages.js";
export type { IssueCode, LocalizeOptions, Messages, Wording } from "./messages.js";
export { schemas } from "./schemas.js";
export type { IntegrationSchema, SchemaOptions, StandardIssue, StandardResult } from "./schemas.js";
export { redact } from "./redact.js";
