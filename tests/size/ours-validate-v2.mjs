import { init, v2 } from "atlas-integrations";

export { init };

export function check(value) {
  const { valid, issues } = v2.validate(value);
  return { valid, issues };
}
