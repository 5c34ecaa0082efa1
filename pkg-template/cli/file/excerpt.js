/** What can be seen of a line without a secret: it is all that has no meaning of its own. */
const STRUCTURE = new Set(" \t-:,[]{}?\"'");
const MASK = "****";
const LONGEST = 100;

/**
 * A line as people may see it, and the column in it of a place: only what is known to be no secret, a mask for each run of all else. A
 * comment is left out, since nobody knows what it says.
 *
 * @param {{ text: string, start: number }} line
 * @param {number} offset  of the place
 * @param {{ from: number, to: number }[]} shown  parts of the whole text
 * @param {{ from: number, to: number }[]} scalars  all texts and names in it, so that what is outside of them is structure
 * @returns {{ text: string, column: number }}
 */
export function excerpt({ text, start }, offset, shown, scalars) {
  const within = (parts, at) => parts.some(({ from, to }) => at >= from && at < to);
  let seen = "";
  let column = 0;
  let masked = false;
  for (let index = 0; index < text.length; index++) {
    const at = start + index;
    const isScalar = within(scalars, at);
    if (!isScalar && text[index] === "#") break;
    if (at === offset) column = seen.length;
    const isSeen = isScalar ? within(shown, at) : STRUCTURE.has(text[index]);
    if (isSeen) seen += text[index] === "\t" ? " " : text[index];
    else if (!masked) seen += MASK;
    masked = !isSeen;
  }
  if (offset - start >= text.length) column = seen.length;
  return { text: seen.trimEnd().slice(0, LONGEST), column: Math.min(column, LONGEST) };
}

/**
 * The same of a text that could not be read, in which any word may be a part of a secret: what is before the first name, and that where it is
 * one that is known.
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
  return { text: head + rest, column: Math.min(offset - start, head.length + (rest && isKnown ? 1 : 0)) };
}
