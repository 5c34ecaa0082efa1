import type { IntegrationType, ServiceDescription } from "../types.js";
import type { Locale } from "./locale.js";

/** The version's integration types, in the order of Atlas's documentation. */
export const INTEGRATION_TYPES: readonly IntegrationType[];

/** Everything that a form needs to know about one service. */
export interface IntegrationDescription extends ServiceDescription {
  /** The service. */
  type: IntegrationType;
}

/** The language of a service's description. */
export interface DescribeOptions {
  /** An imported locale, or its name. By default, and if the name is not known, English. */
  locale?: string | Locale;
}

/**
 * Everything that a form for a service needs to know: labels, help, kinds, allowed values, which fields are required and which are secret.
 *
 * Plain data: works before `init()`.
 *
 * @throws {ValidationError} for an unknown type
 * @example
 * describeIntegration("DATADOG").fields[0].label; // "API key"
 */
export function describeIntegration(type: IntegrationType, options?: DescribeOptions): IntegrationDescription;

/** The dialects of JSON Schema. */
export type JsonSchemaTarget = "draft-2020-12" | "draft-07" | "openapi-3.0";

/** The dialect of a JSON Schema, and which view it describes. */
export interface JsonSchemaOptions {
  /** By default `"draft-2020-12"`. */
  target?: JsonSchemaTarget;
  /** The view that is sent (the default), or the one that Atlas returns. */
  view?: "request" | "returned";
}

/**
 * The JSON Schema of a service's view, or with `"ANY"` of all of them, told apart by `type`. Plain data: works before `init()`.
 *
 * It can't express everything that `validate` checks: it accepts masks, and URLs that the platform's `URL` refuses.
 *
 * @throws {ValidationError} for an unknown type, target or view
 * @example
 * jsonSchema("DATADOG").required; // ["type", "apiKey"]
 */
export function jsonSchema(type: IntegrationType | "ANY", options?: JsonSchemaOptions): Record<string, unknown>;

/**
 * The `uiSchema` that goes with `jsonSchema(type)` in react-jsonschema-form: order, labels, help, placeholders,
 * password inputs, check boxes and text areas.
 *
 * @throws {ValidationError} for an unknown type
 * @example
 * uiSchema("PAGER_DUTY").serviceKey["ui:widget"]; // "password"
 */
export function uiSchema(type: IntegrationType, options?: DescribeOptions): Record<string, unknown>;
