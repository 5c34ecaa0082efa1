// Two made-up configurations of each service: one to set up, one to change it to. None is or looks like a real key.

import { readFileSync } from "node:fs";
import { VERSIONS } from "./site.mjs";

/** What both versions of the API can send. */
const VIEWS = {
  PAGER_DUTY: [{ serviceKey: "made0up0pagerduty0key0aaaaaaaa01" }, { serviceKey: "made0up0pagerduty0key0bbbbbbbb02" }],
  SLACK: [
    { apiToken: "made-up-slack-token-aaaaaaaaaa01", teamName: "Platform", channelName: "atlas-alerts" },
    { apiToken: "made-up-slack-token-bbbbbbbbbb02", teamName: "Reliability", channelName: "on-call" },
  ],
  DATADOG: [
    { apiKey: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa01", region: "US" },
    { apiKey: "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbb02", region: "EU" },
  ],
  NEW_RELIC: [
    {
      licenseKey: "made-up-licence-key-aaaaaaaaaaaaaaaaaa01", accountId: "1234567",
      writeToken: "made-up-insert-key-aaaa01", readToken: "made-up-query-key-aaaa01",
    },
    {
      licenseKey: "made-up-licence-key-bbbbbbbbbbbbbbbbbb02", accountId: "7654321",
      writeToken: "made-up-insert-key-bbbb02", readToken: "made-up-query-key-bbbb02",
    },
  ],
  OPS_GENIE: [
    { apiKey: "aaaaaaaa-0000-0000-0000-aaaaaaaaaa01", region: "EU" },
    { apiKey: "bbbbbbbb-0000-0000-0000-bbbbbbbbbb02", region: "US" },
  ],
  VICTOR_OPS: [
    { apiKey: "aaaaaaaa-0000-0000-0000-aaaaaaaaaa01", routingKey: "database" },
    { apiKey: "bbbbbbbb-0000-0000-0000-bbbbbbbbbb02", routingKey: "platform" },
  ],
  FLOWDOCK: [
    { flowName: "alerts", apiToken: "made-up-flowdock-token-aaaaaa01", orgName: "platform" },
    { flowName: "incidents", apiToken: "made-up-flowdock-token-bbbbbb02", orgName: "reliability" },
  ],
  WEBHOOK: [
    { url: "https://hooks.example.com/atlas/made-up-path-aa01", secret: "made-up-webhook-secret-aaaa01" },
    { url: "https://alerts.example.org/in/made-up-path-bb02", secret: "made-up-webhook-secret-bbbb02" },
  ],
  MICROSOFT_TEAMS: [
    { microsoftTeamsWebhookUrl: "https://example.webhook.office.com/webhookb2/made-up-path-aa01" },
    { microsoftTeamsWebhookUrl: "https://example.webhook.office.com/webhookb2/made-up-path-bb02" },
  ],
  PROMETHEUS: [
    { username: "prom_made_up", password: "made-up-prometheus-password-aa01", serviceDiscovery: "http", enabled: true },
    { username: "prom_other", password: "made-up-prometheus-password-bb02", serviceDiscovery: "file", enabled: false },
  ],
};

/** What only version 2 can send besides. */
const MORE_IN_V2 = {
  PAGER_DUTY: [{ region: "EU" }, { region: "US" }],
  DATADOG: [true, false].map((on) => ({
    sendCollectionLatencyMetrics: on, sendDatabaseMetrics: on, sendQueryStatsMetrics: on, sendShardingMetrics: on, sendUserProvidedResourceTags: on,
  })),
  WEBHOOK: [
    { bodyTemplate: '{\n  "text": "${eventType} in ${id}"\n}', headersTemplate: '{"X-Made-Up": "aaaa-aa01"}' },
    { bodyTemplate: '{\n  "severity": "${severity}"\n}', headersTemplate: '{"X-Made-Up": "bbbb-bb02"}' },
  ],
  PROMETHEUS: [{ sendUserProvidedResourceTagsEnabled: true }, { sendUserProvidedResourceTagsEnabled: false }],
};

/** The first or second configuration of a service, as a view. */
export function view(type, which = 0) {
  return { type, ...VIEWS[type][which] };
}

/** The same with every field that the version has. */
export function wholeView(version, type, which = 0) {
  if (!VIEWS[type]) return ofFixture(version, type)[which];
  return { ...view(type, which), ...(version === "v2" && MORE_IN_V2[type]?.[which]) };
}

/** Of a service that is not above: the first two views of its fixture with every field. */
function ofFixture(version, type) {
  const file = `tests/fixtures/${version}/${type}.json`;
  const { request } = JSON.parse(readFileSync(new URL(`../../../${file}`, import.meta.url), "utf8"));
  const { fields } = VERSIONS[version].describeIntegration(type);
  const whole = request.map(({ view }) => view).filter((view) => fields.every(({ name }) => Object.hasOwn(view, name)));
  if (whole.length < 2) throw new Error(`${file}: add two views to "request" that have every field`);
  return whole;
}

/** What no version of the API that the package knows can send. */
export const STRANGER = { type: "LATER_SERVICE", endpoint: "https://later.example/made-up-path", token: "made-up-later-token-aa01", enabled: true, shards: 3 };

/** Whether a field's value must not be seen: a secret, or a webhook's URL. */
export const isGuarded = (field) => field.secret || field.kind === "url";
