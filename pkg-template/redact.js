import { AtlasIntegrationsError } from "./errors.js";
import { wasm } from "./init.js";

/** See redact.d.ts. */
export function redact(value) {
  if (value instanceof AtlasIntegrationsError) return value.toJSON();
  return wasm().redact(value instanceof Error ? { name: value.name, message: value.message } : value);
}
