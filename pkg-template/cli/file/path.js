import * as platform from "node:path";

/**
 * The path of a file that another file names. It is relative to the folder of that file, not to the folder in which the command is run.
 *
 * @param {string} file
 * @param {string} named
 * @param {typeof import("node:path")} [path]  another platform's, for the tests
 */
export function besides(file, named, path = platform) {
  return path.resolve(path.dirname(file), named);
}
