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

/**
 * A plain copy of what somebody else threw. What it carries besides may be anything, such as a request with its token.
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
