import { readFile } from "node:fs/promises";
import { UsageError } from "../usage-error.js";

/** How a file begins that Windows PowerShell has written with `>`. */
const UTF_16 = [0xff, 0xfe];

/**
 * A file's text. PowerShell's `>` writes UTF-16, so that is read, too; a byte order mark is no part of the text.
 *
 * @param {string} path
 * @returns {Promise<string>}
 */
export async function readText(path) {
  // Not every error of the system's says of which file it is.
  const bytes = await readFile(path).catch((error) => Promise.reject(Object.assign(error, { path })));
  const encoding = UTF_16.every((byte, index) => bytes[index] === byte) ? "utf-16le" : "utf-8";
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new UsageError(`\`${path}\` is not UTF-8: save it as UTF-8`);
  }
}
