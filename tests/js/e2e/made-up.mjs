// Two made-up configurations of each service: one to set up, one to change it to. None is or looks like a real key.

import { readFileSync } from "node:fs";
import { describeIntegration } from "./site.mjs";

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
};

/** The first or second configuration of a service, as a view. */
export function view(type, which = 0) {
  VIEWS[type] ??= ofFixture(type);
  return { type, ...VIEWS[type][which] };
}

/** Of a service that is not above: the first two views of its fixture with every field. */
function ofFixture(type) {
  const { request } = JSON.parse(readFileSync(new URL(`../../fixtures/v1.0/${type}.json`, import.meta.url), "utf8"));
  const { fields } = describeIntegration(type);
  const whole = request.map(({ view }) => view).filter((view) => fields.every(({ name }) => view[name]));
  if (whole.length < 2) throw new Error(`tests/fixtures/v1.0/${type}.json: add two views to "request" that have every field`);
  return whole;
}

/** Whether a field's value must not be seen: a secret, or a webhook's URL. */
export const isGuarded = (field) => field.secret || field.kind === "url";
