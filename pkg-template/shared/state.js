import { VERSION } from "../catalogue.data.js";

/**
 * What all copies of this package in one JavaScript realm share: `.` and `/inline`, ES modules and CommonJS.
 *
 * A module variable would not do: a program that mixes `import` and `require`, or two bundled chunks, evaluates this file twice,
 * and would get two instances and two `ValidationError`s that are not `instanceof` each other. A registered symbol is the one
 * place they all see; the version in it keeps two releases apart, whose glue and wasm would not fit together.
 *
 * @typedef {object} Running  one of the two wasms
 * @property {object | undefined} glue  its functions, once it is instantiated
 * @property {(() => void) | undefined} start  instantiates it at once, where the entry can (not in a browser)
 * @property {Promise<void> | undefined} loading  what `init()` returned; undefined again after a failure
 *
 * @typedef {object} State
 * @property {Running} full
 * @property {Running} forms
 * @property {object | undefined} errors  the error classes by name, and by code in `byCode`; see errors.js
 * @property {Map<string, object>} locales  the imported locales by name
 * @property {WeakMap<object, object>} clients  what fleet/ needs of a client and nobody else, by the client; see client.js
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
