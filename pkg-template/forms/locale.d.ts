/** A language for messages and form texts: the default export of `atlas-integrations/locales/de` and the like, or one of your own. */
export interface Locale {
  /** A BCP 47 tag: `"de"`. */
  readonly name: string;
  /** By code, or by code and variant (`"invalid_format.url"`); `{label}`, `{path}`, `{field}`, `{message}` (English, or Atlas's own words) and the params in braces. English where none is given. */
  readonly messages: Readonly<Record<string, string>>;
  /** By `"DATADOG.apiKey"`, or by `"apiKey"` for all services. */
  readonly fields?: Readonly<Record<
    string,
    {
      /** What a form calls it. */
      label?: string;
      /** What it is, as a sentence. */
      help?: string;
      /** What an empty input shows. */
      placeholder?: string;
    }
  >>;
  /** Labels of allowed values. */
  readonly options?: Readonly<Record<string, string>>;
  /** By type: what a service's status means for the user. */
  readonly notes?: Readonly<Record<string, string>>;
}
