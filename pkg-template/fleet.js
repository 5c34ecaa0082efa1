// One desired state over many projects: `atlas-integrations/fleet`. docs/fleet.md says how to use it.
//
// The wasm is that of the client that it is given, so one file serves every platform.

export { applyFleet } from "./fleet/apply.js";
export { planFleet } from "./fleet/plan.js";
export { projectsOf } from "./fleet/projects.js";
