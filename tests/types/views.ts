// The views: one interface per service, distinguished by `type`. What must not compile is an expected error.

import type { DatadogView, IntegrationType, IntegrationView, ReturnedOf, ReturnedView, SlackView, ViewOf } from "atlas-integrations";

const datadog: DatadogView = { type: "DATADOG", apiKey: "made-up", region: "EU" };
const withoutRegion: DatadogView = { type: "DATADOG", apiKey: "made-up" };

// @ts-expect-error: v1.0 takes US and EU only
const wrongRegion: DatadogView = { type: "DATADOG", apiKey: "made-up", region: "US5" };
// @ts-expect-error: a field of Slack's
const foreignField: DatadogView = { type: "DATADOG", apiKey: "made-up", channelName: "alerts" };
// @ts-expect-error: another service's type
const wrongType: DatadogView = { type: "SLACK", apiKey: "made-up" };
// @ts-expect-error: the key is required
const missing: DatadogView = { type: "DATADOG" };
// @ts-expect-error: so it is in the union
const missingInUnion: IntegrationView = { type: "PAGER_DUTY" };
// @ts-expect-error: nothing tells which service it is
const untyped: IntegrationView = { apiKey: "made-up" };

/** The page's own services. */
type PageType = "PAGER_DUTY" | "SLACK" | "DATADOG" | "NEW_RELIC" | "OPS_GENIE" | "VICTOR_OPS" | "FLOWDOCK" | "WEBHOOK";

/** The types that have no view to send, or none that comes back. */
type Viewless = { [T in IntegrationType]: [ViewOf<T>] extends [never] ? T : [ReturnedOf<T>] extends [never] ? T : never }[IntegrationType];
const everyTypeHasViews: [Viewless] extends [never] ? true : false = true;

/** Each of the page's views, whole. */
const all: { [T in PageType]: ViewOf<T> } = {
  PAGER_DUTY: { type: "PAGER_DUTY", serviceKey: "made-up" },
  SLACK: { type: "SLACK", apiToken: "made-up", teamName: "team", channelName: "alerts" },
  DATADOG: datadog,
  NEW_RELIC: { type: "NEW_RELIC", licenseKey: "made-up", accountId: "1", writeToken: "made-up", readToken: "made-up" },
  OPS_GENIE: { type: "OPS_GENIE", apiKey: "made-up", region: "US" },
  VICTOR_OPS: { type: "VICTOR_OPS", apiKey: "made-up", routingKey: "route" },
  FLOWDOCK: { type: "FLOWDOCK", flowName: "flow", apiToken: "made-up", orgName: "org" },
  WEBHOOK: { type: "WEBHOOK", url: "https://hooks.example.com/", secret: "made-up" },
};

function sent(view: ViewOf<PageType>): string {
  if (view.type === "SLACK") {
    const slack: SlackView = view;
    return slack.teamName;
  }
  // @ts-expect-error: not every view has a team
  view.teamName;
  switch (view.type) {
    case "PAGER_DUTY":
      return view.serviceKey;
    case "NEW_RELIC":
      return view.accountId;
    case "FLOWDOCK":
      return view.flowName;
    case "WEBHOOK":
      return view.url;
    case "DATADOG":
    case "OPS_GENIE":
      return view.region ?? "US";
    case "VICTOR_OPS":
      return view.routingKey ?? "";
  }
  // All are handled.
  const none: never = view;
  return none;
}

function returned(view: ReturnedView): string | null | undefined {
  if (view.type === "SLACK") return view.teamName;
  if (view.type === "DATADOG") {
    // Regions beyond v1.0's are read, and the known ones are still suggested.
    const region: string = view.region;
    // @ts-expect-error: which is why it can't be sent as it is
    const sendable: DatadogView["region"] = view.region;
    return region ?? sendable;
  }
  return view.type;
}

export { all, datadog, everyTypeHasViews, foreignField, missing, missingInUnion, returned, sent, untyped, withoutRegion, wrongRegion, wrongType };
