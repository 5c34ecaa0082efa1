import { init, validate } from "atlas-integrations/forms";

export { init };

export function check(value) {
  const { valid, issues } = validate(value);
  return { valid, issues };
}
