import { state } from "../shared/state.js";

/** @typedef {import("./locale.js").Locale} Locale */

/**
 * Makes a locale known by its name; every file in locales/ calls this when it is imported. Without a locale, messages are core's English,
 * which uses the fields' JSON names, and form texts are the table's. The locale `en` uses the form's labels.
 *
 * @param {Locale} locale
 */
export function registerLocale(locale) {
  state.locales.set(key(locale.name), locale);
  return locale;
}

/**
 * The requested locale, or the nearest one that was imported: `pt-BR` → `pt` → English.
 *
 * @param {string | Locale | undefined} wanted
 * @returns {Locale | undefined}  undefined for English
 */
export function resolveLocale(wanted) {
  // `require` returns a module, whose `default` is the locale.
  if (typeof wanted === "object") return wanted?.default ?? wanted ?? undefined;
  for (let tag = typeof wanted === "string" ? key(wanted) : ""; tag; tag = tag.slice(0, Math.max(0, tag.lastIndexOf("-")))) {
    const found = state.locales.get(tag);
    if (found) return found;
  }
}

/** Language tags are not case-sensitive, and some programs write `pt_BR`. */
const key = (tag) => tag.toLowerCase().replaceAll("_", "-");

/**
 * A locale's texts for a field of a service: those for all services, overridden by those for this one.
 *
 * @param {Locale | undefined} locale
 * @param {string | undefined} type
 * @param {string} field
 * @returns {{ label?: string, help?: string, placeholder?: string }}
 */
export const fieldTexts = (locale, type, field) => ({ ...locale?.fields?.[field], ...locale?.fields?.[`${type}.${field}`] });
