/**
 * The wasm: its URL, a `Response` of `fetch`, the file's bytes, a Blob, or a compiled `WebAssembly.Module` (typed as `object`, because
 * TypeScript knows that class only with the DOM library).
 */
export type InitSource = string | URL | Response | ArrayBuffer | ArrayBufferView | object;

/**
 * Loads the wasm, once for all entry points. A browser needs it before the first call of a function that is not plain data; in Node, Deno,
 * Bun, workerd and from `/inline` everything is ready on import.
 *
 * It always returns the same promise, so call it wherever it is needed, or pass it to React's `use`. A second `source` is ignored.
 * After a failure the next call tries again.
 *
 * @param source by default the file that belongs to the entry point; `/slim` has no default
 * @throws {NotInitializedError} (as a rejection) that names URL, status and the likely cause
 * @example
 * await init(); // undefined
 * init() === init(); // true
 */
export function init(source?: InitSource | PromiseLike<InitSource>): Promise<void>;

/**
 * Whether all functions of the entry point can be called now.
 *
 * @example
 * await init();
 * isInitialized(); // true
 */
export function isInitialized(): boolean;
