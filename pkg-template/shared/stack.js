// The stack of an error begins with the frames of the caller, so that an error tracker can tell one failed call from another. Without this,
// ten frames of this package, the glue and the wasm would fill it.

/**
 * Remembers the stack of the caller of `ours`. The engine formats it only when it is read, so a call that succeeds costs next to nothing.
 *
 * @param {Function} ours  the outermost running function of this package
 */
export function callerOf(ours) {
  const taken = { ours };
  if (Error.captureStackTrace) Error.captureStackTrace(taken, ours);
  else taken.stack = new Error().stack;
  return taken;
}

/**
 * Replaces an error's stack with the caller's.
 *
 * @template E
 * @param {E} error
 * @param {ReturnType<typeof callerOf>} taken
 * @returns {E} the error itself
 */
export function calledFrom(error, taken) {
  const frames = framesOf(taken);
  // There are no frames if something wraps the function, such as a test's spy, or if the program switched stacks off.
  if (frames) define(error, V8.test(taken.stack) ? `${error.name}: ${error.message}\n${frames}` : frames);
  return error;
}

/** Reduces the stack to name and message, for a copy of a foreign error: the frames would be those of the copying. */
export function withoutStack(error) {
  return define(error, `${error.name}: ${error.message}`);
}

/** V8 writes name and message before the frames; other engines write the frames only. */
const V8 = /^Error(\n|$)/;

/** The frame that V8 adds between a generator and its caller: `at pages.next (<anonymous>)`. */
const GENERATOR = /^ +at \S+\.next \(<anonymous>\)\n/;

function framesOf({ ours, stack }) {
  // `Error.prepareStackTrace` can make it any value.
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
 * Runs a function; if it throws an error of this package, that error gets the stack of the caller of `ours`.
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
 * The same for a promise that `ours` is about to return. The caller is remembered now, since it is no longer on the stack when the promise
 * rejects.
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

/** Any error without `toJSON` is a fault in this package: it keeps its own stack, which shows where. */
const ofOurs = (error, caller) => (typeof error?.toJSON === "function" ? calledFrom(error, caller) : error);
