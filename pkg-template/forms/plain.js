import { wasm } from "../start/either.js";

/**
 * Gives core's answer without a trip into the wasm, which costs tens of times the check, where core has given the same one before.
 *
 * There is no rule and no word of a message here. Values are sorted into kinds of which core says the same: no value, no text, true or
 * false, and the kinds of text that the build prints from the table (src/core/check/alike.rs). Core is asked about the first of a kind, and its answer,
 * which never repeats the value, is kept for the others. What is of no kind, or odd in any other way, is for core alone: then this
 * returns undefined. So is mode `"form"`: a form is checked once, when it is submitted, and what counts as absent in it is one rule, core's.
 *
 * What stands here besides is what makes an answer of the parts: which values are blank, and in which order fields come. A test holds
 * for tens of thousands of values of each mode that what comes of it is core's answer to the letter.
 *
 * @typedef {import("../index.js").Issue} Issue
 * @typedef {{ place: number, isRequired: boolean, patterns: RegExp[], answers: Issue[][] }} Field
 * @typedef {{ place: number, patterns: Record<string, Record<string, string[]>>, services: Map<unknown, Service> }} Version
 * @typedef {{ place: number, type: string, deprecated: Issue[], fields: Map<string, Field>, strangers: Map<string, Issue[]> }} Service
 */

const NO_VALUE = 0;
const NO_TEXT = 1;
const FLAG = 2;
const FIRST_TEXT = 3;

/** How many names that are no field's are kept for a service, and of what length: a form has few, an attacker many. */
const MOST_STRANGERS = 32;
const LONGEST_STRANGER = 32;

/** @type {Issue[]} */
const NOTHING = [];

/**
 * What is kept for a version of the API.
 *
 * @param {number} place  as core knows it
 * @param {Record<string, Record<string, string[]>>} patterns  by type and field
 * @returns {Version}
 */
export const plainOf = (place, patterns) => ({ place, patterns, services: new Map() });

/**
 * @param {Version} version
 * @param {unknown} value  anything
 * @param {unknown} options  as for `validate`, so anything too
 * @returns {{ issues: Issue[], warnings: Issue[] } | undefined}
 */
export function judge(version, value, options) {
  try {
    const mode = options?.mode;
    return mode !== "form" && isObject(value) ? judgeView(version, value, options?.type, mode === "partial") : undefined;
  } catch {
    // A value that throws when it is read is not plain.
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

/** What core takes for an object; src/js/convert.rs asks the same. */
const isObject = (value) => Object.prototype.toString.call(value) === "[object Object]" && !Array.isArray(value);

function judgeView(version, view, asked, isPartial) {
  const named = view.type;
  const type = named === undefined ? asked : named;
  const service = serviceOf(version, type);
  if (service === undefined || (asked !== undefined && asked !== type)) return undefined;
  const { fields, deprecated } = service;
  const names = Object.keys(view);
  if (names.length > MOST_STRANGERS) return undefined;
  const answers = new Array(fields.size);
  const strangers = [];
  let isNamed = named === undefined;
  // Own and enumerable, as core sees them.
  for (const name of names) {
    if (name === "type") {
      isNamed = true;
      continue;
    }
    const said = answer(service, name, view[name], isPartial);
    if (said === undefined) return undefined;
    const field = fields.get(name);
    if (field === undefined) strangers.push(said);
    else answers[field.place] = said;
  }
  if (!isNamed) return undefined;
  const found = { issues: [], warnings: [] };
  put(found, deprecated);
  for (const [name, { place }] of fields) put(found, answers[place] ?? answer(service, name, undefined, isPartial));
  for (const said of strangers) put(found, said);
  return found;
}

/** What core says of one value, to be copied; undefined where it has to be asked about this very one. */
function answer(service, name, value, isPartial) {
  const isBlank = value === undefined || value === null || (typeof value === "string" && value.trim() === "");
  const field = service.fields.get(name);
  if (isBlank && isPartial) return NOTHING;
  if (field === undefined) return value === undefined ? NOTHING : answerToStranger(service, name);
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

function answerToStranger(service, name) {
  const { strangers } = service;
  const known = strangers.get(name);
  if (known !== undefined || name.length > LONGEST_STRANGER) return known;
  if (strangers.size === MOST_STRANGERS) strangers.clear();
  // Whatever the value is.
  const said = ask(service, name, null);
  strangers.set(name, said);
  return said;
}

const ask = ({ place, type }, name, value) => wasm().validateField(type, name, value, undefined, place);

function put({ issues, warnings }, said) {
  for (const issue of said) (issue.severity === "error" ? issues : warnings).push(copy(issue));
}

/** What is given away may be changed; what is kept must not be. */
const copy = ({ path, code, severity, message, params }) => ({
  path: [...path],
  code,
  severity,
  message,
  params: { ...params, ...(params.allowed && { allowed: [...params.allowed] }) },
});

/** Made when it is first needed. */
function serviceOf({ place, patterns: all, services }, type) {
  const known = services.get(type);
  if (known !== undefined || typeof type !== "string" || !Object.hasOwn(all, type)) return known;
  const { warnings } = wasm().validate({}, { type, mode: "partial" }, place);
  const service = { place, type, deprecated: warnings, fields: new Map(), strangers: new Map() };
  for (const [name, patterns] of Object.entries(all[type])) {
    // No value, one for all that is neither text nor flag (some of that would take core long to read), and one for both flags.
    const answers = [undefined, 0, true].map((value) => ask(service, name, value));
    const nth = service.fields.size;
    service.fields.set(name, { place: nth, isRequired: answers[NO_VALUE].length > 0, patterns: patterns.map((source) => new RegExp(source)), answers });
  }
  services.set(type, service);
  return service;
}
