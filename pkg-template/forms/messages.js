import { fieldTexts, resolveLocale } from "./locale.js";
import { read } from "../shared/read.js";

/**
 * Puts issues into another language or into the developer's own words, by `code` and `params`. An issue for which neither has a text keeps
 * core's English.
 */

/**
 * New issues in another language or in the developer's own words; the given ones stay as they are.
 *
 * @param {import("../index.js").Issue[] | undefined} issues
 * @param {import("./messages.js").LocalizeOptions} [options]
 * @returns {import("../index.js").Issue[]}
 */
export function localizeIssues(issues, options) {
  return reword(copies(issues), options, read(options, "type"));
}

/** Copies; none if it is not a list, or throws when it is read. */
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
 * @param {unknown} type  the service, with which keys such as `DATADOG.apiKey` begin
 */
export function reword(issues, wording, type) {
  if (issues.length === 0 || wording === undefined) return issues;
  return issues.map((issue) => {
    try {
      return rewordOne(issue, wording, type);
    } catch {
      // Only the developer's text, function or value can throw here, and `validate` promises never to throw.
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
  // If a function returns no text, the locale's is used.
  const said = typeof own === "function" ? textOrNothing(own(issue)) : own && fill(own, issue, locale, type);
  const text = said ?? noteOf(issue, locale, type) ?? textOf(issue, locale, keys);
  if (text === undefined) return issue;
  return { ...issue, message: said ?? fill(text, issue, locale, type) };
}

const textOrNothing = (said) => (typeof said === "string" ? said : undefined);

/** Whether it looks like a service of any version: in capitals, which no code has. */
const isType = (type) => typeof type === "string" && /^[A-Z][A-Z0-9_]*$/.test(type);

/** The most specific key first: of the field, of the service, of the code. */
function keysOf({ path, code, params }, type) {
  const places = isType(type) ? [[type, ...path].join("."), type] : [];
  return [...places.flatMap((place) => [`${place}.${code}`, place]), `${code}.${variantOf({ path, code, params }, type)}`, code];
}

/** What distinguishes the variants of a code: that there is a suggestion, that another version has it, a parameter's value, or a length. */
function variantOf({ path, code, params }, type) {
  const hint = ["suggestion", "knownTo"].find((name) => params[name] !== undefined);
  // No field of a view is a number, so what is out of range is the length of a text.
  if (code === "out_of_range" && path.length === 1 && isType(type)) return "length";
  return hint ?? params[VARIANT[code]];
}

function pick(texts, keys) {
  const key = texts && keys.find((key) => Object.hasOwn(texts, key));
  return key && texts[key];
}

/** A locale's text. None if no value at all is allowed: there is nothing to list then, and the issue's own message explains more. */
const textOf = ({ params }, locale, keys) => (params.allowed?.length === 0 ? undefined : pick(locale?.messages, keys));

/** What it means for the user that a service is deprecated. */
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
