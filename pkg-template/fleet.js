// `atlas-integrations/fleet`: one desired state for many projects. docs/fleet.md explains how to use it.
//
// It uses the wasm that the client has loaded, so it is the same file on every platform.

export { applyFleet } from "./fleet/apply.js";
export { planFleet } from "./fleet/plan.js";
export { projectsOf } from "./fleet/projects.js";
