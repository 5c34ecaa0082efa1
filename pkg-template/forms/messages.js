import { fieldTexts, resolveLocale } from "./locale.js";
import { read } from "../shared/read.js";

/**
 * Puts issues into another language or into the developer's own words, from `code` and `params`. Core's English stays where neither
 * has a text for one.
 */

/**
 * Issues from wherever, said again in a language or in the developer's own words: new ones, the given stay as they are.
 *
 * @param {import("../index.js").Issue[] | undefined} issues
 * @param {import("./messages.js").LocalizeOptions} [options]
 * @returns {import("../index.js").Issue[]}
 */
export function localizeIssues(issues, options) {
  return reword(copies(issues), options, read(options, "type"));
}

/** Of what is no list, or throws when it is read, there are none. */
function copies(issues) {
  try {
    return Array.isArray(issues) ? issues.map((issue) => ({ ...issue })) : [];
  } catch {
    return [];
  }
}

/** The parameter that tells the variants of a code apart: `"invalid_format.url"`. */
const VARIANT = { invalid_type: "expected", invalid_format: "format", unlikely_value: "reason", deprecated: "status" };

/**
 * @param {import("../index.js").Issue[]} issues
 * @param {import("./validation.js").Wording | undefined} wording
 * @param {unknown} type  the service that the keys start with
 */
export function reword(issues, wording, type) {
  if (issues.length === 0 || wording === undefined) return issues;
  return issues.map((issue) => {
    try {
      return rewordOne(issue, wording, type);
    } catch {
      // What fails here is the developer's: a text, a function, a value that throws when it is read. `validate` promises never to throw.
      return issue;
    }
  });
}

function rewordOne(issue, wording, type) {
  const { locale: wanted, messages } = wording;
  if (wanted === undefined && messages === undefined) return issue;
  const locale = resolveLocale(wanted);
  const keys = keysOf(issue, type);
  const own = pick(messages, keys);
  // A function that says nothing, or no text, leaves it to the locale.
  const said = typeof own === "function" ? textOrNothing(own(issue)) : own && fill(own, issue, locale, type);
  const text = said ?? noteOf(issue, locale, type) ?? textOf(issue, locale, keys);
  if (text === undefined) return issue;
  return { ...issue, message: said ?? fill(text, issue, locale, type) };
}

const textOrNothing = (said) => (typeof said === "string" ? said : undefined);

/** A service of any version: capitals, as no code has. */
const isType = (type) => typeof type === "string" && /^[A-Z][A-Z0-9_]*$/.test(type);

/** The closest key first: of the field, of the service, of the code. */
function keysOf({ path, code, params }, type) {
  const places = isType(type) ? [[type, ...path].join("."), type] : [];
  return [...places.flatMap((place) => [`${place}.${code}`, place]), `${code}.${variantOf({ path, code, params }, type)}`, code];
}

/** What tells the variants of a code apart: a name that was meant, the version that has it, a parameter, or what it is about. */
function variantOf({ path, code, params }, type) {
  const hint = ["suggestion", "knownTo"].find((name) => params[name] !== undefined);
  // No field of a view is a number, so it is a text's length.
  if (code === "out_of_range" && path.length === 1 && isType(type)) return "length";
  return hint ?? params[VARIANT[code]];
}

function pick(texts, keys) {
  const key = texts && keys.find((key) => Object.hasOwn(texts, key));
  return key && texts[key];
}

/** A locale's text; none where it has nothing to fill in: where no value at all is allowed, the issue's own sentence says more. */
const textOf = ({ params }, locale, keys) => (params.allowed?.length === 0 ? undefined : pick(locale?.messages, keys));

/** What it means for the user that a service is not current. */
function noteOf({ code }, locale, type) {
  return code === "deprecated" ? locale?.notes?.[type] : undefined;
}

function fill(text, { path, params, message }, locale, type) {
  const [field, whole] = [String(path.at(-1) ?? ""), path.join(".")];
  // Only a view's own fields have labels: `auth.token` is an option.
  const label = (path.length === 1 && fieldTexts(locale, type, field).label) || whole;
  const values = { message, ...params, field, path: whole, label };
  return text.replace(/\{(\w+)\}/g, (whole, name) => (Object.hasOwn(values, name) ? print(values[name], locale) : whole));
}

function print(value, locale) {
  if (!Array.isArray(value)) return String(value);
  return new Intl.ListFormat(locale?.name ?? "en", { type: "disjunction" }).format(value);
}
