// What form libraries infer from the schemas: the names and types of fields, with nothing written down twice.

import { schema, validateStandardSchema } from "@angular/forms/signals";
import { standardSchemaResolver } from "@hookform/resolvers/standard-schema";
import { FormApi } from "@tanstack/react-form";
import { schemas } from "atlas-integrations";
import type { DatadogView, WebhookView } from "atlas-integrations";
import { useForm } from "react-hook-form";
import { standard } from "sveltekit-superforms/adapters";

// react-hook-form: the form's fields are the view's.
const { register, handleSubmit } = useForm({ resolver: standardSchemaResolver(schemas.DATADOG) });
register("apiKey");
// @ts-expect-error: Datadog's view has no such field
register("apiToken");
handleSubmit((view) => {
  const region: DatadogView["region"] = view.region;
  return region;
});

// TanStack Form: a validator for values of the view's type only.
const form = new FormApi({
  defaultValues: { type: "WEBHOOK", url: "" } as WebhookView,
  validators: { onChange: schemas.WEBHOOK },
});
form.setFieldValue("url", "https://hooks.example.com");
// @ts-expect-error: a URL is a text
form.setFieldValue("url", 5);

// Angular's signal forms.
export const datadog = schema<DatadogView>((path) => validateStandardSchema(path, schemas.DATADOG));

// Superforms: defaults are the view's.
export const adapter = standard(schemas.DATADOG, { defaults: { type: "DATADOG", apiKey: "" } });
// @ts-expect-error: the default of another service
standard(schemas.DATADOG, { defaults: { type: "SLACK", apiToken: "", teamName: "" } });
