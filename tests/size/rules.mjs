// The table's rules as regular expressions, for the libraries that the package is compared with.

export const REGIONS = ["US", "EU"];
/** Not blank. */
export const TEXT = /\S/u;
/** Neither blank nor a mask as Atlas returns it. */
export const SECRET = /^(?!\*{4,}.{0,4}$)[^]*\S/su;
/** No mask, for an optional field, which may be blank. */
export const OPTIONAL_SECRET = /^(?!\*{4,}.{0,4}$)/su;

const MASKED_PATH = /^\/\*{4,}.{0,4}$/su;

export function isHttpUrl(text) {
  if (!URL.canParse(text)) return false;
  const { protocol, pathname } = new URL(text);
  return /^https?:$/.test(protocol) && !MASKED_PATH.test(pathname);
}
