/**
 * A property of whatever a caller gave. Of a proxy that is revoked, or a getter that throws, there is none: no answer of ours depends on
 * what a stranger's object throws.
 *
 * @param {unknown} value
 * @param {string} name
 */
export function read(value, name) {
  try {
    return value?.[name];
  } catch {
    return undefined;
  }
}
