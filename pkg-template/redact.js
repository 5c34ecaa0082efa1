import { AtlasIntegrationsError } from "./errors.js";
import { wasm } from "./init.js";
import { read } from "./read.js";

/** See redact.d.ts. */
export function redact(value) {
  if (isA(value, AtlasIntegrationsError)) return value.toJSON();
  if (isA(value, Error)) return { name: text(value, "name"), message: text(value, "message") };
  return wasm().redact(value);
}

/** Of an error that is not ours; what else it carries may be anything. */
function text(error, name) {
  const value = read(error, name);
  return typeof value === "string" ? value : undefined;
}

/** `instanceof`, which asks a proxy, and that may throw. */
function isA(value, type) {
  try {
    return value instanceof type;
  } catch {
    return false;
  }
}
