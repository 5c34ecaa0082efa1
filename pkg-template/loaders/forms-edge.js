import { provide } from "../start/forms.js";
import module from "./forms-wasm-module.js";

export * from "../forms/index.js";

/** As edge.js, with the wasm of `/forms`. */
provide(() => module);
