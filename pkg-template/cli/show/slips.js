import { plainText } from "./screen.js";

/** @param {import("../file/slips.js").Slip} slip @param {(text: string, ...styles: string[]) => string} paint */
export function slipText({ file, line, column, severity, message, excerpt }, paint) {
  const number = String(line).padStart(5);
  return [
    `${paint(`${plainText(file)}:${line}:${column}:`, "bold")} ${paint(`${severity}:`, severity === "error" ? "red" : "yellow")} ${plainText(message)}`,
    paint(`${number} | `, "dim") + plainText(excerpt.text),
    paint(`${" ".repeat(number.length)} | `, "dim") + " ".repeat(excerpt.column) + paint("^", "cyan"),
  ].join("\n");
}
