import type { IntegrationType, IntegrationView, Issue } from "../types.js";
import type { JsonSchemaTarget } from "./catalogue.js";
import type { IssueCode } from "./messages.js";
import type { ViewOf } from "./views.js";

/** An issue of a Standard Schema, with this package's `code` and `params`. */
export interface StandardIssue {
  /** The message. */
  readonly message: string;
  /** Where: `["apiKey"]`; `[]` is the whole value. */
  readonly path: ReadonlyArray<string | number>;
  /** The stable code. */
  readonly code: IssueCode;
  /** The values that belong to the code. */
  readonly params: Issue["params"];
}

/** The result of a Standard Schema: the value, or why it can't be sent. */
export type StandardResult<View> =
  | {
      /** A copy of the given value, ready to be sent: with its `type`, and without the fields that a form left empty (see mode `"form"`). */
      readonly value: View;
      /** None. */
      readonly issues?: undefined;
    }
  | {
      /** Every error. */
      readonly issues: ReadonlyArray<StandardIssue>;
    };

/**
 * A Standard Schema 1.1 (https://standardschema.dev), with its JSON Schema part. The types are written out, as that specification recommends,
 * so that this package has no dependency.
 */
export interface IntegrationSchema<View> {
  /** The properties of the specification. */
  readonly "~standard": {
    /** The version of the specification. */
    readonly version: 1;
    /** This package. */
    readonly vendor: "atlas-integrations";
    /** Checks a value; `libraryOptions` may have `{ locale, messages }`. */
    readonly validate: (
      value: unknown,
      options?: { readonly libraryOptions?: Record<string, unknown> | undefined } | undefined,
    ) => StandardResult<View>;
    /** For TypeScript only; it has no value at run time. */
    readonly types?: {
      /** The type of the input. */
      readonly input: View;
      /** The type of the output. */
      readonly output: View;
    } | undefined;
    /** The same as JSON Schema. */
    readonly jsonSchema: {
      /** The schema of the input. Throws a `ValidationError` for an unknown target. */
      readonly input: (options: SchemaOptions) => Record<string, unknown>;
      /** The schema of the output, which is the same. */
      readonly output: (options: SchemaOptions) => Record<string, unknown>;
    };
  };
}

/** The options that a form library passes to get a JSON Schema. */
export interface SchemaOptions {
  /** The dialect. */
  readonly target: JsonSchemaTarget | ({} & string);
  /** Not used here. */
  readonly libraryOptions?: Record<string, unknown> | undefined;
}

/**
 * One Standard Schema per service, and `ANY` for all of them. react-hook-form (with `@hookform/resolvers/standard-schema`), TanStack Form,
 * Angular's signal forms and other libraries accept them. vee-validate 4 does not support Standard Schema and needs an adapter of a few lines
 * (`docs/forms.md`).
 *
 * They are synchronous and check in mode `"form"` of `validate`: null and `""` in an optional field count as absent. Warnings are left out,
 * since every issue of a Standard Schema blocks a submit; `validate` has them.
 *
 * @example
 * const result = schemas.DATADOG["~standard"].validate({ apiKey: "", region: "EU" });
 * result.issues.map((issue) => issue.path); // [["apiKey"]]
 */
export const schemas: {
  readonly [T in IntegrationType]: IntegrationSchema<ViewOf<T>>;
} & {
  /** For any service. */
  readonly ANY: IntegrationSchema<IntegrationView>;
};
