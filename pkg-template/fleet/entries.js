// The entries of plans and reports, which are plain JSON.

import { read } from "../shared/read.js";

/** A project's id and name, of an id or a project. Anything else gets an empty id, which the client refuses. */
export function idOf(project) {
  if (typeof project === "string") return { groupId: project };
  const [id, name] = [read(project, "id"), read(project, "name")];
  return { groupId: typeof id === "string" ? id : "", name: typeof name === "string" ? name : undefined };
}

/** An error as plain JSON. The package's own errors have no secrets; of any other only name and message are kept. */
export function plain(error) {
  const json = read(error, "toJSON") ? error : { name: read(error, "name"), code: "unknown", message: String(read(error, "message")) };
  return JSON.parse(JSON.stringify(json));
}

/** How many entries have each of these values. */
export function count(entries, key, values) {
  const counts = Object.fromEntries(values.map((value) => [value, 0]));
  for (const entry of entries) counts[entry[key]] += 1;
  return counts;
}
