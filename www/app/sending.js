// The full package, ready to send. It is on its way from the start (index.html preloads its wasm), and only what needs it waits for it.

import { loadFull } from "./package.js";

let loading;

/** @returns {Promise<typeof import("../../pkg/index.js")>} always the same one, and after a failure a new one */
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

/** A part of the page did not arrive. */
export class PageIncomplete extends Error {
  constructor(cause) {
    super(cause.message, { cause });
  }
}
