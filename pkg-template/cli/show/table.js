const GAP = "  ";

/**
 * Rows with aligned columns; the last column may be of any length.
 *
 * @param {string[][]} rows
 * @param {(cell: string, column: number, row: number) => string} [paint]  called after the widths are known
 */
export function table(rows, paint = (cell) => cell) {
  const widths = [];
  for (const row of rows) for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, cell.length);
  const line = (row, index) => row.map((cell, column) => paint(column === row.length - 1 ? cell : cell.padEnd(widths[column]), column, index)).join(GAP);
  return rows.map((row, index) => line(row, index).trimEnd()).join("\n");
}
