import { readFile } from "node:fs/promises";
import { UsageError } from "../usage-error.js";

/** The first bytes of a file that Windows PowerShell has written with `>`. */
const UTF_16 = [0xff, 0xfe];

/**
 * A file's text, without a byte order mark. PowerShell's `>` writes UTF-16, so that is read, too.
 *
 * @param {string} path
 * @returns {Promise<string>}
 */
export async function readText(path) {
  // Not every system error has the path.
  const bytes = await readFile(path).catch((error) => Promise.reject(Object.assign(error, { path })));
  const encoding = UTF_16.every((byte, index) => bytes[index] === byte) ? "utf-16le" : "utf-8";
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new UsageError(`\`${path}\` is not UTF-8: save it as UTF-8`);
  }
}
