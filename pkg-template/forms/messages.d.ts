import type { Issue } from "../types.js";
import type { Locale } from "./locale.js";

/** The codes of issues. */
export type IssueCode = Issue["code"];

/**
 * Your own texts: by code (`"required"`), by service (`"DATADOG"`), by field (`"DATADOG.apiKey"`), or by one of the last two and the
 * code (`"DATADOG.required"`, `"DATADOG.apiKey.required"`). The closest one is taken: a field's before its service's before a code's.
 * A text has the issue's params in braces, and besides `{path}`, where it is, as in `auth.kind`; `{field}`, the last part of that; `{label}`,
 * what the locale calls the field, without a locale the same as `{path}` (labels in English are in `atlas-integrations/locales/en`);
 * `{message}`, what the issue says without you. A function that gives no text leaves the issue to the locale, one that throws leaves its message.
 */
export type Messages = Readonly<Record<string, string | ((issue: Issue) => string | undefined)>>;

/** The language and words of messages. */
export interface Wording {
  /** An imported locale, or its name; English by default and if it is not known. */
  locale?: string | Locale;
  /** Overrides the locale. */
  messages?: Messages;
}

/** In which words, and for which service. */
export interface LocalizeOptions extends Wording {
  /** The service that the issues are about: for its labels, and for `messages` by service or field. */
  type?: string;
}

/**
 * Says issues again in a language or in your own words, wherever they come from: an `AtlasApiError`, or a `ValidationError` of the client
 * or of a request. `validate` and the like take the same options themselves.
 *
 * New issues, by `code` and `params`, so give it those that came; what neither `messages` nor the locale has a text for keeps its message.
 * Anything but a list, such as the absent `issues` of another error, gives `[]`.
 *
 * @example
 * const { issues } = validate({ type: "DATADOG", apiKey: "" });
 * localizeIssues(issues, { type: "DATADOG", messages: { required: "{field} fehlt" } }).map((issue) => issue.message); // ["apiKey fehlt"]
 */
export function localizeIssues(issues: readonly Issue[] | undefined, options?: LocalizeOptions): Issue[];
