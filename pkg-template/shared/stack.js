// An error's stack shows whose call failed, so that an error tracker tells one call from another: it begins with the caller's frames,
// without the ten of ours, of the glue and of the wasm that would fill it.

/**
 * Where the caller of `ours` is now. It is written out only when it is asked for, so that a call that goes well pays next to nothing.
 *
 * @param {Function} ours  the outermost function of this package that is running
 */
export function callerOf(ours) {
  const taken = { ours };
  if (Error.captureStackTrace) Error.captureStackTrace(taken, ours);
  else taken.stack = new Error().stack;
  return taken;
}

/**
 * Gives an error this caller's stack.
 *
 * @template E
 * @param {E} error
 * @param {ReturnType<typeof callerOf>} taken
 * @returns {E} the error itself
 */
export function calledFrom(error, taken) {
  const frames = framesOf(taken);
  // None where something stands in for the function, as a spy of a test does, or where a program wants no stacks.
  if (frames) define(error, V8.test(taken.stack) ? `${error.name}: ${error.message}\n${frames}` : frames);
  return error;
}

/** An error that came from outside has no frames worth showing: its stack is its name and message. */
export function withoutStack(error) {
  return define(error, `${error.name}: ${error.message}`);
}

/** V8 writes name and message before the frames; other engines write the frames only. */
const V8 = /^Error(\n|$)/;

/** V8's own frame between a generator and whoever asks it for more: `at pages.next (<anonymous>)`. */
const GENERATOR = /^ +at \S+\.next \(<anonymous>\)\n/;

function framesOf({ ours, stack }) {
  // A program can make it anything: `Error.prepareStackTrace`.
  if (typeof stack !== "string") return undefined;
  const frames = stack.replace(V8, "");
  if (Error.captureStackTrace) return frames.replace(GENERATOR, "");
  // Firefox before 138 has no `captureStackTrace`. It writes `name@place`, one frame a line.
  const lines = frames.split("\n");
  const last = lines.findIndex((line) => line.startsWith(`${ours.name}@`));
  return lines.slice(last + 1).join("\n");
}

function define(error, value) {
  return Object.defineProperty(error, "stack", { value, configurable: true, writable: true });
}

/**
 * Runs what may throw an error of ours, and gives it the stack of whoever called `ours`.
 *
 * @template T
 * @param {Function} ours
 * @param {() => T} run
 * @returns {T}
 */
export function asCaller(ours, run) {
  try {
    return run();
  } catch (error) {
    throw ofOurs(error, callerOf(ours));
  }
}

/**
 * The same for a promise that `ours` is about to return: later nothing of the caller's is left on the stack.
 *
 * @template T
 * @param {Function} ours
 * @param {Promise<T>} promise
 * @returns {Promise<T>}
 */
export function asCallerLater(ours, promise) {
  const caller = callerOf(ours);
  return promise.catch((error) => {
    throw ofOurs(error, caller);
  });
}

/** Anything else is a fault of ours, and its own stack says where. */
const ofOurs = (error, caller) => (typeof error?.toJSON === "function" ? calledFrom(error, caller) : error);
