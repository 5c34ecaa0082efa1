import { wasm } from "../start/either.js";
import { formValues } from "./form-values.js";
import { reword } from "./messages.js";
import { read } from "../shared/read.js";
import { asCaller } from "../shared/stack.js";

/**
 * The values of a form that belong to one service. Values that are left over from another service and blank optional fields are dropped.
 *
 * @param {import("../index.js").IntegrationType} type
 * @param {object} values  an object or a `FormData`
 */
export const pickViewOf = (place) => function pickView(type, values) {
  return asCaller(pickView, () => wasm().pickView(type, formValues(values), place));
};

/**
 * Merges edited values into what Atlas returned. Atlas masks secrets and refuses masks, so the result also lists which have to be entered
 * again.
 *
 * @param {import("../index.js").ReturnedView} current
 * @param {object} edited  an object or a `FormData`: an absent or undefined value keeps the field, null or `""` clears an optional one
 * @param {import("../index.js").Wording} [wording]
 * @returns {import("../index.js").PreparedUpdate}
 */
export const prepareUpdateOf = (place) => function prepareUpdate(current, edited, wording) {
  const prepared = wasm(prepareUpdate).prepareUpdate(current, formValues(edited), place);
  return prepared.ready ? prepared : { ...prepared, issues: reword(prepared.issues, wording, read(current, "type")) };
};

/**
 * Whether a newly entered secret can be the one behind a mask. It compares the visible end, the origin of a URL, and the length if the mask
 * has the same length as the secret.
 *
 * @param {string} masked  as Atlas returns it
 * @param {string} value
 * @returns {boolean}
 */
export function looksUnchanged(masked, value) {
  return wasm(looksUnchanged).looksUnchanged(masked, value);
}
