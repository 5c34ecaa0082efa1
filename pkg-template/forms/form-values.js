/** More entries than any form has: an object that only pretends to be a form could go on for ever. */
const MOST_ENTRIES = 1_000;

/**
 * A form's values: of a `FormData`, as a browser's form and a server action give it, an object of its entries (the last of a name that
 * comes twice); anything else as it is.
 *
 * @param {unknown} value
 */
export function formValues(value) {
  try {
    if (Object.prototype.toString.call(value) !== "[object FormData]") return value;
    const entries = [];
    for (const entry of value) {
      if (entries.push(entry) > MOST_ENTRIES) return value;
    }
    return Object.fromEntries(entries);
  } catch {
    return value;
  }
}
