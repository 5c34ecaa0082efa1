import * as glue from "../atlas_integrations_bg.js";
import { NotInitializedError, makeError } from "../errors/errors.js";
import { readModule, explainRefusal } from "./source.js";
import { asCaller, asCallerLater } from "../shared/stack.js";
import { state } from "../shared/state.js";

/**
 * The wasm's functions, for every part of this package that needs them.
 *
 * @param {Function} [ours]  what was called, whose caller an error is about
 * @throws {NotInitializedError} before `init()`, where the entry does not bring the wasm with it
 */
export function wasm(ours = wasm) {
  if (!state.glue) asCaller(ours, provideNow);
  return state.glue;
}

/**
 * See init.d.ts. Always the same promise, and after a failure a new one.
 *
 * @param {unknown} [source]
 * @param {Function} [ours]  what was called, where it is another entry's `init`
 */
export function init(source, ours = init) {
  const isTaken = !state.loading && !isInitialized();
  // One that nobody looks at must not end the process by its rejection.
  if (!isTaken) Promise.resolve(source).catch(() => {});
  if (!state.loading) {
    state.loading = asCallerLater(ours, load(source));
    state.loading.catch(() => {
      state.loading = undefined;
    });
  }
  return state.loading;
}

/** Whether everything can be called now. */
export function isInitialized() {
  try {
    return Boolean(wasm());
  } catch {
    return false;
  }
}

/**
 * For loaders that have the wasm without waiting. It is compiled on first use and not on import: a program that only describes
 * forms never pays for it, and an import never fails, not even where a Content-Security-Policy forbids wasm.
 *
 * @param {() => WebAssembly.Module} provider
 */
export function provide(provider) {
  state.provider ??= provider;
}

async function load(source) {
  // An entry that brings the wasm is ready on import: there is nothing to load, whatever is given. Unless the platform refuses to
  // compile what it brings: then a compiled module that is given is the way out.
  if (isInitialized()) return;
  if (source === undefined) {
    if (state.provider) return void wasm();
    // From `/slim`, or from browser.js where a bundler left nothing to load from.
    throw new NotInitializedError({
      message: "nothing says where the wasm is: give `init()` a URL, a Response, bytes or a WebAssembly.Module, or import `atlas-integrations/inline`",
    });
  }
  const module = await readModule(source);
  try {
    instantiate(module);
  } catch (cause) {
    throw new NotInitializedError({ message: OTHER_RELEASE, url: typeof source === "string" || source instanceof URL ? String(source) : undefined, cause });
  }
}

const OTHER_RELEASE =
  "this wasm does not fit this JavaScript: it is of another release, perhaps from a cache, or not ours; serve the `atlas_integrations_bg.wasm` of the same package";

function provideNow() {
  if (!state.provider) {
    throw new NotInitializedError({
      message: "the wasm is not loaded yet: `await init()` once before the first call, or import `atlas-integrations/inline`",
    });
  }
  try {
    instantiate(state.provider());
  } catch (error) {
    throw new NotInitializedError({ message: explainRefusal(error), cause: error });
  }
}

/** Joins glue and module. Synchronous, so that two loads under way at once can't make two instances. */
function instantiate(module) {
  if (state.glue) return;
  const { exports } = new WebAssembly.Instance(module, { "./atlas_integrations_bg.js": glue });
  // Any module without imports can be instantiated.
  if (typeof exports.__wbindgen_start !== "function") throw new TypeError("the wasm has no `__wbindgen_start`");
  glue.__wbg_set_wasm(exports);
  exports.__wbindgen_start();
  glue.setErrorFactory(makeError);
  state.glue = glue;
}
