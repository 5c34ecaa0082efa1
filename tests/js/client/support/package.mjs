// The built package as these tests load it, and the made-up data that they share.

import { join } from "node:path";
import { pathToFileURL } from "node:url";

export const pkg = process.env.ATLAS_PKG;
if (!pkg) throw new Error("ATLAS_PKG must name the built package: run this suite with `cargo xtask test client`");

/** @param {string} file  a path inside the package */
export const load = (file) => import(pathToFileURL(join(pkg, file)).href);

export const api = await load("loaders/inline.js");
export const { createEmulator, serve } = await load("emulator.js");

export const GROUP = "5d791c84ff7a2522cc4f9aa1";
export const PATH = `/api/atlas/v1.0/groups/${GROUP}/integrations`;
export const KEY = { publicKey: "made-up-public", privateKey: "made-up-private-key" };
export const HEX32 = "0123456789abcdef0123456789abcdef";
export const DATADOG = Object.freeze({ type: "DATADOG", apiKey: HEX32, region: "EU" });

/** What Atlas answers to list, create and update. */
export const LIST = { links: [], results: [{ type: "DATADOG", apiKey: "****cdef", region: "US" }], totalCount: 1 };

/** A view of a service with every field that the table has for it, so that a ninth service is tested without a change here. */
export function fullView(type, secretOf = () => HEX32) {
  const value = (field) => {
    if (field.kind === "enum") return field.options.at(-1).value;
    if (field.kind === "url") return `https://hooks.example.com/services/${encodeURIComponent(secretOf(field))}`;
    if (field.kind === "boolean") return true;
    return field.secret ? secretOf(field) : `some ${field.name}`;
  };
  const { fields } = api.describeIntegration(type);
  return { type, ...Object.fromEntries(fields.map((field) => [field.name, value(field)])) };
}

/** The five operations, each as a call on a client. */
export const OPERATIONS = {
  list: (client, options) => client.list(GROUP, undefined, options),
  get: (client, options) => client.get(GROUP, "DATADOG", undefined, options),
  create: (client, options) => client.create(GROUP, DATADOG, undefined, options),
  update: (client, options) => client.update(GROUP, DATADOG, undefined, options),
  delete: (client, options) => client.delete(GROUP, "DATADOG", undefined, options),
};

/** An emulator behind a real server, closed with the test. */
export async function emulate(t, options) {
  const emulator = createEmulator({ ...KEY, ...options });
  const server = await serve(emulator, { port: 0 });
  t.after(() => server.close());
  return { emulator, url: server.url, total: () => emulator.state().counts.total };
}

/** A client that signs with the made-up key. */
export const digestClient = (baseUrl, options) =>
  new api.IntegrationsClient({ baseUrl, auth: { kind: "digest", ...KEY }, ...options });

/** The error that a promise rejects with; a promise that does not reject fails the test. */
export async function rejection(promise) {
  const outcome = await promise.then((value) => ({ value }), (error) => ({ error }));
  if ("value" in outcome) throw new Error(`should have rejected, and gave ${JSON.stringify(outcome.value)}`);
  return outcome.error;
}

/** This many calls at once, each with its number. */
export const times = (count, call) => Promise.all(Array.from({ length: count }, (_, i) => call(i)));

/** One integration of each service. */
export const INTEGRATIONS = api.INTEGRATION_TYPES.map((type) => fullView(type));

/** The parts of an error's cause, without its stack. */
export function told(cause) {
  if (!(cause instanceof Error)) return cause;
  const { name, message, code } = cause;
  return { name, message, ...(code === undefined ? {} : { code }), ...(cause.cause === undefined ? {} : { cause: told(cause.cause) }) };
}
