import { NotInitializedError, makeError } from "../errors/errors.js";
import { readModule, explainRefusal } from "./source.js";
import { asCaller, asCallerLater } from "../shared/stack.js";
import { state } from "../shared/state.js";

/**
 * From what `init` is given, or an entry brings, to a running wasm. The package has two, and which of them is a parameter.
 *
 * @typedef {object} Artifact
 * @property {"full" | "forms"} name  by which the shared state has it
 * @property {string} entry  the entry point that it belongs to
 * @property {string} file  what its files begin with
 * @property {object} glue  what its wasm imports, and the functions that it has then
 *
 * @typedef {import("../shared/state.js").Running} Running
 */

/**
 * The functions of the first of these that runs, or that its entry brings with it.
 *
 * @param {Running[]} all
 * @param {Function} ours  what was called, whose caller an error is about
 * @param {string} inline  the entry point, or points, that would have brought one
 * @throws {NotInitializedError} before `init()`, where no entry brings a wasm
 */
export function running(all, ours, inline) {
  const { glue } = all.find((one) => one.glue) ?? asCaller(ours, () => startFirst(all, inline));
  return glue;
}

/**
 * See init.d.ts. Always the same promise, and after a failure a new one.
 *
 * @param {Artifact} artifact
 * @param {unknown} source
 * @param {Function} ours  what was called
 */
export function init(artifact, source, ours) {
  const own = state[artifact.name];
  const isTaken = !own.loading && !isInitialized(artifact);
  // One that nobody looks at must not end the process by its rejection.
  if (!isTaken) Promise.resolve(source).catch(() => {});
  if (!own.loading) {
    own.loading = asCallerLater(ours, load(artifact, source));
    own.loading.catch(() => {
      own.loading = undefined;
    });
  }
  return own.loading;
}

/** Whether everything of its entry point can be called now. @param {Artifact} artifact */
export function isInitialized({ name, entry }) {
  try {
    return Boolean(running([state[name]], isInitialized, entry));
  } catch {
    return false;
  }
}

/**
 * For loaders that have the wasm without waiting. It is compiled on first use and not on import: a program that only describes
 * forms never pays for it, and an import never fails, not even where a Content-Security-Policy forbids wasm.
 *
 * @param {Artifact} artifact
 * @param {() => WebAssembly.Module} provider
 */
export function provide(artifact, provider) {
  state[artifact.name].start ??= () => instantiate(artifact, provider());
}

async function load(artifact, source) {
  // An entry that brings the wasm is ready on import: there is nothing to load, whatever is given. Unless the platform refuses to
  // compile what it brings: then a compiled module that is given is the way out.
  if (isInitialized(artifact)) return;
  const { name, entry, file } = artifact;
  if (source === undefined) {
    if (state[name].start) return void running([state[name]], load, entry);
    // From `/slim`, or from a browser's entry where a bundler left nothing to load from.
    throw new NotInitializedError({
      message: `nothing says where the wasm is: give \`init()\` a URL, a Response, bytes or a WebAssembly.Module, or import \`${entry}/inline\``,
    });
  }
  const module = await readModule(source, artifact);
  try {
    instantiate(artifact, module);
  } catch (cause) {
    throw new NotInitializedError({
      message: `this wasm does not fit this JavaScript: it is of another release, perhaps from a cache, or not ours; serve the \`${file}_bg.wasm\` of the same package`,
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

/** Joins glue and module. Synchronous, so that two loads under way at once can't make two instances. */
function instantiate({ name, file, glue }, module) {
  const own = state[name];
  if (own.glue) return;
  const { exports } = new WebAssembly.Instance(module, { [`./${file}_bg.js`]: glue });
  // Any module without imports can be instantiated.
  if (typeof exports.__wbindgen_start !== "function") throw new TypeError("the wasm has no `__wbindgen_start`");
  glue.__wbg_set_wasm(exports);
  exports.__wbindgen_start();
  glue.setErrorFactory(makeError);
  own.glue = glue;
}
