/**
 * A property of any value that a caller passed. If reading it throws (a getter, a revoked proxy), it counts as absent: nothing that this
 * package answers depends on what a caller's object throws.
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

/**
 * Name and message of an error from outside this package. Its other properties are left out: they may be anything, such as a request
 * with its token.
 *
 * @param {unknown} error
 */
export function plainError(error) {
  const text = (name) => {
    const value = read(error, name);
    return typeof value === "string" ? value : undefined;
  };
  return { name: text("name"), message: text("message") };
}
