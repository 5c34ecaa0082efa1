import type { IntegrationType, IntegrationView, Issue } from "../types.js";
import type { Wording } from "./messages.js";
import type { PartialView, ViewOf } from "./views.js";

/** What to check, and the language of the issues. */
export interface ValidateOptions extends Wording {
  /** The service whose view it has to be. If the value has no `type`, this one is used. */
  type?: IntegrationType;
  /**
   * `"full"` (the default) checks what would be sent. `"partial"` checks only the fields that are there and not blank, for a form half
   * filled in. `"form"` checks everything, but expects what form libraries pass: null and `""` in an optional field count as absent, and so do
   * unknown names that begin with `$` or `_` (`$ACTION_ID_1`, `_csrf`).
   */
  mode?: "full" | "partial" | "form";
}

/** The result for a value that can be sent. */
export interface ValidResult<View> {
  /** It can be sent. */
  valid: true;
  /**
   * The very value that was given, unchanged; for a `FormData`, an object of its entries. If it has no `type` and `options.type` was used, it
   * still has none, but a request needs one: `{ ...value, type }`, or `pickView(type, value)`.
   *
   * In mode `"form"` a copy, ready to be sent: with its `type`, and without the fields that count as absent.
   */
  value: View;
  /** None. */
  issues: [];
  /** What is unusual but does not prevent sending it. */
  warnings: Issue[];
}

/** The result for a value that can't be sent. */
export interface InvalidResult {
  /** It can't be sent. */
  valid: false;
  /** In the order of the fields, at most one per field. */
  issues: Issue[];
  /** What else is unusual. */
  warnings: Issue[];
}

/** The result of `validate`; `valid` tells which one. */
export type ValidationResult<View = IntegrationView> = ValidResult<View> | InvalidResult;

/**
 * Checks a view, synchronously, and collects every issue. It never changes, trims or adds a value, and an issue never repeats one. A
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
