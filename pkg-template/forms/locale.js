import { state } from "../shared/state.js";

/** @typedef {import("./locale.js").Locale} Locale */

/**
 * Makes a locale known by its name: every file in locales/ does this when it is imported. Without one, messages
 * are core's English, which names fields as they are on the wire, and form texts the table's; `en` says it beside the form's labels.
 *
 * @param {Locale} locale
 */
export function registerLocale(locale) {
  state.locales.set(key(locale.name), locale);
  return locale;
}

/**
 * The locale that was asked for, or the nearest one imported: `pt-BR` → `pt` → English.
 *
 * @param {string | Locale | undefined} wanted
 * @returns {Locale | undefined}  undefined for English
 */
export function resolveLocale(wanted) {
  // What `require` gives has it as its `default`.
  if (typeof wanted === "object") return wanted?.default ?? wanted ?? undefined;
  for (let tag = typeof wanted === "string" ? key(wanted) : ""; tag; tag = tag.slice(0, Math.max(0, tag.lastIndexOf("-")))) {
    const found = state.locales.get(tag);
    if (found) return found;
  }
}

/** Tags of languages know no case, and some programs write `pt_BR`. */
const key = (tag) => tag.toLowerCase().replaceAll("_", "-");

/**
 * What a locale says about a field of a service: what it says for all services, and on top of it what for this one.
 *
 * @param {Locale | undefined} locale
 * @param {string | undefined} type
 * @param {string} field
 * @returns {{ label?: string, help?: string, placeholder?: string }}
 */
export const fieldTexts = (locale, type, field) => ({ ...locale?.fields?.[field], ...locale?.fields?.[`${type}.${field}`] });
