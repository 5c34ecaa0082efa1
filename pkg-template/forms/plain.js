import { wasm } from "../start/either.js";

/**
 * A cache of core's answers in JavaScript. A call into the wasm takes tens of times as long as the check itself.
 *
 * There is no rule and no message here. Values are sorted into kinds that get the same answer from core: no value, not a text, true or false,
 * and the kinds of text for which the build prints a pattern each (src/core/check/alike.rs). Core is asked about the first value of a kind.
 * Its answer never repeats the value, so it is kept and used for the whole kind. If a value is of no kind, or unusual in any other way, the
 * functions here return undefined, and the caller asks core. So it is with mode `"form"`, too: a form is checked once, when it is submitted,
 * and core alone has the rule which of its values count as absent.
 *
 * Two things are repeated here, because the answer for a view is put together from those for its fields: which values are blank, and the
 * order of the fields. tests/js/forms/plain.test.mjs compares the result with core's, to the letter, for tens of thousands of values.
 *
 * @typedef {import("../index.js").Issue} Issue
 * @typedef {{ place: number, isRequired: boolean, patterns: RegExp[], answers: Issue[][] }} Field
 * @typedef {{ place: number, patterns: Record<string, Record<string, string[]>>, services: Map<unknown, Service | null> }} Version
 * @typedef {{ place: number, type: string, deprecated: Issue[], fields: Map<string, Field>, unknown: Map<string, Issue[]> }} Service
 */

const NO_VALUE = 0;
const NO_TEXT = 1;
const FLAG = 2;
const FIRST_TEXT = 3;

/** How many unknown names are kept for a service, and how long they may be: a form has few, an attacker could send many. */
const MOST_UNKNOWN = 32;
const LONGEST_UNKNOWN = 32;

/** @type {Issue[]} */
const NOTHING = [];

/**
 * The cache for one version of the API.
 *
 * @param {number} place  the version's number in the wasm
 * @param {Record<string, Record<string, string[]>>} patterns  by type and field
 * @returns {Version}
 */
export const plainOf = (place, patterns) => ({ place, patterns, services: new Map() });

/**
 * @param {Version} version
 * @param {unknown} value  anything
 * @param {unknown} options  as for `validate`: anything, too
 * @returns {{ issues: Issue[], warnings: Issue[] } | undefined}
 */
export function judge(version, value, options) {
  try {
    const mode = options?.mode;
    return mode !== "form" && isObject(value) ? judgeView(version, value, options?.type, mode === "partial") : undefined;
  } catch {
    // The value throws when it is read: core deals with it.
    return undefined;
  }
}

/**
 * @param {Version} version
 * @param {unknown} type
 * @param {unknown} name
 * @param {unknown} value
 * @param {unknown} options  as for `validateField`
 * @returns {Issue[] | undefined}
 */
export function judgeField(version, type, name, value, options) {
  try {
    const mode = options?.mode;
    const service = serviceOf(version, type);
    if (service === undefined || mode === "form" || typeof name !== "string" || name === "type") return undefined;
    return answer(service, name, value, mode === "partial")?.map(copy);
  } catch {
    return undefined;
  }
}

/** Whether core reads it as an object; the same test as in src/js/convert.rs. */
const isObject = (value) => Object.prototype.toString.call(value) === "[object Object]" && !Array.isArray(value);

function judgeView(version, view, asked, isPartial) {
  const named = view.type;
  const type = named === undefined ? asked : named;
  const service = serviceOf(version, type);
  if (service === undefined || (asked !== undefined && asked !== type)) return undefined;
  const { fields, deprecated } = service;
  const names = Object.keys(view);
  if (names.length > MOST_UNKNOWN) return undefined;
  const answers = new Array(fields.size);
  const unknown = [];
  let isNamed = named === undefined;
  // Own and enumerable properties, as core reads them.
  for (const name of names) {
    if (name === "type") {
      isNamed = true;
      continue;
    }
    const said = answer(service, name, view[name], isPartial);
    if (said === undefined) return undefined;
    const field = fields.get(name);
    if (field === undefined) unknown.push(said);
    else answers[field.place] = said;
  }
  if (!isNamed) return undefined;
  const found = { issues: [], warnings: [] };
  put(found, deprecated);
  for (const [name, { place }] of fields) put(found, answers[place] ?? answer(service, name, undefined, isPartial));
  for (const said of unknown) put(found, said);
  return found;
}

/** Core's answer for one value, to be copied by the caller; undefined if core has to be asked about this very value. */
function answer(service, name, value, isPartial) {
  const isBlank = value === undefined || value === null || (typeof value === "string" && value.trim() === "");
  const field = service.fields.get(name);
  if (isBlank && isPartial) return NOTHING;
  if (field === undefined) return value === undefined ? NOTHING : answerToUnknown(service, name);
  const kind = isBlank && (field.isRequired || value === undefined) ? NO_VALUE : kindOf(field, value);
  return kind < 0 ? undefined : (field.answers[kind] ??= ask(service, name, value));
}

function kindOf({ patterns }, value) {
  if (typeof value !== "string") return typeof value === "boolean" ? FLAG : NO_TEXT;
  for (let at = 0; at < patterns.length; at += 1) {
    if (patterns[at].test(value)) return FIRST_TEXT + at;
  }
  return -1;
}

function answerToUnknown(service, name) {
  const { unknown } = service;
  const known = unknown.get(name);
  if (known !== undefined || name.length > LONGEST_UNKNOWN) return known;
  if (unknown.size === MOST_UNKNOWN) unknown.clear();
  // The answer is the same for any value.
  const said = ask(service, name, null);
  unknown.set(name, said);
  return said;
}

const ask = ({ place, type }, name, value) => wasm().validateField(type, name, value, undefined, place);

function put({ issues, warnings }, said) {
  for (const issue of said) (issue.severity === "error" ? issues : warnings).push(copy(issue));
}

/** The caller may change what it gets, so it gets a copy of what is kept. */
const copy = ({ path, code, severity, message, params }) => ({
  path: [...path],
  code,
  severity,
  message,
  params: { ...params, ...(params.allowed && { allowed: [...params.allowed] }) },
});

/**
 * A service's part of the cache. It is made when it is needed a second time: it takes a dozen calls of core, and a page's first result must
 * not wait for them.
 */
function serviceOf({ place, patterns: all, services }, type) {
  const known = services.get(type);
  if (known || typeof type !== "string" || !Object.hasOwn(all, type)) return known;
  if (known === undefined) return void services.set(type, null);
  const { warnings } = wasm().validate({}, { type, mode: "partial" }, place);
  const service = { place, type, deprecated: warnings, fields: new Map(), unknown: new Map() };
  for (const [name, patterns] of Object.entries(all[type])) {
    // One value for each of NO_VALUE, NO_TEXT and FLAG. 0 stands for all values of NO_TEXT, some of which would take core long to read.
    const answers = [undefined, 0, true].map((value) => ask(service, name, value));
    const nth = service.fields.size;
    service.fields.set(name, { place: nth, isRequired: answers[NO_VALUE].length > 0, patterns: patterns.map((source) => new RegExp(source)), answers });
  }
  services.set(type, service);
  return service;
}
