// The package with a look at its wasm instance.

import assert from "node:assert/strict";
import { tidy, wasm } from "../../../support/instance.mjs";
import { api } from "../../forms/support/package.mjs";

assert.equal(api.isInitialized(), true);
export { api };

/** What the instance holds after all garbage has gone. */
export async function measure() {
  await tidy();
  return { memory: wasm.memory.buffer.byteLength, externrefs: wasm.__wbindgen_externrefs.length, slots: slotsInUse() };
}

/** How many slots of the table of externrefs are in use; a free one holds null. */
export function slotsInUse() {
  const table = wasm.__wbindgen_externrefs;
  let inUse = 0;
  for (let slot = 0; slot < table.length; slot += 1) inUse += table.get(slot) === null ? 0 : 1;
  return inUse;
}
