import { wasm } from "../start/init.js";
import { reword } from "./messages.js";
import { judge, judgeField } from "./plain.js";
import { read } from "../shared/read.js";

/**
 * Checks a view, synchronously, and collects every issue. Never throws, whatever the value is, but `NotInitializedError` before
 * `init()`; never changes the value, and no issue repeats it.
 *
 * @param {unknown} value
 * @param {import("../index.js").ValidateOptions} [options]
 * @returns {import("../index.js").ValidationResult}
 */
export function validate(value, options) {
  const core = wasm();
  const found = judge(value, options) ?? core.validate(value, options);
  const type = read(options, "type") ?? read(value, "type");
  const issues = reword(found.issues, options, type);
  const warnings = reword(found.warnings, options, type);
  return issues.length === 0 ? { valid: true, value, issues, warnings } : { valid: false, issues, warnings };
}

/**
 * The issues and warnings of one field, for a form's blur event. An undefined value is an absent one.
 *
 * @param {import("../index.js").IntegrationType} type
 * @param {string} field
 * @param {unknown} value
 * @param {import("../index.js").ValidateOptions} [options]
 * @returns {import("../index.js").Issue[]}
 */
export function validateField(type, field, value, options) {
  const core = wasm();
  return reword(judgeField(type, field, value, options) ?? core.validateField(type, field, value, options), options, type);
}
