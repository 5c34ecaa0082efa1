import { counted } from "../show/counted.js";
import { UsageError } from "../usage-error.js";

/**
 * Every mistake of a FILE, by place.
 *
 * @typedef {object} Slip
 * @property {string} file
 * @property {number} line
 * @property {number} column
 * @property {(string | number)[]} path  in the file
 * @property {string} code  as of `validate`'s issues, or `syntax`, `unset_variable`, `unreadable_file`, `literal_secret`
 * @property {"error" | "warning"} severity
 * @property {string} message
 * @property {object} params
 * @property {{ text: string, column: number }} excerpt  for people
 */
export class FileError extends UsageError {
  code = "file";

  /** @param {Slip[]} slips */
  constructor(slips) {
    const errors = slips.filter(({ severity }) => severity === "error").length;
    super(`${counted(errors, "mistake")} in \`${slips[0].file}\``);
    this.slips = slips;
  }

  toJSON() {
    return { code: this.code, message: this.message, issues: this.slips.map(plainSlip) };
  }
}

/** For programs: without what only people read. */
export function plainSlip({ excerpt: _, ...slip }) {
  return slip;
}
