// What the forms of all libraries have in common: the service, its fields, and Atlas, which runs in the page as an emulator.

import { AtlasApiError, IntegrationsClient, describeIntegration, pickView, validate } from "atlas-integrations";
import { createEmulator } from "atlas-integrations/emulator";

export const type = globalThis.TYPE;
export const { service, note, fields } = describeIntegration(type);

/** What a form starts with. */
export const initial = { type, ...Object.fromEntries(fields.map((field) => [field.name, field.default ?? ""])) };

/** The same for a form that is drawn from a schema, where an empty field is an absent one. */
export const defaults = { type, ...Object.fromEntries(fields.filter((field) => field.default).map((field) => [field.name, field.default])) };

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
 * @returns {Promise<import("atlas-integrations").Issue[]>} what Atlas refused, by field; nothing where it is saved
 */
export async function save(values) {
  const view = pickView(type, values);
  globalThis.sent.push(view);
  try {
    await client.update(group, view);
    return [];
  } catch (error) {
    if (error instanceof AtlasApiError && error.issues.length > 0) return error.issues;
    throw error;
  }
}
