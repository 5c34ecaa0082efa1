// The package with a look at its wasm instance, which it shows to nobody: so it is caught when it is made.

import assert from "node:assert/strict";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

let wasm;
const { Instance } = WebAssembly;
WebAssembly.Instance = class extends Instance {
  constructor(...args) {
    super(...args);
    wasm ??= this.exports;
  }
};
export const { api } = await import("../../forms/support/package.mjs");
assert.equal(api.isInitialized(), true);
WebAssembly.Instance = Instance;

setFlagsFromString("--expose-gc");
const gc = runInNewContext("gc");

/** What the instance holds after all garbage has gone; finalizers run as tasks of their own. */
export async function measure() {
  for (let i = 0; i < 5; i += 1) {
    gc();
    await new Promise((resolve) => setImmediate(resolve));
  }
  return { memory: wasm.memory.buffer.byteLength, externrefs: wasm.__wbindgen_externrefs.length };
}
