import type { IntegrationType, IntegrationView, Issue, ReturnedView } from "../types.js";
import type { Wording } from "./messages.js";

/** The view that is sent for a type: `ViewOf<"DATADOG">` is `DatadogView`. */
export type ViewOf<T extends IntegrationType> = Extract<IntegrationView, { type: T }>;

/** The view that Atlas returns for a type. */
export type ReturnedOf<T extends IntegrationType> = Extract<ReturnedView, { type: T }>;

/** A view half filled in. */
export type PartialView<View> = View extends unknown ? Partial<View> : never;

/** What `prepareUpdate` answers. */
export type PreparedUpdate<View = IntegrationView> =
  | {
      /** Everything that Atlas asks for is there. */
      ready: true;
      /** The whole view to send. */
      integration: View;
      /** The fields whose value is another one now. */
      changed: string[];
      /** What Atlas returned and the view to send does not have: cleared, or no field that can be sent. Show it before you save. */
      dropped: string[];
    }
  | {
      /** Something is missing or can't be sent. */
      ready: false;
      /** The fields, secret or URL, that are still masked and have to be entered again. */
      retype: string[];
      /** What else can't be sent. */
      issues: Issue[];
      /** The fields whose value is another one now. */
      changed: string[];
      /** What Atlas returned and will not be sent. */
      dropped: string[];
    };

/**
 * The part of a form's values (of an object or a `FormData`) that belongs to one service, for forms that switch type: another service's
 * left-overs and blank optional fields are dropped.
 *
 * @throws {ValidationError} for an unknown type
 * @throws {NotInitializedError} before `init()`, in a browser
 * @example
 * pickView("SLACK", { apiToken: "made-up", teamName: "Team", channelName: " ", apiKey: "left over" });
 * // { type: "SLACK", apiToken: "made-up", teamName: "Team" }
 */
export function pickView<T extends IntegrationType>(type: T, values: object): PartialView<ViewOf<T>>;

/**
 * Lays edited values over what Atlas returned, ready to be sent. Atlas masks secrets and refuses masks, and wants every required field:
 * so it says which have to be entered again, and what Atlas returned that this version of its API cannot send (`dropped`).
 *
 * @param edited absent or undefined keeps a field, null or `""` clears an optional one; a `FormData`, too
 * @param wording the language and words of `issues`
 * @throws {NotInitializedError} before `init()`, in a browser
 * @example
 * const current = { type: "DATADOG", apiKey: "****************************cdef", region: "US" };
 * prepareUpdate(current, { region: "EU" }).retype; // ["apiKey"]
 * prepareUpdate(current, { region: "EU", apiKey: "0123456789abcdef0123456789abcdef" }).changed; // ["region"]
 */
export function prepareUpdate<T extends IntegrationType>(
  current: ReturnedOf<T>,
  edited: object,
  wording?: Wording,
): PreparedUpdate<ViewOf<T>>;
export function prepareUpdate(current: ReturnedView, edited: object, wording?: Wording): PreparedUpdate;

/**
 * Whether a newly entered secret can be the one behind a mask: compares the visible end, a URL's origin, and the length where the mask
 * keeps it.
 *
 * @throws {NotInitializedError} before `init()`, in a browser
 * @example
 * looksUnchanged("****************************cdef", "0123456789abcdef0123456789abcdef"); // true
 * looksUnchanged("****************************cdef", "0123456789abcdef0123456789abcde0"); // false
 */
export function looksUnchanged(masked: string, value: string): boolean;
