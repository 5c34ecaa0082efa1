import { validate } from "atlas-integrations/forms/inline";

export function check(value) {
  const { valid, issues } = validate(value);
  return { valid, issues };
}
