/** The characters of a line that are always shown, since they are only structure. */
const STRUCTURE = new Set(" \t-:,[]{}?\"'");
const MASK = "****";
const LONGEST = 100;
const CUT = "… ";

/**
 * A line for people, and the column of a place in it. It has only the parts that are known not to be secret, and a mask for each of the
 * others. A comment is left out, since it may contain anything. Of a long line, such as a JSON file's only one, it has the part around the place.
 *
 * @param {{ text: string, start: number }} line
 * @param {number} offset  the place
 * @param {{ from: number, to: number }[]} shown  the parts of the whole text that may be shown
 * @param {{ from: number, to: number }[]} scalars  all values and names in the text; the rest is structure
 * @returns {{ text: string, column: number }}
 */
export function excerpt(line, offset, shown, scalars) {
  const { text, start, isCut } = around(line, offset);
  const here = (parts) => parts.filter(({ from, to }) => from < start + text.length && to > start);
  const [shownHere, scalarsHere] = [here(shown), here(scalars)];
  const within = (parts, at) => parts.some(({ from, to }) => at >= from && at < to);
  let seen = isCut ? CUT : "";
  let column = 0;
  let masked = false;
  for (let index = 0; index < text.length; index++) {
    const at = start + index;
    const isScalar = within(scalarsHere, at);
    if (at === offset) column = seen.length;
    if (!isScalar && text[index] === "#") break;
    const isSeen = isScalar ? within(shownHere, at) : STRUCTURE.has(text[index]);
    if (isSeen) seen += text[index] === "\t" ? " " : text[index];
    else if (!masked) seen += MASK;
    masked = !isSeen;
  }
  if (offset - start >= text.length) column = seen.length;
  return { text: seen.trimEnd(), column };
}

/** The part of a line around a place; all of it if it is not long. */
function around({ text, start }, offset) {
  const first = text.length > LONGEST ? Math.max(0, offset - start - LONGEST / 2) : 0;
  return { text: text.slice(first, first + LONGEST), start: start + first, isCut: first > 0 };
}

/**
 * The same for a text that could not be parsed, in which any word may be part of a secret. It shows what is before the first name, and this
 * name if it is a known one.
 *
 * @param {{ text: string, start: number }} line
 * @param {number} offset
 * @param {Set<string>} names
 */
export function excerptOfUnread({ text, start }, offset, names) {
  const [, indent, name, colon] = /^([\s{[-]*)(?:(['"]?\w+['"]?)(\s*:))?/.exec(text);
  const isKnown = name !== undefined && names.has(name.replace(/['"]/g, ""));
  const head = indent.replaceAll("\t", " ") + (isKnown ? name + colon : "");
  const rest = text.slice(head.length).trim() === "" ? "" : `${isKnown ? " " : ""}${MASK}`;
  const column = Math.min(offset - start, head.length + (rest && isKnown ? 1 : 0));
  return { text: (head + rest).slice(0, LONGEST), column: Math.min(column, LONGEST) };
}
