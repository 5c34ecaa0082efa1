import { wasm } from "../start/either.js";
import { formValues } from "./form-values.js";
import { reword } from "./messages.js";
import { judge, judgeField } from "./plain.js";
import { read } from "../shared/read.js";

/**
 * Checks a view, synchronously, and collects every issue. It never throws, whatever the value is, except `NotInitializedError` before
 * `init()`. It never changes the value, and no issue repeats it. In mode `"form"` the result's `value` is a copy, ready to be sent.
 *
 * @param {unknown} value
 * @param {import("../index.js").ValidateOptions} [options]
 * @returns {import("../index.js").ValidationResult}
 */
export const validateOf = (version) => function validate(value, options) {
  const core = wasm(validate);
  const given = formValues(value);
  const found = judge(version, given, options) ?? core.validate(given, options, version.place);
  const type = read(options, "type") ?? read(given, "type");
  const issues = reword(found.issues, options, type);
  const warnings = reword(found.warnings, options, type);
  if (issues.length > 0) return { valid: false, issues, warnings };
  return { valid: true, value: found.names ? filledIn(given, found) : given, issues, warnings };
};

/** The values of a form that are to be sent; core returns their names. */
const filledIn = (values, { type, names }) => ({ type, ...Object.fromEntries(names.map((name) => [name, read(values, name)])) });

/**
 * The issues and warnings of one field, for a form's blur event. `undefined` counts as absent.
 *
 * @param {import("../index.js").IntegrationType} type
 * @param {string} field
 * @param {unknown} value
 * @param {import("../index.js").ValidateOptions} [options]
 * @returns {import("../index.js").Issue[]}
 */
export const validateFieldOf = (version) => function validateField(type, field, value, options) {
  const core = wasm(validateField);
  const found = judgeField(version, type, field, value, options) ?? core.validateField(type, field, value, options, version.place);
  return reword(found, options, type);
};
