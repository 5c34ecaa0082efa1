import * as platform from "node:path";

/**
 * The path of a file that another file names: from the folder of that one, so that it does not matter where the command is run.
 *
 * @param {string} file
 * @param {string} named
 * @param {typeof import("node:path")} [path]  of another platform, for the tests
 */
export function besides(file, named, path = platform) {
  return path.resolve(path.dirname(file), named);
}
