// As wasm-module.js: `atlas-integrations/forms/wasm?module`.
export { default } from "../forms/atlas_integrations_forms_bg.wasm?module";
