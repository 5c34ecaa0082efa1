import { wasm } from "../start/either.js";
import { formValues } from "./form-values.js";
import { reword } from "./messages.js";
import { read } from "../shared/read.js";
import { asCaller } from "../shared/stack.js";

/**
 * The part of a form's values that belongs to one service: what another service left over, and blank optional fields, are dropped.
 *
 * @param {import("../index.js").IntegrationType} type
 * @param {object} values  a `FormData`, too
 */
export const pickViewOf = (place) => function pickView(type, values) {
  return asCaller(pickView, () => wasm().pickView(type, formValues(values), place));
};

/**
 * Lays edited values over what Atlas returned. Atlas masks secrets and refuses masks, so it also says which have to be typed again.
 *
 * @param {import("../index.js").ReturnedView} current
 * @param {object} edited  absent or undefined keeps, null or `""` clears an optional field; a `FormData`, too
 * @param {import("../index.js").Wording} [wording]
 * @returns {import("../index.js").PreparedUpdate}
 */
export const prepareUpdateOf = (place) => function prepareUpdate(current, edited, wording) {
  const prepared = wasm(prepareUpdate).prepareUpdate(current, formValues(edited), place);
  return prepared.ready ? prepared : { ...prepared, issues: reword(prepared.issues, wording, read(current, "type")) };
};

/**
 * Whether a newly typed secret can be the one behind a mask: compares the visible tail, a URL's origin, and the length where the
 * mask keeps it.
 *
 * @param {string} masked  as Atlas returns it
 * @param {string} value
 * @returns {boolean}
 */
export function looksUnchanged(masked, value) {
  return wasm(looksUnchanged).looksUnchanged(masked, value);
}
