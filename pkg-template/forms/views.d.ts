import type { IntegrationType, IntegrationView, Issue, ReturnedView } from "../types.js";
import type { Wording } from "./messages.js";

/** The view that is sent for a type: `ViewOf<"DATADOG">` is `DatadogView`. */
export type ViewOf<T extends IntegrationType> = Extract<IntegrationView, { type: T }>;

/** The view that Atlas returns for a type. */
export type ReturnedOf<T extends IntegrationType> = Extract<ReturnedView, { type: T }>;

/** A view half filled in. */
export type PartialView<View> = View extends unknown ? Partial<View> : never;

/** The result of `prepareUpdate`. */
export type PreparedUpdate<View = IntegrationView> =
  | {
      /** The view has everything that Atlas requires. */
      ready: true;
      /** The whole view to send. */
      integration: View;
      /** The fields whose value was changed. */
      changed: string[];
      /** The fields that Atlas returned and that will not be sent: they were cleared, or this version can't send them. Show them before you save. */
      dropped: string[];
    }
  | {
      /** Something is missing or can't be sent. */
      ready: false;
      /** The fields, secret or URL, that are still masked and have to be entered again. */
      retype: string[];
      /** What else prevents sending it. */
      issues: Issue[];
      /** The fields whose value was changed. */
      changed: string[];
      /** The fields that Atlas returned and that will not be sent. */
      dropped: string[];
    };

/**
 * The values of a form (an object or a `FormData`) that belong to one service, for forms in which the type can be switched. Values that are
 * left over from another service and blank optional fields are dropped.
 *
 * @throws {ValidationError} for an unknown type
 * @throws {NotInitializedError} before `init()`, in a browser
 * @example
 * pickView("SLACK", { apiToken: "made-up", teamName: "Team", channelName: " ", apiKey: "left over" });
 * // { type: "SLACK", apiToken: "made-up", teamName: "Team" }
 */
export function pickView<T extends IntegrationType>(type: T, values: object): PartialView<ViewOf<T>>;

/**
 * Merges edited values into what Atlas returned, ready to be sent. Atlas masks secrets, refuses masks, and wants every required field. So the
 * result tells which secrets have to be entered again (`retype`), and which returned fields this version of the API cannot send (`dropped`).
 *
 * @param edited an object or a `FormData`: an absent or undefined value keeps the field, null or `""` clears an optional one
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
 * Whether a newly entered secret can be the one behind a mask. It compares the visible end, the origin of a URL, and the length if the mask
 * has the same length as the secret.
 *
 * @throws {NotInitializedError} before `init()`, in a browser
 * @example
 * looksUnchanged("****************************cdef", "0123456789abcdef0123456789abcdef"); // true
 * looksUnchanged("****************************cdef", "0123456789abcdef0123456789abcde0"); // false
 */
export function looksUnchanged(masked: string, value: string): boolean;
