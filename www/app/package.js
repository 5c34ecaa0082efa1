// The only place with the package's path: its entries for browsers, as in `exports` of its package.json. URLs, not an import
// map, because an import map is an inline script and the Content-Security-Policy allows none.

// What a form needs. Its functions run on whichever of the package's two wasms is there, and here that is always the full one: no form is
// shown before the list of integrations has come, which needs the client. The small wasm beside it made the page come later
// (more than a tenth at 1.6 Mbit/s), so its `init` is never called.
export * from "../pkg/forms/browser.js";
export { default as en } from "../pkg/locales/en.js";

/** What sends, and what says what would be sent. The functions for forms and the error classes are the same ones. */
export const loadFull = () => import("../pkg/browser.js");

/** Compares projects and sends to many of them, through a client of the full package. */
export const loadFleet = () => import("../pkg/fleet.js");
