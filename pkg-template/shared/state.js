import { VERSION } from "../catalogue.data.js";

/**
 * What all copies of this package in one JavaScript realm share: `.` and `/inline`, ES modules and CommonJS.
 *
 * A module variable would not do: a program that mixes `import` and `require`, or that has two bundled chunks, evaluates this file twice.
 * It would get two instances of the wasm and two classes `ValidationError` that are not `instanceof` each other. All copies see the same
 * registered symbol. The version in its name keeps two releases apart, whose glue and wasm would not fit together.
 *
 * @typedef {object} Running  one of the two wasms
 * @property {object | undefined} glue  its functions, once it is instantiated
 * @property {(() => void) | undefined} start  instantiates it synchronously, if the entry point can (not in a browser)
 * @property {Promise<void> | undefined} loading  what `init()` returned; undefined again after a failure
 *
 * @typedef {object} State
 * @property {Running} full
 * @property {Running} forms
 * @property {object | undefined} errors  the error classes by name, and by code in `byCode`; see errors.js
 * @property {Map<string, object>} locales  the imported locales by name
 * @property {WeakMap<object, object>} clients  by client: its internal functions that fleet/ uses and users do not see; see client.js
 */

const KEY = Symbol.for(`atlas-integrations@${VERSION}`);

/** @type {State} */
export const state = (globalThis[KEY] ??= {
  full: { glue: undefined, start: undefined, loading: undefined },
  forms: { glue: undefined, start: undefined, loading: undefined },
  errors: undefined,
  locales: new Map(),
  clients: new WeakMap(),
});
