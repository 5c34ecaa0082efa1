/**
 * Where the wasm comes from: a URL, an answer of `fetch`, the file's bytes, a Blob, or a compiled `WebAssembly.Module` (which is an `object`
 * here, because TypeScript knows it only with the DOM library).
 */
export type InitSource = string | URL | Response | ArrayBuffer | ArrayBufferView | object;

/**
 * Loads the wasm, once for all entry points. Needed in a browser, before the first call of what is not plain data; in Node, Deno, Bun,
 * workerd and from `/inline` everything is ready on import.
 *
 * Always the same promise, so it can be called wherever it is needed and be given to React's `use`; a second `source` is ignored.
 * After a failure the next call tries again.
 *
 * @param source by default the file that belongs to the entry point; `/slim` has none
 * @throws {NotInitializedError} (as a rejection) that names URL, status and the likely cause
 * @example
 * await init(); // undefined
 * init() === init(); // true
 */
export function init(source?: InitSource | PromiseLike<InitSource>): Promise<void>;

/**
 * Whether everything can be called now.
 *
 * @example
 * await init();
 * isInitialized(); // true
 */
export function isInitialized(): boolean;
