import module from "../forms/atlas_integrations_forms_bg.wasm";
import { provide } from "../start/forms.js";

export * from "../forms/index.js";

/** As workerd.js, with the wasm of `/forms`. */
provide(() => module);
