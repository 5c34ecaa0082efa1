/**
 * Masks a secret as the live service does: the mask has the same length, and the last four characters stay visible
 * (`****************************3e1f`). Of a webhook's URL the origin and the last four stay visible (`https://example.com/****2101`).
 *
 * No secret with fewer than eight characters was ever recorded. Nothing of it stays visible, so that a mask never looks like a value.
 *
 * @param {string} value
 * @param {string} kind  the field's kind, from the table
 */
export function mask(value, kind) {
  const tail = value.length >= 8 ? value.slice(-4) : "";
  if (kind === "url" && URL.canParse(value)) {
    const { origin } = new URL(value);
    return `${origin}/****${value.length - origin.length >= 9 ? tail : ""}`;
  }
  return "*".repeat(Math.max(4, value.length - tail.length)) + tail;
}

/** Whether a value is a mask that is sent back: the whole value, or the whole path of a URL. */
export function isMask(value, kind) {
  const mask = /^\*{4,}[^*]{0,4}$/;
  if (mask.test(value)) return true;
  const path = kind === "url" && /^https?:\/\/[^/]*\/(.*)$/is.exec(value)?.[1];
  return Boolean(path) && mask.test(path);
}
