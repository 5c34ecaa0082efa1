// `/forms` has the types of the full package, and of them only what it has.

import * as full from "atlas-integrations";
import * as forms from "atlas-integrations/forms";
import { init, schemas, v2, validate } from "atlas-integrations/forms/inline";
import type { DatadogView, InitSource, Issue, ValidationResult } from "atlas-integrations/forms/slim";

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

const view: full.DatadogView = { type: "DATADOG", apiKey: "made-up" } satisfies DatadogView;
const newer: forms.v2.DatadogView = { type: "DATADOG", apiKey: "made-up", region: "US5" };
const source: InitSource = new URL("https://example.com/forms.wasm");

export const same: [Same<typeof forms.validate, typeof full.validate>, Same<forms.ValidationError, full.ValidationError>, Same<typeof schemas, typeof full.schemas>] = [
  true, true, true,
];

export async function check(): Promise<Issue[]> {
  await init(source);
  const result: ValidationResult = validate(view);
  return [...result.issues, ...v2.validate(newer).issues];
}

// @ts-expect-error nothing here sends
export const { IntegrationsClient } = forms;
