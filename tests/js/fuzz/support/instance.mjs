// The package with a look at its wasm instance.

import assert from "node:assert/strict";
import { tidy, wasm } from "../../../support/instance.mjs";
import { api } from "../../forms/support/package.mjs";

assert.equal(api.isInitialized(), true);
export { api };

/** What the instance holds after all garbage has gone. */
export async function measure() {
  await tidy();
  return { memory: wasm.memory.buffer.byteLength, externrefs: wasm.__wbindgen_externrefs.length };
}
