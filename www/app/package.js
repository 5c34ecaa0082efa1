// The one place that says where the package is: its browser entry, as `exports` in its package.json names it. A URL and no import map,
// because an import map is an inline script and the Content-Security-Policy allows none.
export * from "../pkg/browser.js";
export { default as en } from "../pkg/locales/en.js";
