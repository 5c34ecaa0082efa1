import type { IntegrationType, IntegrationView, Issue } from "./atlas_integrations.js";
import type { JsonSchemaTarget } from "./catalogue.js";
import type { IssueCode } from "./validation.js";
import type { ViewOf } from "./views.js";

/** An issue of a Standard Schema, with what this package knows besides. */
export interface StandardIssue {
  readonly message: string;
  readonly path: ReadonlyArray<string | number>;
  readonly code: IssueCode;
  readonly params: Issue["params"];
}

export type StandardResult<View> =
  | { readonly value: View; readonly issues?: undefined }
  | { readonly issues: ReadonlyArray<StandardIssue> };

/**
 * A Standard Schema 1.1 (https://standardschema.dev), with its JSON Schema part. Written out, as that specification recommends, so that
 * this package depends on nothing.
 */
export interface IntegrationSchema<View> {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: "atlas-integrations";
    /** `libraryOptions` takes `{ locale, messages }`. */
    readonly validate: (
      value: unknown,
      options?: { readonly libraryOptions?: Record<string, unknown> | undefined } | undefined,
    ) => StandardResult<View>;
    readonly types?: { readonly input: View; readonly output: View } | undefined;
    readonly jsonSchema: {
      readonly input: (options: SchemaOptions) => Record<string, unknown>;
      readonly output: (options: SchemaOptions) => Record<string, unknown>;
    };
  };
}

interface SchemaOptions {
  readonly target: JsonSchemaTarget | ({} & string);
  readonly libraryOptions?: Record<string, unknown> | undefined;
}

/**
 * One schema per service, and `ANY` for all of them: what react-hook-form, TanStack Form, vee-validate and others take.
 *
 * Synchronous. Warnings are left out, since every issue of a Standard Schema blocks a submit; `validate` has them.
 *
 * @example
 * useForm({ resolver: standardSchemaResolver(schemas.DATADOG) });
 */
export const schemas: {
  readonly [T in IntegrationType]: IntegrationSchema<ViewOf<T>>;
} & { readonly ANY: IntegrationSchema<IntegrationView> };
