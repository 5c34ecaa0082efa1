import { AtlasIntegrationsError } from "./errors.js";
import { wasm } from "./init.js";
import { read } from "./read.js";

/** See redact.d.ts. */
export function redact(value) {
  if (isA(value, AtlasIntegrationsError)) return value.toJSON();
  return wasm().redact(isA(value, Error) ? { name: read(value, "name"), message: read(value, "message") } : value);
}

/** `instanceof`, which asks a proxy, and that may throw. */
function isA(value, type) {
  try {
    return value instanceof type;
  } catch {
    return false;
  }
}
