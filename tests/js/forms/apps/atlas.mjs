// What the forms of all libraries have in common: the service, its fields, and Atlas, which runs in the page as an emulator.

import * as api from "atlas-integrations";
import * as forms from "atlas-integrations/forms";
import { createEmulator } from "atlas-integrations/emulator";

const { type, version } = globalThis.FORM;
// The forms need no more than `/forms` has; only what is sent below is the full package's.
const { describeIntegration, jsonSchema, pickView, schemas, uiSchema, validate } = version === "v2" ? forms.v2 : forms;
const { IntegrationsClient } = version === "v2" ? api.v2 : api;

export { type };
export const { service, note, fields } = describeIntegration(type);
export const schema = schemas[type];
export const errorsOf = (values) => validate(values, { type }).issues;

// The validators of the libraries that draw a form from JSON Schema know draft 07.
export const drawn = jsonSchema(type, { target: "draft-07" });
export const ui = uiSchema(type);

/** What a form starts with: a switch is off, and an enum without a default is to be chosen. */
export const initial = { type, ...Object.fromEntries(fields.map(({ name, kind, default: usual }) => [name, usual ?? (kind === "boolean" ? false : "")])) };

/** The same for a form that is drawn from a schema, where an empty field is an absent one. */
export const defaults = Object.fromEntries(Object.entries(initial).filter(([, value]) => value !== ""));

/** The warnings by field: shown apart, and no reason not to send. */
export const warningsOf = (values) =>
  Object.fromEntries(validate(values, { type, mode: "partial" }).warnings.map((issue) => [issue.path[0], issue.message]).filter(([field]) => field !== "type"));

const group = "5d791c84ff7a2522cc4f9aa1";
// As strict as the live service.
const atlas = createEmulator({ authentication: "none", groups: [group], strict: true });
const client = new IntegrationsClient({ proxy: "/atlas", fetch: (url, init) => atlas(url.replace("/atlas/", "/"), init) });

/** What was sent. */
globalThis.sent = [];

/**
 * Sends the form's values.
 *
 * @returns {Promise<import("atlas-integrations/forms").Issue[]>} what Atlas refused, by field; empty if it is saved
 */
export async function save(values) {
  const view = pickView(type, values);
  globalThis.sent.push(view);
  try {
    await client.update(group, view);
    return [];
  } catch (error) {
    if (error instanceof forms.AtlasApiError && error.issues.length > 0) return error.issues;
    throw error;
  }
}
