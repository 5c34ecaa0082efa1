import { init as load } from "../start/forms.js";

export * from "./index.js";

/**
 * The browser's entry point of `/forms`: `init()` fetches the wasm file that is beside this one. ../browser.js explains why it is written
 * like this.
 *
 * @type {typeof load}
 */
export function init(source) {
  return load(source ?? (import.meta.url && new URL("./atlas_integrations_forms_bg.wasm", import.meta.url)), init);
}
