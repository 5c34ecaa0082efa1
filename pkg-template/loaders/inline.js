import { base64 } from "../atlas_integrations_bg.base64.js";
import { provide } from "../init.js";

export * from "../index.js";

/**
 * The entry that brings the wasm inside the JavaScript: for Node, Deno, Bun, `file://`, Jest, development servers and old bundlers.
 *
 * Node has it too instead of reading the file: bundled servers (Next.js, esbuild) move the JavaScript and not the file, and Deno would
 * ask for a permission.
 */
provide(() => new WebAssembly.Module(decode(base64)));

/** By `atob`, which every runtime has, and a loop, which takes a tenth of the time of `Uint8Array.from`. */
function decode(base64) {
  const characters = atob(base64);
  const bytes = new Uint8Array(characters.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = characters.charCodeAt(i);
  return bytes;
}
