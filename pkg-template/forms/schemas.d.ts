import type { IntegrationType, IntegrationView, Issue } from "../types.js";
import type { JsonSchemaTarget } from "./catalogue.js";
import type { IssueCode } from "./messages.js";
import type { ViewOf } from "./views.js";

/** An issue of a Standard Schema, with what this package knows besides. */
export interface StandardIssue {
  /** What people read. */
  readonly message: string;
  /** Where: `["apiKey"]`; `[]` is the whole value. */
  readonly path: ReadonlyArray<string | number>;
  /** The stable code. */
  readonly code: IssueCode;
  /** What belongs to the code. */
  readonly params: Issue["params"];
}

/** What a Standard Schema answers: the value, or why it can't be sent. */
export type StandardResult<View> =
  | {
      /** A copy of what was given, ready to be sent: with its `type`, and without what a form left empty (see mode `"form"`). */
      readonly value: View;
      /** None. */
      readonly issues?: undefined;
    }
  | {
      /** Every error. */
      readonly issues: ReadonlyArray<StandardIssue>;
    };

/**
 * A Standard Schema 1.1 (https://standardschema.dev), with its JSON Schema part. Written out, as that specification recommends, so that
 * this package depends on nothing.
 */
export interface IntegrationSchema<View> {
  /** What the specification asks for. */
  readonly "~standard": {
    /** Of the specification. */
    readonly version: 1;
    /** This package. */
    readonly vendor: "atlas-integrations";
    /** `libraryOptions` takes `{ locale, messages }`. */
    readonly validate: (
      value: unknown,
      options?: { readonly libraryOptions?: Record<string, unknown> | undefined } | undefined,
    ) => StandardResult<View>;
    /** For TypeScript only: never there. */
    readonly types?: {
      /** What goes in. */
      readonly input: View;
      /** What comes out. */
      readonly output: View;
    } | undefined;
    /** The same as JSON Schema. */
    readonly jsonSchema: {
      /** Of what goes in. Throws a `ValidationError` for an unknown target. */
      readonly input: (options: SchemaOptions) => Record<string, unknown>;
      /** Of what comes out: the same. */
      readonly output: (options: SchemaOptions) => Record<string, unknown>;
    };
  };
}

/** What a form library passes for a JSON Schema. */
export interface SchemaOptions {
  /** The dialect. */
  readonly target: JsonSchemaTarget | ({} & string);
  /** Not used here. */
  readonly libraryOptions?: Record<string, unknown> | undefined;
}

/**
 * One schema per service, and `ANY` for all of them: what react-hook-form (by `@hookform/resolvers/standard-schema`), TanStack Form,
 * Angular's signal forms and others take. vee-validate 4 knows no Standard Schema: it takes one by an adapter of a few lines (`docs/forms.md`).
 *
 * Synchronous, in mode `"form"` of `validate`: null and `""` in an optional field count as absent. Warnings are left out, since every issue of a Standard Schema blocks a submit; `validate` has them.
 *
 * @example
 * const result = schemas.DATADOG["~standard"].validate({ apiKey: "", region: "EU" });
 * result.issues.map((issue) => issue.path); // [["apiKey"]]
 */
export const schemas: {
  readonly [T in IntegrationType]: IntegrationSchema<ViewOf<T>>;
} & {
  /** Of any service. */
  readonly ANY: IntegrationSchema<IntegrationView>;
};
