// The full package, ready to send. It loads from the start (index.html preloads its wasm), and only code that needs it waits for it.

import { loadFull } from "./package.js";

let loading;

/** @returns {Promise<typeof import("../../pkg/index.js")>} always the same promise, and a new one after a failure */
export function sending() {
  loading ??= load();
  return loading;
}

async function load() {
  try {
    const full = await loadFull();
    await full.init();
    return full;
  } catch (cause) {
    loading = undefined;
    throw new PageIncomplete(cause);
  }
}

/** A part of the page could not be loaded. */
export class PageIncomplete extends Error {
  constructor(cause) {
    super(cause.message, { cause });
  }
}
