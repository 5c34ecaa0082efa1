import { base64 } from "../glue/atlas_integrations_bg.base64.js";
import { decode } from "./decode.js";
import { provide } from "../start/init.js";

export * from "../index.js";

/**
 * The entry point with the wasm inside the JavaScript: for Node, Deno, Bun, `file://`, Jest, development servers and old bundlers.
 *
 * Node does not read the file either: bundled servers (Next.js, esbuild) move the JavaScript but not the file, and Deno would ask for a
 * permission.
 */
provide(() => new WebAssembly.Module(decode(base64)));
