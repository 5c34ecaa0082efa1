// What must be true after each round; returns a sentence for each breach.

const keyOf = ({ groupId, type }) => `${groupId} ${type}`;

/** A report has the plan's steps, each once and in their order, and its counts are theirs. */
export function checkReport(plan, { steps, counts }) {
  const found = [];
  if (steps.length !== plan.steps.length || steps.some((step, at) => keyOf(step) !== keyOf(plan.steps[at]))) found.push("a report has other steps than its plan");
  if (new Set(steps.map(keyOf)).size !== steps.length) found.push("a step is twice in a report");
  for (const [outcome, count] of Object.entries(counts)) {
    if (steps.filter((step) => step.outcome === outcome).length !== count) found.push(`the count of ${outcome} is not that of the steps`);
  }
  for (const { outcome, error } of steps) if ((outcome === "done") === Boolean(error)) found.push(`a step that is ${outcome} has ${error ? "an" : "no"} error`);
  return found;
}

/** Nothing is done twice whose answer came, nothing is created twice at all, and nothing is written that no plan has. */
export function checkBook(book, planned) {
  const found = [];
  const answered = new Map();
  const created = new Set();
  for (const entry of book) {
    const key = keyOf(entry);
    if (!planned.has(key)) found.push(`${entry.operation} of ${key}, which was as it should be`);
    if (entry.isAnswered) answered.set(key, (answered.get(key) ?? 0) + 1);
  }
  for (const [key, count] of answered) if (count > 1) found.push(`${key} was sent ${count} times although an answer had come`);
  for (const { groupId, type, operation, isAnswered } of book) {
    if (operation !== "create" || !isAnswered) continue;
    if (created.has(`${groupId} ${type}`)) found.push(`${groupId} ${type} was created twice`);
    created.add(`${groupId} ${type}`);
  }
  return found;
}

/** Every project has what is desired, with its real secrets, and nothing else. */
export function checkProjects(groups, desired) {
  const found = [];
  const wanted = new Map(desired.map((view) => [view.type, view]));
  for (const [groupId, list] of Object.entries(groups)) {
    if (list.length !== wanted.size) found.push(`${groupId} has ${list.length} integrations`);
    for (const shown of list) {
      const view = wanted.get(shown.type);
      const differs = !view || Object.entries(view).some(([name, value]) => shown[name] !== value);
      if (differs) found.push(`${groupId} ${shown.type} is not as desired`);
    }
  }
  return found;
}
