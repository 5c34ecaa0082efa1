// The only place with the package's path: its entries for browsers, as in `exports` of its package.json. URLs, not an import
// map, because an import map is an inline script and the Content-Security-Policy allows none.

// For forms. These functions run on either of the package's two wasms, and here always on the full one: no form is shown before the list of
// integrations is loaded, which needs the client. With the small wasm as well the page was ready later
// (more than a tenth at 1.6 Mbit/s), so its `init` is never called.
export * from "../pkg/forms/browser.js";
export { default as en } from "../pkg/locales/en.js";

/** The full package, which sends. It shares the functions for forms and the error classes. */
export const loadFull = () => import("../pkg/browser.js");

/** Compares projects and sends to many of them, through a client of the full package. */
export const loadFleet = () => import("../pkg/fleet.js");
