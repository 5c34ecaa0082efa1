/** More entries than any form has. An object that only pretends to be a `FormData` could have no end. */
const MOST_ENTRIES = 1_000;

/**
 * A form's values as an object: the entries of a `FormData`, as a browser's form or a server action has it (of several entries with one name,
 * the last). Any other value is returned as it is.
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
