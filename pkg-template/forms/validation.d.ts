import type { IntegrationType, IntegrationView, Issue } from "../types.js";
import type { Wording } from "./messages.js";
import type { PartialView, ViewOf } from "./views.js";

/** What to check for, and how to say it. */
export interface ValidateOptions extends Wording {
  /** The service whose view it has to be. An absent `type` in the value is then taken from here. */
  type?: IntegrationType;
  /**
   * `"partial"` checks only the fields that are there and not blank: for a form half filled in. `"form"` checks all, of what form libraries
   * hand over: null and `""` in an optional field count as absent, and so do names beginning with `$` or `_` that are no field's
   * (`$ACTION_ID_1`, `_csrf`).
   */
  mode?: "full" | "partial" | "form";
}

/** Can be sent; `value` is what was given, unchanged. */
export interface ValidResult<View> {
  /** It can be sent. */
  valid: true;
  /**
   * The very value that was given; of a `FormData` its entries. Where `options.type` stood in for a `type` that is not there, it is not there
   * now either, and a request needs it: `{ ...value, type }`, or `pickView(type, value)`.
   *
   * In mode `"form"` a copy, ready to be sent: with its `type`, and without what counts as absent.
   */
  value: View;
  /** None. */
  issues: [];
  /** What is odd but does not keep it from being sent. */
  warnings: Issue[];
}

/** Can't be sent. */
export interface InvalidResult {
  /** It can't be sent. */
  valid: false;
  /** In the order of the fields, at most one for a field. */
  issues: Issue[];
  /** What is odd, besides. */
  warnings: Issue[];
}

/** What `validate` answers; `valid` tells the two apart. */
export type ValidationResult<View = IntegrationView> = ValidResult<View> | InvalidResult;

/**
 * Checks what would be sent, synchronously, and collects every issue. No value is repeated in an issue, changed, trimmed or defaulted. A
 * `FormData` is read as an object of its entries.
 *
 * Never throws, whatever it is given.
 *
 * @throws {NotInitializedError} before `init()`, in a browser
 * @example
 * validate({ type: "DATADOG", apiKey: "", region: "UK" }).issues.map((issue) => issue.code); // ["required", "invalid_value"]
 */
export function validate<T extends IntegrationType>(
  value: unknown,
  options: ValidateOptions & { type: T; mode: "partial" },
): ValidationResult<PartialView<ViewOf<T>>>;
export function validate<T extends IntegrationType>(
  value: unknown,
  options: ValidateOptions & { type: T; mode?: "full" | "form" },
): ValidationResult<ViewOf<T>>;
export function validate(
  value: unknown,
  options: ValidateOptions & { mode: "partial" },
): ValidationResult<PartialView<IntegrationView>>;
export function validate(value: unknown, options?: ValidateOptions): ValidationResult;

/**
 * Checks one field, for a form's blur event: issues and warnings together. `undefined` counts as absent.
 *
 * @throws {NotInitializedError} before `init()`, in a browser
 * @example
 * validateField("DATADOG", "apiKey", "").map((issue) => issue.message); // ["`apiKey` is required"]
 */
export function validateField(type: IntegrationType, field: string, value: unknown, options?: Wording & Pick<ValidateOptions, "mode">): Issue[];
