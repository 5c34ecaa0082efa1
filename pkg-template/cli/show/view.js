import { plainText } from "./screen.js";
import { table } from "./table.js";

/**
 * A project's integrations, for people.
 *
 * @param {object[]} views  as `redact` prints them
 * @param {(text: string, ...styles: string[]) => string} paint
 */
export function viewsText(views, paint) {
  return views.map((view) => viewText(view, paint)).join("\n\n");
}

/** One integration: its type, and its fields below. */
export function viewText({ type, ...fields }, paint) {
  const rows = Object.entries(fields).filter(([, value]) => value !== null && value !== undefined).map(([name, value]) => [`  ${plainText(name)}`, valueText(value)]);
  const head = paint(plainText(type ?? "(without a type)"), "bold");
  return rows.length === 0 ? head : `${head}\n${table(rows)}`;
}

const valueText = (value) => (value === "" ? "(empty)" : plainText(typeof value === "string" ? value : JSON.stringify(value)));
