import { init, validate } from "atlas-integrations";

export { init };

export function check(value) {
  const { valid, issues } = validate(value);
  return { valid, issues };
}
