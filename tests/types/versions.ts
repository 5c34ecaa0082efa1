// The views of version 2 next to those of version 1.0: the same names, each with its own fields. What must not compile is an expected error.

import { IntegrationsClient, v2, validate } from "atlas-integrations";
import type { DatadogView, IntegrationType, ReturnedView, SlackView, v2 as types } from "atlas-integrations";

const regions: v2.DatadogView["region"][] = ["US", "EU", "US3", "US5", "AP1", "US1_FED", undefined];
const switches: types.DatadogView = { type: "DATADOG", apiKey: "made-up", region: "US5", sendDatabaseMetrics: true };
const first: DatadogView = { type: "DATADOG", apiKey: "made-up", region: "EU" };
// What version 1.0 takes of Datadog, version 2 takes, too, but not the other way round.
const upgraded: v2.DatadogView = first;
// @ts-expect-error: a region that version 1.0 does not know
const region: DatadogView = switches;
// @ts-expect-error: there are six of them
const none: v2.DatadogView = { type: "DATADOG", apiKey: "made-up", region: "US2" };
// @ts-expect-error: a boolean is no text
const text: v2.DatadogView = { type: "DATADOG", apiKey: "made-up", sendDatabaseMetrics: "true" };

declare const slack: SlackView;
// @ts-expect-error: version 2 must have a channel
const channel: v2.SlackView = slack;
const legacy: v2.SlackView = { type: "SLACK", apiToken: "made-up", channelName: "alerts" };

const prometheus: v2.PrometheusView = { type: "PROMETHEUS", username: "made-up", password: "made-up", serviceDiscovery: "http", enabled: true };
// @ts-expect-error: the password has to be sent
const open: v2.PrometheusView = { type: "PROMETHEUS", username: "made-up", serviceDiscovery: "http", enabled: true };
const teams: v2.IntegrationView = { type: "MICROSOFT_TEAMS", microsoftTeamsWebhookUrl: "https://example.webhook.office.com/made-up" };
// @ts-expect-error: not a service of version 1.0
const teamsOfFirst: IntegrationType = "MICROSOFT_TEAMS";
// @ts-expect-error: not a service of version 2
const flowdock: v2.IntegrationType = "FLOWDOCK";
// @ts-expect-error: so it has no view there
type NoFlowdock = v2.FlowdockView;

/** The types that have no view to send, or none that comes back. */
type Viewless = { [T in v2.IntegrationType]: [v2.ViewOf<T>] extends [never] ? T : [v2.ReturnedOf<T>] extends [never] ? T : never }[v2.IntegrationType];
const everyTypeHasViews: [Viewless] extends [never] ? true : false = true;

const result = v2.validate({}, { type: "PROMETHEUS" });
if (result.valid) {
  const enabled: boolean = result.value.enabled;
  void enabled;
}
// @ts-expect-error: version 1.0 has no Prometheus
validate({}, { type: "PROMETHEUS" });

const schema: v2.IntegrationSchema<v2.PrometheusView> = v2.schemas.PROMETHEUS;
const described: v2.IntegrationDescription = v2.describeIntegration("MICROSOFT_TEAMS");
const type: v2.IntegrationType = described.type;

async function client(): Promise<void> {
  const newer = new v2.IntegrationsClient({ auth: { kind: "bearer", token: "made-up" } });
  const list: v2.IntegrationList = await newer.update("5d791c84ff7a2522cc4f9aa1", prometheus);
  const found: v2.ReturnedPrometheusView | undefined = v2.findIntegration(list, "PROMETHEUS");
  const discovery: string | undefined = found?.serviceDiscovery;
  // @ts-expect-error: version 2 has no Flowdock to set up
  await newer.create("5d791c84ff7a2522cc4f9aa1", { type: "FLOWDOCK", flowName: "flow", apiToken: "made-up", orgName: "org" });
  // What a list shows can be read and removed, whatever version its type is of.
  await newer.delete("5d791c84ff7a2522cc4f9aa1", "FLOWDOCK");
  const odd: ReturnedView = await new IntegrationsClient().get("5d791c84ff7a2522cc4f9aa1", "PROMETHEUS");
  void [discovery, odd.type];
}

export { channel, client, everyTypeHasViews, flowdock, legacy, none, open, region, regions, schema, switches, teams, teamsOfFirst, text, type, upgraded };
export type { NoFlowdock };
