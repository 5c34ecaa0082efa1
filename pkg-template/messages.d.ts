import type { IntegrationType, Issue } from "./atlas_integrations.js";
import type { Wording } from "./validation.js";

/** In which words, and for which service. */
export interface LocalizeOptions extends Wording {
  /** The service that the issues are about: for its labels, and for `messages` by service or field. */
  type?: IntegrationType;
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
