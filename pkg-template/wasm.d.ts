/**
 * The wasm file, as whatever your tool makes of an imported `.wasm`: a URL, bytes or a `WebAssembly.Module`. Give it to `init` of
 * `atlas-integrations/slim`.
 */
declare const wasm: string | URL | object;
export default wasm;
