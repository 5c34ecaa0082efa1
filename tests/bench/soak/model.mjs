// What the projects should contain: every request that reached the emulator, carried out once more in the same order.

import { load } from "../support/package.mjs";
import { answerWith } from "./faults.mjs";
import { CALLERS, callerOf, projectOf } from "./numbers.mjs";

const { INTEGRATION_TYPES, describeIntegration, jsonSchema } = await load("loaders/inline.js");

/** By type: fields that Atlas returns though they were not sent. */
const UNSENT = Object.fromEntries(
  INTEGRATION_TYPES.map((type) => {
    const { fields } = describeIntegration(type);
    const { required } = jsonSchema(type, { view: "returned" });
    return [type, Object.fromEntries(fields.filter(({ name }) => required.includes(name)).map((field) => [field.name, field.default ?? ""]))];
  }),
);

export class Model {
  /** For each caller, its project: views by type. */
  #projects = Array.from({ length: CALLERS }, () => new Map());

  /** One request with valid credentials. @returns the answer that its caller gets: `status`, `value`, or `lost` */
  answer(plan, kind) {
    return answerWith(kind, () => this.#carryOut(this.#projects[callerOf(plan.number)], plan));
  }

  #carryOut(project, { operation, type, view }) {
    const there = project.get(type);
    const list = () => ({ status: 200, value: write([...project.values()].map(show)) });
    switch (operation) {
      case "list":
        return list();
      case "get":
        return there ? { status: 200, value: write([show(there)]) } : { status: 404 };
      case "delete":
        return project.delete(type) ? { status: 204, applied: true } : { status: 404 };
      case "create":
        if (there) return { status: 409 };
    }
    project.set(type, { ...there, ...view });
    return { ...list(), applied: true };
  }

  /** @param {Record<string, object[]>} groups  the emulator's, in clear  @returns {string[]} the projects that differ */
  differences(groups) {
    return this.#projects.map((project, caller) => [projectOf(caller), write([...project.values()])])
      .filter(([id, expected]) => write(groups[id]) !== expected)
      .map(([id, expected]) => `project ${id} has ${write(groups[id])} in place of ${expected}`);
  }
}

const show = (view) => ({ ...UNSENT[view.type], ...view });

/** Views as a text that is the same for equal ones, whatever their order and that of their fields. */
export function write(views) {
  return JSON.stringify(views.map((view) => Object.entries(view).sort()).map((view) => JSON.stringify(view)).sort());
}
