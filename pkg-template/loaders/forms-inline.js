import { base64 } from "../glue/atlas_integrations_forms_bg.base64.js";
import { decode } from "./decode.js";
import { provide } from "../start/forms.js";

export * from "../forms/index.js";

/** As inline.js, with the wasm of `/forms`. */
provide(() => new WebAssembly.Module(decode(base64)));
