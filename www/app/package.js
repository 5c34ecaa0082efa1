// The one place that says where the package is: its entries for browsers, as `exports` in its package.json names them. URLs and no import
// map, because an import map is an inline script and the Content-Security-Policy allows none.

// What a form needs: its wasm is a third of the other's, so the page is there sooner.
export * from "../pkg/forms/browser.js";
export { default as en } from "../pkg/locales/en.js";

/** What sends, and what says what would be sent. Beside the forms: the functions and the error classes of both are the same ones. */
export const loadFull = () => import("../pkg/browser.js");

/** What compares projects and sends to many of them, through a client of the full package. */
export const loadFleet = () => import("../pkg/fleet.js");
