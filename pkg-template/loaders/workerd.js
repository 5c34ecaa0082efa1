import module from "../atlas_integrations_bg.wasm";
import { provide } from "../start/init.js";

export * from "../index.js";

/**
 * Cloudflare's runtime never compiles bytes at run time: `new WebAssembly.Module` throws there. It compiles `.wasm` files on deployment, and
 * importing one gives the compiled module.
 */
provide(() => module);
