// The other projects that the key may see: compares each with one integration, and sends it to the chosen ones.

import { loadFleet } from "./package.js";
import { PageIncomplete } from "./sending.js";

/**
 * @typedef {object} OtherProject
 * @property {string} groupId
 * @property {string} [name]
 * @property {"create" | "update" | "unchanged" | "failed"} state  what would have to be done; `failed` if it could not be read
 * @property {import("../../pkg/fleet.js").FleetStep} [step]
 * @property {import("../../pkg/fleet.js").FleetError} [error]  of one that could not be read
 */

export class OtherProjects {
  #project;
  #desired;
  #plan;

  /** @param {import("./project.js").Project} project  loaded */
  constructor(project) {
    this.#project = project;
  }

  /**
   * Compares every other project.
   *
   * @param {object} view  ready to be sent
   * @param {{ force: boolean, signal: AbortSignal, onProgress: (progress: { done: number, total?: number }) => void }} options
   * @returns {Promise<OtherProject[]>}
   */
  async compare(view, { force, signal, onProgress }) {
    const { planFleet, projectsOf } = await fleet();
    const { client } = this.#project;
    // Lists all of them first, so that the total is known.
    const projects = [];
    for await (const project of projectsOf(client, { signal })) if (!this.#isOwn(project)) projects.push(project);
    this.#desired = [view];
    this.#plan = await planFleet({ client, projects, desired: this.#desired, force, signal, onProgress });
    const { steps, failed } = this.#plan;
    const read = steps.map((step) => ({ groupId: step.groupId, name: step.name, state: step.action, step }));
    return [...read, ...failed.map(({ groupId, name, error }) => ({ groupId, name, state: "failed", error }))];
  }

  /**
   * Sends the changes that the comparison found, to these projects only.
   *
   * @param {string[]} groupIds
   * @param {{ signal: AbortSignal, onProgress: (progress: import("../../pkg/fleet.js").ApplyProgress) => void }} options
   * @returns {Promise<import("../../pkg/fleet.js").FleetReport>}  also after an abort: with what was done until then
   */
  async apply(groupIds, options) {
    const { applyFleet } = await fleet();
    const steps = this.#plan.steps.filter(({ groupId }) => groupIds.includes(groupId));
    try {
      return await applyFleet({ ...this.#plan, steps }, { client: this.#project.client, desired: this.#desired, ...options });
    } catch (error) {
      if (error.report) return error.report;
      throw error;
    }
  }

  #isOwn({ id }) {
    return id.toLowerCase() === this.#project.groupId.toLowerCase();
  }
}

async function fleet() {
  try {
    return await loadFleet();
  } catch (cause) {
    throw new PageIncomplete(cause);
  }
}
