// The steps for the form of each service: wrong input, the form's messages, and right input.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { apiOf, tests } from "./package.mjs";

const MASKED = "is the mask that Atlas shows: enter the full value again";
const NOT_A_URL = "must be a full URL that begins with `http://` or `https://`";

const errors = (messages) => Object.fromEntries(Object.entries(messages).map(([field, message]) => [field, `\`${field}\` ${message}`]));

/**
 * @typedef {object} Case
 * @property {string} version
 * @property {string} type
 * @property {Record<string, string | boolean>} wrong  by field
 * @property {Record<string, string>} errors  the messages, by field
 * @property {Record<string, string | boolean>} right  by field
 * @property {object} sent  what Atlas has to get; a region is there because the forms start with its default
 */

/** Those of the page's services. */
const WRITTEN = [
  {
    type: "PAGER_DUTY",
    wrong: { serviceKey: "****************************6789" },
    errors: errors({ serviceKey: MASKED }),
    right: { serviceKey: "made-up-pagerduty-key-0123456789" },
  },
  {
    type: "SLACK",
    wrong: { apiToken: "", teamName: " " },
    errors: errors({ apiToken: "is required", teamName: "is required" }),
    // An optional text that stays blank is not sent.
    right: { apiToken: "xoxp-made-up-token-1", teamName: "Ünïted ✓", channelName: "" },
    sent: { type: "SLACK", apiToken: "xoxp-made-up-token-1", teamName: "Ünïted ✓" },
  },
  {
    type: "DATADOG",
    wrong: { apiKey: "" },
    errors: errors({ apiKey: "is required" }),
    right: { apiKey: "0123456789abcdef0123456789abcdef", region: "EU" },
  },
  {
    type: "NEW_RELIC",
    wrong: { licenseKey: "****NRAL", accountId: "", writeToken: "\u00a0", readToken: "****" },
    errors: errors({ licenseKey: MASKED, accountId: "is required", writeToken: "is required", readToken: MASKED }),
    right: {
      licenseKey: "eu01xxmadeupmadeupmadeupmadeupmadeupNRAL",
      accountId: "2857404",
      writeToken: "NRII-made-up-insert-key-0123456789",
      readToken: "NRIQ-made-up-query-key-0123456789",
    },
  },
  {
    type: "OPS_GENIE",
    wrong: { apiKey: "********************************89ab" },
    errors: errors({ apiKey: MASKED }),
    right: { apiKey: "00000000-aaaa-bbbb-cccc-0123456789ab" },
    sent: { type: "OPS_GENIE", apiKey: "00000000-aaaa-bbbb-cccc-0123456789ab", region: "US" },
  },
  {
    type: "VICTOR_OPS",
    wrong: { apiKey: "", routingKey: "on-call" },
    errors: errors({ apiKey: "is required" }),
    right: { apiKey: "11111111-aaaa-bbbb-cccc-0123456789ab", routingKey: "on-call" },
  },
  {
    type: "FLOWDOCK",
    wrong: { flowName: "", apiToken: "****3344", orgName: "" },
    errors: errors({ flowName: "is required", apiToken: MASKED, orgName: "is required" }),
    right: { flowName: "made-up flow", apiToken: "made-up-flowdock-token", orgName: "made-up organisation" },
  },
  {
    type: "WEBHOOK",
    wrong: { url: "hooks.example.com/atlas", secret: "****long" },
    errors: errors({ url: NOT_A_URL, secret: MASKED }),
    right: { url: "https://hooks.example.com/atlas?made=up", secret: "made-up-webhook-secret-30-long" },
  },
];

const like = (type, changes) => ({ ...WRITTEN.find((row) => row.type === type), ...changes });

/** Those of version 2: the same where the service has not changed. */
const WRITTEN_V2 = [
  like("PAGER_DUTY", { right: { serviceKey: "made-up-pagerduty-key-0123456789", region: "EU" } }),
  {
    type: "SLACK",
    wrong: { apiToken: "", channelName: " " },
    errors: errors({ apiToken: "is required", channelName: "is required" }),
    right: { apiToken: "xoxb-made-up-token-1", channelName: "alerts", teamName: "" },
    sent: { type: "SLACK", apiToken: "xoxb-made-up-token-1", channelName: "alerts" },
  },
  like("DATADOG", {
    right: { apiKey: "0123456789abcdef0123456789abcdef", region: "US5", sendDatabaseMetrics: true },
    sent: {
      type: "DATADOG", apiKey: "0123456789abcdef0123456789abcdef", region: "US5", sendDatabaseMetrics: true,
      sendCollectionLatencyMetrics: false, sendQueryStatsMetrics: false, sendShardingMetrics: false, sendUserProvidedResourceTags: false,
    },
  }),
  like("NEW_RELIC"),
  like("OPS_GENIE"),
  like("VICTOR_OPS"),
  like("WEBHOOK", {
    right: { url: "https://hooks.example.com/atlas?made=up", secret: "made-up-webhook-secret-30-long", bodyTemplate: '{\n  "id": "${id}"\n}' },
  }),
  {
    type: "MICROSOFT_TEAMS",
    wrong: { microsoftTeamsWebhookUrl: "https://example.webhook.office.com/****2101" },
    errors: errors({ microsoftTeamsWebhookUrl: MASKED }),
    right: { microsoftTeamsWebhookUrl: "https://example.webhook.office.com/webhookb2/made-up-2101" },
  },
  {
    type: "PROMETHEUS",
    wrong: { username: "", password: "****word", enabled: true },
    errors: errors({ username: "is required", password: MASKED, serviceDiscovery: "is required" }),
    right: { username: "prom_user_made_up", password: "made-up-password", serviceDiscovery: "file", enabled: false, sendUserProvidedResourceTagsEnabled: true },
  },
];

/** For a service that is not above: first nothing, then its fixture's values. */
function ofFixture(type, version) {
  const { request } = JSON.parse(readFileSync(join(tests, "fixtures", version, `${type}.json`), "utf8"));
  const { type: _, ...right } = request.at(-1).view;
  const required = apiOf(version).describeIntegration(type).fields.filter((field) => field.required && !field.default).map(({ name }) => name);
  const blank = (text) => Object.fromEntries(required.map((name) => [name, text]));
  return { type, wrong: {}, errors: errors(blank("is required")), right };
}

/** One for each service of a version, in its table's order. */
const casesOf = (version, written) => apiOf(version).INTEGRATION_TYPES
  .map((type) => written.find((row) => row.type === type) ?? ofFixture(type, version))
  .map((row) => ({ version, sent: { type: row.type, ...row.right }, ...row }));

/** @type {Case[]} */
export const CASES = casesOf("v1.0", WRITTEN);
/** @type {Case[]} */
export const V2_CASES = casesOf("v2", WRITTEN_V2);

/** What each form library is tried with: version 1.0, and what only version 2 has, Prometheus with its switches among it. */
export const LIBRARY_CASES = [...CASES, ...V2_CASES.filter(({ type }) => !CASES.some((row) => row.type === type))];

/** A key that passes with a warning, and that Atlas then refuses, like the live service. */
export const REFUSED = {
  version: "v1.0",
  type: "DATADOG",
  values: { apiKey: "made-up" },
  warnings: { apiKey: "`apiKey` is not 32 hexadecimal digits (0-9, a-f), so Atlas will probably refuse it" },
};
