import module from "../atlas_integrations_bg.wasm";
import { provide } from "../start/init.js";

export * from "../index.js";

/**
 * Cloudflare's runtime never compiles bytes at run time (`new WebAssembly.Module` throws there); it compiles `.wasm` files on
 * deployment, and an import of one gives the module.
 */
provide(() => module);
