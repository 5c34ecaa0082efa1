// The package's wasm instance. The package does not export it, so it is caught when it is made. Import this file before the package.

import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** What the instance exports, as soon as there is one. @type {WebAssembly.Exports | undefined} */
export let wasm;

const { Instance } = WebAssembly;
WebAssembly.Instance = class extends Instance {
  constructor(...args) {
    super(...args);
    wasm = this.exports;
    WebAssembly.Instance = Instance;
  }
};

setFlagsFromString("--expose-gc");
export const gc = runInNewContext("gc");

/** A turn of the event loop: finalizers run as separate tasks. */
export const tick = () => new Promise((resolve) => setImmediate(resolve));

/** Collects all garbage. */
export async function tidy() {
  for (let i = 0; i < 5; i += 1) {
    gc();
    await tick();
  }
}
