import { besides } from "./path.js";
import { isMap, isScalar, textOf } from "./document.js";
import { readText } from "./text.js";

/** A secret from the environment. It must be the whole value. */
const VARIABLE = /^\$\{([A-Za-z_][A-Za-z0-9_]*)\}$/;

/** @returns {string | undefined} the name, if a text is `${NAME}` */
export const variableOf = (text) => VARIABLE.exec(text)?.[1];

/**
 * The value of `${NAME}`.
 *
 * @param {string} name
 * @param {Record<string, string | undefined>} env
 * @returns {{ value: string } | { code: string, message: string }}
 */
export function readVariable(name, env) {
  if (env[name] === undefined) return { code: "unset_variable", message: `\`${name}\` is not set in the environment: set it, or name a file, \`{ file: PATH }\`` };
  if (env[name] === "") return { code: "unset_variable", message: `\`${name}\` is empty in the environment: set it` };
  return { value: env[name] };
}

/**
 * The path of `{ file: PATH }`.
 *
 * @param {import("./document.js").Document} document
 * @param {object} node  a map
 * @returns {{ node: object, path: string } | undefined}
 */
export function fileOf(document, node) {
  const [entry, ...more] = document.entriesOf(node);
  if (more.length > 0 || entry?.name !== "file" || isMap(entry.node) || !isScalar(entry.node)) return undefined;
  return { node: entry.node, path: textOf(entry.node) };
}

/**
 * A file's text, without the line break that editors add at the end.
 *
 * @param {string} file  the file that names it
 * @param {string} path
 * @returns {Promise<{ value: string } | { code: string, message: string }>}
 */
export async function readSecretFile(file, path) {
  try {
    return { value: (await readText(besides(file, path))).replace(/\r?\n$/, "") };
  } catch (error) {
    const why = { ENOENT: "is not there (paths are from FILE's folder)", EISDIR: "is a folder", EACCES: "can't be read: you have no permission" }[error.code];
    return { code: "unreadable_file", message: `the file \`${path}\` ${why ?? "can't be read as UTF-8"}` };
  }
}
