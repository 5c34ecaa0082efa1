// "Did you mean …?" for a misspelt option. Core has the same for types and fields (src/core/check/suggest.rs); options are read without the
// wasm, and the command line's arguments, too.

const MOST_EDITS = 2;

/**
 * The known name that was probably meant: the same except for case and punctuation, or at most two edits away.
 *
 * @param {unknown} given
 * @param {Iterable<string>} known
 * @returns {string | undefined}
 */
export function nearest(given, known) {
  // No name is that long.
  if (typeof given !== "string" || given.length > 64) return undefined;
  const near = [...known]
    .map((name) => ({ name, edits: edits(normal(given), normal(name)) }))
    .filter(({ name, edits }) => edits <= MOST_EDITS && edits < Math.min(given.length, name.length));
  return near.sort((a, b) => a.edits - b.edits)[0]?.name;
}

const normal = (text) => text.toLowerCase().replace(/[^a-z0-9]/g, "");

/** How many letters have to be inserted, deleted or replaced (Levenshtein distance). */
export function edits(from, to) {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (const [index, letter] of [...from].entries()) {
    const next = [index + 1];
    for (const [column, other] of [...to].entries()) {
      next.push(Math.min(row[column] + (letter === other ? 0 : 1), row[column + 1] + 1, next[column] + 1));
    }
    row = next;
  }
  return row.at(-1);
}
