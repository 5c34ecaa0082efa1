const GAP = "  ";
/** A last column that is narrower than this is not worth reading: it gets lines of its own. */
const NARROWEST = 24;
const INDENT = "    ";

/**
 * Rows with aligned columns; the last column may be of any length, and is broken between words where the screen is too narrow for it.
 *
 * @param {string[][]} rows
 * @param {object} [how]
 * @param {(cell: string, column: number, row: number) => string} [how.paint]  called after the widths are known
 * @param {number} [how.width]  of the screen; without one, as in a pipe, a row is a line
 */
export function table(rows, { paint = (cell) => cell, width = Infinity } = {}) {
  const widths = [];
  for (const row of rows) for (const [column, cell] of row.slice(0, -1).entries()) widths[column] = Math.max(widths[column] ?? 0, cell.length);
  const indent = widths.reduce((sum, cells) => sum + cells + GAP.length, 0);
  const isNarrow = width - indent < NARROWEST;
  return rows.map((row, index) => {
    const last = row.length - 1;
    const head = row.slice(0, last).map((cell, column) => paint(cell.padEnd(widths[column]), column, index) + GAP).join("");
    const lines = (room) => wrapped(row[last], room).map((line) => paint(line, last, index));
    if (isNarrow && row[last].length > width - indent) return [head.trimEnd(), ...lines(width - INDENT.length).map((line) => INDENT + line)].join("\n");
    return `${head}${lines(width - indent).join(`\n${" ".repeat(indent)}`)}`.trimEnd();
  }).join("\n");
}

/** A text in lines of so many characters, broken between words; a word that is longer is a line of its own. */
function wrapped(text, room) {
  const lines = [];
  for (const word of text.split(" ")) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
    if (lines.length > 0 && longer.length <= room) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
