import { NotInitializedError, makeError } from "../errors/errors.js";
import { readModule, explainRefusal } from "./source.js";
import { asCaller, asCallerLater } from "../shared/stack.js";
import { state } from "../shared/state.js";

/**
 * Makes a running wasm of what `init` is given, or of what an entry point contains. The package has two wasms; `Artifact` is one of them.
 *
 * @typedef {object} Artifact
 * @property {"full" | "forms"} name  its key in the shared state
 * @property {string} entry  the entry point that it belongs to
 * @property {string} file  what its files' names begin with
 * @property {object} glue  wasm-bindgen's module: the functions that the wasm imports, and those that it offers once it runs
 *
 * @typedef {import("../shared/state.js").Running} Running
 */

/**
 * The functions of the first of these wasms that runs. If none does, the first that an entry point contains is started.
 *
 * @param {Running[]} all
 * @param {Function} ours  the public function that was called; an error gets its caller's stack
 * @param {string} inline  for the message: the entry points that contain a wasm
 * @throws {NotInitializedError} before `init()`, if no imported entry point contains a wasm
 */
export function running(all, ours, inline) {
  const { glue } = all.find((one) => one.glue) ?? asCaller(ours, () => startFirst(all, inline));
  return glue;
}

/**
 * See init.d.ts. Returns always the same promise, and after a failure a new one.
 *
 * @param {Artifact} artifact
 * @param {unknown} source
 * @param {Function} ours  the public function that was called
 */
export function init(artifact, source, ours) {
  const own = state[artifact.name];
  const isTaken = !own.loading && !isInitialized(artifact);
  // If the given promise is not used, its rejection must not end the process.
  if (!isTaken) Promise.resolve(source).catch(() => {});
  if (!own.loading) {
    own.loading = asCallerLater(ours, load(artifact, source));
    own.loading.catch(() => {
      own.loading = undefined;
    });
  }
  return own.loading;
}

/** Whether all functions of its entry point can be called now. @param {Artifact} artifact */
export function isInitialized({ name, entry }) {
  try {
    return Boolean(running([state[name]], isInitialized, entry));
  } catch {
    return false;
  }
}

/**
 * For entry points that have the wasm without waiting. It is compiled on first use, not on import. So a program that only describes
 * forms never compiles it, and the import never fails, not even if a Content-Security-Policy forbids wasm.
 *
 * @param {Artifact} artifact
 * @param {() => WebAssembly.Module} provider
 */
export function provide(artifact, provider) {
  state[artifact.name].start ??= () => instantiate(artifact, provider());
}

async function load(artifact, source) {
  // An entry point that contains the wasm has nothing to load, whatever source is given. But if the platform refuses to compile its wasm,
  // a compiled module as source still works.
  if (isInitialized(artifact)) return;
  const { name, entry, file } = artifact;
  if (source === undefined) {
    if (state[name].start) return void running([state[name]], load, entry);
    // `/slim`, or a browser's entry point after a bundler removed `import.meta.url`.
    throw new NotInitializedError({
      message: `\`init()\` does not know where the wasm is: pass it a URL, a Response, bytes or a WebAssembly.Module, or import \`${entry}/inline\``,
    });
  }
  const module = await readModule(source, artifact);
  try {
    instantiate(artifact, module);
  } catch (cause) {
    throw new NotInitializedError({
      message: `this wasm does not fit this JavaScript: it is from another release, perhaps from a cache, or from another package; serve the \`${file}_bg.wasm\` of the same release`,
      url: typeof source === "string" || source instanceof URL ? String(source) : undefined,
      cause,
    });
  }
}

function startFirst(all, inline) {
  const first = all.find(({ start }) => start);
  if (!first) {
    throw new NotInitializedError({ message: `the wasm is not loaded yet: \`await init()\` once before the first call, or import ${inline}` });
  }
  try {
    first.start();
  } catch (error) {
    throw new NotInitializedError({ message: explainRefusal(error), cause: error });
  }
  return first;
}

/** Connects glue and module. Synchronous, so that two concurrent loads can't make two instances. */
function instantiate({ name, file, glue }, module) {
  const own = state[name];
  if (own.glue) return;
  const { exports } = new WebAssembly.Instance(module, { [`./${file}_bg.js`]: glue });
  // A foreign module without imports would have been instantiated without an error.
  if (typeof exports.__wbindgen_start !== "function") throw new TypeError("the wasm has no `__wbindgen_start`");
  glue.__wbg_set_wasm(exports);
  exports.__wbindgen_start();
  glue.setErrorFactory(makeError);
  own.glue = glue;
}
