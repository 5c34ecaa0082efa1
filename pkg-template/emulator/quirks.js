/**
 * What the live service does beyond the page, where the table of services (../catalogue.data.js) has no place for it. All of it is
 * optional: a service that is in the table and not here works.
 */

/**
 * The order in which lists were seen to come, which is neither that of creation nor the table's (the page's example: DATADOG, SLACK,
 * FLOWDOCK; a recorded one: PAGER_DUTY, DATADOG, NEW_RELIC, OPS_GENIE, FLOWDOCK, WEBHOOK). What is not named follows in the table's.
 */
export const LIST_ORDER = ["PAGER_DUTY", "DATADOG", "NEW_RELIC", "OPS_GENIE", "VICTOR_OPS", "SLACK", "FLOWDOCK", "WEBHOOK"];

/**
 * What comes back for what was never sent, by version of the API, where it is not what the table says. The templates are null although
 * the specification does not let them, and `customEndpoint` is in no specification (recorded answers of 2026, v2).
 */
export const UNSET = {
  v2: { DATADOG: { customEndpoint: null }, WEBHOOK: { bodyTemplate: null, headersTemplate: null } },
};

/**
 * What the live service was seen to refuse and the page allows: with `strict` any value, without only a mask. The text is the
 * service's own (terraform-provider-mongodbatlas#3379).
 */
export const PATTERNS = { DATADOG: { apiKey: { pattern: /^[0-9a-f]{32}$/i, text: "apiKey must be a hexadecimal string" } } };
