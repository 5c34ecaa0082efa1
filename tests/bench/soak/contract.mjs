// What the contract allows: how often a request may be sent, and how an operation may end after the answers that it got.

/** The `retry` of every client. The longest wait is short, so that the soak does not spend its time waiting. */
export const RETRY = { limit: 2, maxDelayMs: 20 };

/** Whether another attempt follows one that ended like this, if attempts are left. */
function isRepeated(operation, { status, retryAfterMs = 0, lost }) {
  if (status === 429 || status === 503) return retryAfterMs <= RETRY.maxDelayMs;
  return operation !== "create" && (lost || [500, 502, 504].includes(status));
}

/** How an operation with this last answer ends, in the words of `describe` (callers.mjs). */
function endOf({ operation, route }, { status, value, retryAfterMs, lost, truncated }, repeated) {
  // Without an answer from Atlas, a proxy answers itself.
  if (lost) return route === "direct" ? "network" : "api 502";
  if (truncated) return "response_format";
  if (status === 429) return `rate_limited ${retryAfterMs}`;
  if (operation === "delete" && status === 404 && repeated) return "done";
  if (status >= 400) return `api ${status}`;
  return value === undefined ? "done" : `done ${value}`;
}

/** What may never happen, however an operation ended. @param {object[]} attempts  all answers except 401 */
export function excess({ operation }, attempts) {
  const found = attempts.length > RETRY.limit + 1 ? [`came ${attempts.length} times`] : [];
  if (operation !== "create") return found;
  const last = attempts.filter((answer) => !isRepeated(operation, answer)).length;
  if (last > 1) found.push("a create was repeated that may have had its effect");
  if (attempts.filter(({ applied }) => applied).length > 1) found.push("created twice");
  return found;
}

/**
 * @param {import("./plan.mjs").Plan} plan
 * @param {string} end  how it ended
 * @param {object[]} answers  to its requests, in the order in which the emulator carried them out; `refused` for 401
 * @returns {string[]} what the contract excludes
 */
export function breaches(plan, end, answers) {
  const attempts = answers.filter(({ refused }) => !refused);
  const refusals = answers.length - attempts.length;
  const found = excess(plan, attempts);
  // After an abort any earlier answer is possible; but only an operation that was to be aborted may end with one.
  if (end === "aborted") return plan.abortMs === undefined ? [...found, "aborted by nobody"] : found;
  // After a first refusal the request is signed again; a second one is final.
  if (end === "authentication") return refusals < 2 ? [...found, `gave up after ${refusals} refusals`] : found;
  return [...found, ...(plan.hasty ? hastyBreaches(plan, end, attempts) : orderBreaches(plan, end, attempts, answers.at(-1)))];
}

/** A caller that stops waiting may send again while its first request is still under way: any order and any end is possible. */
function hastyBreaches(plan, end, attempts) {
  const ends = ["timeout", ...attempts.map((answer) => endOf(plan, answer, true)), ...attempts.map((answer) => endOf(plan, answer, false))];
  return ends.includes(end) ? [] : [`ended with ${end}, where ${[...new Set(ends)].join(" or ")} was possible`];
}

/** Attempts follow each other as often as they should, and the last answer decides how the operation ends. */
function orderBreaches(plan, end, attempts, last) {
  if (!last) return [`ended with ${end} and never came`];
  if (last.refused) return [`ended with ${end} after a refusal`];
  const found = [];
  if (attempts.slice(0, -1).some((answer) => !isRepeated(plan.operation, answer))) found.push("was repeated after a final answer");
  if (attempts.length <= RETRY.limit && isRepeated(plan.operation, last)) found.push("was not repeated");
  const due = endOf(plan, last, attempts.length > 1);
  return end === due ? found : [...found, `ended with ${end} in place of ${due}`];
}
