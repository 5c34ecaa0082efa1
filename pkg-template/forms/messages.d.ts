import type { Issue } from "../types.js";
import type { Locale } from "./locale.js";

/** The codes of issues. */
export type IssueCode = Issue["code"];

/**
 * Your own texts: by code (`"required"`), by service (`"DATADOG"`), by field (`"DATADOG.apiKey"`), or by one of the last two and the
 * code (`"DATADOG.required"`, `"DATADOG.apiKey.required"`). The most specific one wins: a field's before its service's before a code's.
 *
 * A text may have placeholders: the issue's params, and
 * - `{path}`: where the issue is, such as `auth.kind`
 * - `{field}`: the last part of the path
 * - `{label}`: the locale's name for the field; without a locale the same as `{path}` (English labels are in `atlas-integrations/locales/en`)
 * - `{message}`: the issue's message without your text
 *
 * If a function returns no text, the locale's text is used; if it throws, the issue keeps its message.
 */
export type Messages = Readonly<Record<string, string | ((issue: Issue) => string | undefined)>>;

/** The language and words of messages. */
export interface Wording {
  /** An imported locale, or its name. By default, and if the name is not known, English. */
  locale?: string | Locale;
  /** Overrides the locale. */
  messages?: Messages;
}

/** The language and words of messages, and the service that they are about. */
export interface LocalizeOptions extends Wording {
  /** The service that the issues are about: selects its labels, and `messages` by service or field. */
  type?: string;
}

/**
 * Puts the issues of an error into another language or into your own words: those of an `AtlasApiError`, or of a `ValidationError` of the
 * client or of a request. `validate` and the other functions for forms have the same options themselves.
 *
 * Returns new issues, made by `code` and `params`; the given ones stay as they are. An issue for which neither `messages` nor the locale has
 * a text keeps its message. Anything but a list, such as the absent `issues` of another error, gives `[]`.
 *
 * @example
 * const { issues } = validate({ type: "DATADOG", apiKey: "" });
 * localizeIssues(issues, { type: "DATADOG", messages: { required: "{field} fehlt" } }).map((issue) => issue.message); // ["apiKey fehlt"]
 */
export function localizeIssues(issues: readonly Issue[] | undefined, options?: LocalizeOptions): Issue[];
