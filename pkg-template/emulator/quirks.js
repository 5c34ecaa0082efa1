/**
 * Undocumented behaviour of the live service that the table of services (../catalogue.data.js) has no place for. All of it is optional: a
 * service that is in the table but not here works, too.
 */

/**
 * The observed order of lists, which is neither that of creation nor the table's (the documentation's example: DATADOG, SLACK, FLOWDOCK; a
 * recorded one: PAGER_DUTY, DATADOG, NEW_RELIC, OPS_GENIE, FLOWDOCK, WEBHOOK). Other types follow in the table's order.
 */
export const LIST_ORDER = ["PAGER_DUTY", "DATADOG", "NEW_RELIC", "OPS_GENIE", "VICTOR_OPS", "SLACK", "FLOWDOCK", "WEBHOOK"];

/**
 * The returned values of fields that were never sent, by version of the API, if they differ from the table's. The templates are null although
 * the specification does not allow it, and `customEndpoint` is in no specification (recorded answers of 2026, v2).
 */
export const UNSET = {
  v2: { DATADOG: { customEndpoint: null }, WEBHOOK: { bodyTemplate: null, headersTemplate: null } },
};

/**
 * Values that the documentation allows and the live service was observed to refuse. With `strict` the pattern is checked; without it only
 * masks are refused. The text is the service's own (terraform-provider-mongodbatlas#3379).
 */
export const PATTERNS = { DATADOG: { apiKey: { pattern: /^[0-9a-f]{32}$/i, text: "apiKey must be a hexadecimal string" } } };
