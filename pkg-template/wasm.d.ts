/**
 * The wasm file. Your build tool decides what an imported `.wasm` is: a URL, bytes or a `WebAssembly.Module`. Pass it to `init` of
 * `atlas-integrations/slim`; pass `atlas-integrations/forms/wasm` to `init` of `atlas-integrations/forms/slim`.
 *
 * `atlas-integrations/wasm?module` is the compiled module, for the build tools of Vercel's Edge Runtime and Cloudflare's Workers, which do
 * not compile wasm from bytes.
 */
declare const wasm: string | URL | object;
export default wasm;
