// The functions: what TypeScript knows of their results.

import {
  AtlasApiError,
  AtlasIntegrationsError,
  IntegrationsClient,
  INTEGRATION_TYPES,
  RateLimitError,
  ValidationError,
  createDigestSession,
  describeIntegration,
  findIntegration,
  init,
  isInitialized,
  jsonSchema,
  looksUnchanged,
  parseResponse,
  pickView,
  prepareUpdate,
  redact,
  toCurl,
  updateRequest,
  validate,
  validateField,
} from "atlas-integrations";
import type {
  AtlasRequest,
  DatadogView,
  IntegrationList,
  IntegrationType,
  IntegrationView,
  Issue,
  ReturnedDatadogView,
  ReturnedView,
} from "atlas-integrations";
import de from "atlas-integrations/locales/de";

const input: unknown = JSON.parse("{}");

const any = validate(input);
if (any.valid) {
  const view: IntegrationView = any.value;
  const none: [] = any.issues;
  void [view, none];
} else {
  const issues: Issue[] = any.issues;
  // @ts-expect-error: a value that can't be sent is not given
  any.value;
  void issues;
}

const one = validate(input, { type: "DATADOG", locale: de, messages: { required: "{field}?", "DATADOG.apiKey": (issue) => issue.code } });
if (one.valid) {
  const region: "US" | "EU" | undefined = one.value.region;
  void region;
}

const half = validate(input, { type: "DATADOG", mode: "partial" });
if (half.valid) {
  const key: string | undefined = half.value.apiKey;
  // @ts-expect-error: it may be missing
  const view: DatadogView = half.value;
  void [key, view];
}

// A form's value is ready to be sent.
const filledIn = validate(input, { type: "DATADOG", mode: "form" });
if (filledIn.valid) {
  const view: DatadogView = filledIn.value;
  void view;
}
validateField("DATADOG", "region", "", { mode: "form" });
pickView("DATADOG", new FormData());

// @ts-expect-error: no such service
validate(input, { type: "DATADOG_LOGS" });
// @ts-expect-error: no such mode
validate(input, { mode: "some" });

function explain(issue: Issue): string {
  if (issue.code === "invalid_value") return issue.params.allowed.join();
  if (issue.code === "out_of_range") return String(issue.params.min);
  if (issue.code === "unknown_type") return issue.params.suggestion ?? "";
  // @ts-expect-error: there is no such code
  if (issue.code === "wrong") return "";
  // @ts-expect-error: the other codes have no range
  return issue.params.min;
}

const fieldIssues: Issue[] = validateField("DATADOG", "apiKey", "", { locale: "de" });

const request: AtlasRequest = updateRequest({ groupId: "5d791c84ff7a2522cc4f9aa1", integration: { type: "DATADOG", apiKey: "made-up" } });
const command: string = toCurl(request, { reveal: false });
const sent: Promise<Response> = fetch(request.url, request);
const sameShape: AtlasRequest = redact(request);
// @ts-expect-error: a view is needed
updateRequest({ groupId: "5d791c84ff7a2522cc4f9aa1" });

const list: IntegrationList = parseResponse("update", { status: 200, headers: new Headers(), body: "{}" });
const view: ReturnedView = parseResponse("get", { status: 200, headers: { "Retry-After": ["1"] }, body: "{}" });
const nothing: undefined = parseResponse("delete", { status: 204, body: "" });
const found: ReturnedDatadogView | undefined = findIntegration(list, "DATADOG");
const count: number | undefined = list.totalCount;

const picked: Partial<DatadogView> = pickView("DATADOG", { apiKey: "", url: "left over" });
if (found) {
  const prepared = prepareUpdate(found, { region: "EU" });
  if (prepared.ready) {
    const ready: DatadogView = prepared.integration;
    void ready;
  } else {
    const again: string[] = prepared.retype;
    void again;
  }
}

async function client(signal: AbortSignal): Promise<void> {
  await init();
  const client = new IntegrationsClient({
    proxy: (url) => new URL(url.pathname, "https://proxy.example"),
    auth: { kind: "bearer", token: async () => "made-up" },
    logger: (event) => void [event.kind, event.delayMs?.toFixed()],
  });
  // @ts-expect-error: digest needs the private key
  new IntegrationsClient({ auth: { kind: "digest", publicKey: "made-up" } });
  const slack = await client.get("5d791c84ff7a2522cc4f9aa1", "SLACK", { pretty: true }, { signal });
  const team: string | null | undefined = slack.teamName;
  // @ts-expect-error: only lists have pages
  await client.get("5d791c84ff7a2522cc4f9aa1", "SLACK", { pageNum: 2 });
  for await (const page of client.pages("5d791c84ff7a2522cc4f9aa1", { itemsPerPage: 10 })) void page.results;
  await client.delete("5d791c84ff7a2522cc4f9aa1", "FLOWDOCK");
  void team;
}

function handle(error: unknown): string {
  if (error instanceof ValidationError) return error.issues[0]?.message ?? "";
  if (error instanceof RateLimitError) return String(error.retryAfterMs);
  if (error instanceof AtlasApiError) return error.errorCode ?? String(error.status);
  if (error instanceof AtlasIntegrationsError) {
    // @ts-expect-error: no such code
    if (error.code === "unknown") return "";
    return JSON.stringify(error.toJSON());
  }
  return "";
}

const types: readonly IntegrationType[] = INTEGRATION_TYPES;
// @ts-expect-error: the list is everybody's
types.push("DATADOG");
const label: string | undefined = describeIntegration("DATADOG", { locale: de }).fields[0]?.label;
const schema: Record<string, unknown> = jsonSchema("ANY", { target: "draft-07", view: "returned" });
// @ts-expect-error: no such dialect
jsonSchema("ANY", { target: "draft-04" });
const authorization: string | undefined = createDigestSession({ username: "made-up", password: "made-up" }).authorize({ method: "GET", uri: "/" });
const flags: boolean[] = [isInitialized(), looksUnchanged("****abcd", "abcd")];

export { authorization, client, command, count, explain, fieldIssues, flags, handle, label, nothing, picked, sameShape, schema, sent, types, view };
