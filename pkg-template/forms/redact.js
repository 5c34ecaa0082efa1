import { AtlasIntegrationsError } from "../errors/errors.js";
import { wasm } from "../start/either.js";
import { plainError } from "../shared/read.js";

/** See redact.d.ts. */
export function redact(value) {
  if (isA(value, AtlasIntegrationsError)) return value.toJSON();
  if (isA(value, Error)) return plainError(value);
  return wasm(redact).redact(value);
}

/** `instanceof`, which may throw if the value is a `Proxy`. */
function isA(value, type) {
  try {
    return value instanceof type;
  } catch {
    return false;
  }
}
