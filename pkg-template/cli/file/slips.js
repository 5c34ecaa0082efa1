import { counted } from "../show/counted.js";
import { UsageError } from "../usage-error.js";

/**
 * The mistakes of a FILE, in the order of their places.
 *
 * @typedef {object} Slip  one mistake, or one warning
 * @property {string} file
 * @property {number} line
 * @property {number} column
 * @property {(string | number)[]} path  in the file's content
 * @property {string} code  one of `validate`'s codes, or `syntax`, `unset_variable`, `unreadable_file`, `literal_secret`
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

/** For programs: without the excerpt for people. */
export function plainSlip({ excerpt: _, ...slip }) {
  return slip;
}
