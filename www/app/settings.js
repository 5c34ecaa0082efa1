// What whoever serves the page may set, in `<meta>`s of index.html.

/** Where the proxy is: `/atlas`. It holds the key; this page never sees one. */
export const PROXY = setting("atlas-proxy");

/** Which Atlas the proxy asks. Only the printed commands need it. */
export const BASE_URL = setting("atlas-base-url");

function setting(name) {
  return document.querySelector(`meta[name="${name}"]`).content;
}
