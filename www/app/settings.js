// Settings for the operator of the page, in `<meta>`s of index.html.

/** The proxy's path, `/atlas`. The proxy holds the key; this page never gets it. */
export const PROXY = setting("atlas-proxy");

/** The proxy's target. Only the printed commands need it. */
export const BASE_URL = setting("atlas-base-url");

function setting(name) {
  return document.querySelector(`meta[name="${name}"]`).content;
}
