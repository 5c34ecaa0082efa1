import { init, v2 } from "atlas-integrations/forms";

export { init };

export function check(value) {
  const { valid, issues } = v2.validate(value);
  return { valid, issues };
}
