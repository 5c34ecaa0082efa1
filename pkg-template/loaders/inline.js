import { base64 } from "../glue/atlas_integrations_bg.base64.js";
import { decode } from "./decode.js";
import { provide } from "../start/init.js";

export * from "../index.js";

/**
 * The entry that brings the wasm inside the JavaScript: for Node, Deno, Bun, `file://`, Jest, development servers and old bundlers.
 *
 * Node has it too instead of reading the file: bundled servers (Next.js, esbuild) move the JavaScript and not the file, and Deno would
 * ask for a permission.
 */
provide(() => new WebAssembly.Module(decode(base64)));
