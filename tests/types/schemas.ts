// The schemas, as those see them who know only the Standard Schema specification.

import type { StandardJSONSchemaV1, StandardSchemaV1 } from "@standard-schema/spec";
import { schemas } from "atlas-integrations";
import type { DatadogView, IntegrationView } from "atlas-integrations";

const standard: StandardSchemaV1<DatadogView, DatadogView> = schemas.DATADOG;
const json: StandardJSONSchemaV1<DatadogView, DatadogView> = schemas.DATADOG;
const any: StandardSchemaV1<IntegrationView> = schemas.ANY;

// What form libraries infer from it.
const input: StandardSchemaV1.InferInput<typeof schemas.DATADOG> = { type: "DATADOG", apiKey: "made-up" };
const region: "US" | "EU" | undefined = input.region;
// @ts-expect-error: Slack's view has no region
type NoRegion = StandardSchemaV1.InferOutput<typeof schemas.SLACK>["region"];
// @ts-expect-error: no such service
schemas.JIRA;

const result = schemas.DATADOG["~standard"].validate({}, { libraryOptions: { locale: "de" } });
// Synchronous: no library has to wait.
if (result.issues) void result.issues[0]?.code;
else void result.value.apiKey;

export { any, json, region, result, standard };
export type { NoRegion };
