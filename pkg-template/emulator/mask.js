/**
 * Secrets as the live service returns them: the length is kept and the last four characters stay visible
 * (`****************************3e1f`); of a webhook's URL the origin and the last four (`https://example.com/****2101`).
 *
 * Nothing shorter than eight was ever recorded. Of such a secret nothing stays visible, so that a mask is always told from a value.
 *
 * @param {string} value
 * @param {string} kind  the field's, from the table
 */
export function mask(value, kind) {
  const tail = value.length >= 8 ? value.slice(-4) : "";
  if (kind === "url" && URL.canParse(value)) {
    const { origin } = new URL(value);
    return `${origin}/****${value.length - origin.length >= 9 ? tail : ""}`;
  }
  return "*".repeat(Math.max(4, value.length - tail.length)) + tail;
}

/** Whether a value is a mask that was read and is now sent back: the whole value, or all of a URL's path. */
export function isMask(value, kind) {
  const mask = /^\*{4,}[^*]{0,4}$/;
  if (mask.test(value)) return true;
  const path = kind === "url" && /^https?:\/\/[^/]*\/(.*)$/is.exec(value)?.[1];
  return Boolean(path) && mask.test(path);
}
