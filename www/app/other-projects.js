// The other projects that the key sees: how each of them stands to one integration, and sending it to those that are chosen.

import { loadFleet } from "./package.js";
import { PageIncomplete } from "./sending.js";

/**
 * @typedef {object} OtherProject
 * @property {string} groupId
 * @property {string} [name]
 * @property {"create" | "update" | "unchanged" | "failed"} state  what would have to be done, or that it could not be read
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
   * Asks every other project for what it has.
   *
   * @param {object} view  ready to be sent
   * @param {{ force: boolean, signal: AbortSignal, onProgress: (progress: { done: number, total?: number }) => void }} options
   * @returns {Promise<OtherProject[]>}
   */
  async compare(view, { force, signal, onProgress }) {
    const { planFleet, projectsOf } = await fleet();
    const { client } = this.#project;
    // All of them first, so that one sees how many there are.
    const projects = [];
    for await (const project of projectsOf(client, { signal })) if (!this.#isOwn(project)) projects.push(project);
    this.#desired = [view];
    this.#plan = await planFleet({ client, projects, desired: this.#desired, force, signal, onProgress });
    const { steps, failed } = this.#plan;
    const read = steps.map((step) => ({ groupId: step.groupId, name: step.name, state: step.action, step }));
    return [...read, ...failed.map(({ groupId, name, error }) => ({ groupId, name, state: "failed", error }))];
  }

  /**
   * Sends what the comparison found to be missing, to these projects and no other.
   *
   * @param {string[]} groupIds
   * @param {{ signal: AbortSignal, onProgress: (progress: import("../../pkg/fleet.js").ApplyProgress) => void }} options
   * @returns {Promise<import("../../pkg/fleet.js").FleetReport>}  of an abort, too: what was done until then
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
