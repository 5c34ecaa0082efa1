import { ALL_TYPES } from "./apis.js";
import { Refusal } from "./answers.js";
import { LIST_ORDER } from "./quirks.js";

/** The position of a type in a list; types that neither version knows come last. */
const PLACES = new Map([...new Set([...LIST_ORDER, ...ALL_TYPES])].map((type, place) => [type, place]));
const placeOf = (type) => PLACES.get(type) ?? PLACES.size;

/** @typedef {{ id: string, values: Record<string, unknown> }} Stored  `values` without `type` and `id`, secrets as they were sent */

/** @typedef {{ id: string, name: string, orgId: string }} Project */

/** The projects with their integrations, at most one of each type. */
export class Store {
  /** By id in lower case. @type {Map<string, Project & { integrations: Map<string, Stored> }>} */
  #groups = new Map();
  #lastId = 0;

  /** @param {(Project & { integrations: object[] })[]} groups */
  constructor(groups) {
    for (const { integrations: views, ...project } of groups) {
      const integrations = new Map();
      this.#groups.set(project.id.toLowerCase(), { ...project, integrations });
      for (const { type, id: given, ...values } of views) {
        integrations.set(type, { id: given ?? this.#nextId(), values });
      }
    }
  }

  /** @returns {Map<string, Stored>} by type */
  group(groupId) {
    const group = this.#groups.get(groupId.toLowerCase());
    if (!group) throw new Refusal(404, "GROUP_NOT_FOUND", `No group with ID ${groupId} exists.`, [groupId]);
    return group.integrations;
  }

  /** @returns {Project[]} in the order in which they were given */
  projects() {
    return [...this.#groups.values()];
  }

  /** Deletes a project, as if somebody else had done it. */
  removeGroup(groupId) {
    this.#groups.delete(groupId.toLowerCase());
  }

  /** Adds or replaces; an integration that was there keeps its id. */
  put(group, type, values) {
    group.set(type, { id: group.get(type)?.id ?? this.#nextId(), values });
  }

  /** @returns {[type: string, Stored][]} in the order that lists have */
  inOrder(group) {
    return [...group].sort(([a], [b]) => placeOf(a) - placeOf(b));
  }

  /** A copy of everything, with secrets, for tests. */
  snapshot() {
    const groups = [...this.#groups.values()].map(({ id, integrations }) => {
      const views = this.inOrder(integrations).map(([type, stored]) => ({ type, ...structuredClone(stored.values) }));
      return [id, views];
    });
    return Object.fromEntries(groups);
  }

  // Counted, not random, so that a test can compare whole answers: after a reset the same requests get the same ids.
  #nextId() {
    this.#lastId += 1;
    return `64a1b2c3d4e5f607${this.#lastId.toString(16).padStart(8, "0")}`;
  }
}
