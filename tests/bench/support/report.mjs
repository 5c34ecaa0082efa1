// Medians and percentiles, tables of them, and aims.

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The smallest number that `percent` of them do not exceed. */
export function percentile(numbers, percent) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.ceil((sorted.length * percent) / 100) - 1];
}

/** @param {string[]} head  of the columns @param {(string | number)[][]} rows  the first cell is the row's name */
export function table(head, rows) {
  const cells = [head, ...rows.map((row) => row.map(String))];
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column].length)));
  const line = (row) => row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join("  ");
  console.log([line(head), widths.map((width) => "-".repeat(width)).join("  "), ...cells.slice(1).map(line)].join("\n"));
}

/** Says whether a time is at most another one: `ratio` is between the two. */
export function aim(what, ratio) {
  console.log(`${ratio <= 1 ? "reached" : "MISSED "}  ${what}: ${ratio.toFixed(2)} times its time`);
}

/** Says whether a ratio is at least as large as it should be. */
export function aimAtLeast(what, ratio, least) {
  console.log(`${ratio >= least ? "reached" : "MISSED "}  ${what}: ${ratio.toFixed(2)}, aim ${least}`);
}

/** The garbage of one measurement is not the next one's to clear. `cargo xtask bench` runs Node with `--expose-gc`. */
export const tidy = () => globalThis.gc?.();
