/**
 * The wasm file, as whatever your tool makes of an imported `.wasm`: a URL, bytes or a `WebAssembly.Module`. Give it to `init` of
 * `atlas-integrations/slim`, or that of `atlas-integrations/forms/wasm` to `init` of `/forms/slim`. As `atlas-integrations/wasm?module` it is the compiled module, in the build tools of Vercel's Edge Runtime and
 * Cloudflare's Workers, which compile nothing from bytes.
 */
declare const wasm: string | URL | object;
export default wasm;
