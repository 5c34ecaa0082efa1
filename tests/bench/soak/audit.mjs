// The audit of the soak: compares how each operation ended with the requests that the emulator got for it.

import { breaches, excess } from "./contract.mjs";
import { Model } from "./model.mjs";
import { plan } from "./plan.mjs";

export class Audit {
  #seed;
  #model = new Model();
  /** Attempts of operations before the last audit that were given up: their requests may still arrive. */
  #before = new Map();
  /** Breaches, in words. */
  found = [];
  /** How often each end and each fault came. */
  ends = {};
  faults = {};
  requests = 0;

  constructor(seed) {
    this.#seed = seed;
  }

  /**
   * Runs while no caller is active. A request that was given up may still arrive later: then the model carries it out in the next round, and
   * it counts for its operation.
   *
   * @param {Map<number, string>} ends  of the operations that have ended since the last audit
   * @param {{ journal: object[], groups: object }} seen  by the emulator, both at the same moment
   */
  close(ends, { journal, groups }) {
    const answers = new Map();
    for (const entry of journal) this.#enter(entry, answers);
    for (const [number, end] of ends) this.#check(number, end, answers.get(number) ?? []);
    for (const [number, late] of answers) if (!ends.has(number)) this.#checkLate(number, late);
    const givenUp = [...ends].filter(([number, end]) => end === "aborted" || plan(this.#seed, number).hasty);
    this.#before = new Map(givenUp.map(([number]) => [number, attempts(answers.get(number))]));
    this.found.push(...this.#model.differences(groups));
  }

  #enter({ number, operation, type, authenticated, kind }, answers) {
    const planned = plan(this.#seed, number);
    if (operation !== planned.operation || type !== planned.type) this.#report(planned, [`came as ${operation} ${type}`]);
    const answer = authenticated ? this.#model.answer(planned, kind) : { status: 401 };
    if (!answers.has(number)) answers.set(number, []);
    answers.get(number).push({ ...answer, refused: answer.status === 401 });
    this.requests += 1;
    if (kind) count(this.faults, kind);
  }

  #check(number, end, answers) {
    const planned = plan(this.#seed, number);
    count(this.ends, end.startsWith("done") ? "done" : end);
    this.#report(planned, breaches(planned, end, answers));
  }

  #checkLate(number, answers) {
    const planned = plan(this.#seed, number);
    const before = this.#before.get(number);
    this.#report(planned, before ? excess(planned, [...before, ...attempts(answers)]) : ["came after its end"]);
  }

  #report({ number, operation, type, route, hasty, faults, abortMs }, found) {
    const about = JSON.stringify({ operation, type, route, hasty, faults, abortMs });
    this.found.push(...found.map((breach) => `operation ${number} ${about} ${breach}`));
  }
}

/** Without their bodies, which can be large and are not needed any more. */
function attempts(answers = []) {
  return answers.filter(({ refused }) => !refused).map(({ value, ...answer }) => answer);
}

const count = (counts, name) => (counts[name] = (counts[name] ?? 0) + 1);
