/** The messages and form texts in one language: the default export of `atlas-integrations/locales/de` and the like, or one that you write. */
export interface Locale {
  /** A BCP 47 tag: `"de"`. */
  readonly name: string;
  /**
   * By code, or by code and variant (`"invalid_format.url"`). Placeholders are `{label}`, `{path}`, `{field}`, `{message}` (English, or Atlas's
   * own words) and the params. A code that is missing here has its English message.
   */
  readonly messages: Readonly<Record<string, string>>;
  /** By `"DATADOG.apiKey"`, or by `"apiKey"` for all services. */
  readonly fields?: Readonly<Record<
    string,
    {
      /** The field's name in a form. */
      label?: string;
      /** A sentence that explains the field. */
      help?: string;
      /** The text of an empty input. */
      placeholder?: string;
    }
  >>;
  /** Labels of allowed values. */
  readonly options?: Readonly<Record<string, string>>;
  /** By type: what it means for the user that a service is deprecated. */
  readonly notes?: Readonly<Record<string, string>>;
}
