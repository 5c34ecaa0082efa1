// The entries of plans and reports: plain JSON.

import { read } from "../shared/read.js";

/** What names a project: its id, or what `projectsOf` gives. What is neither has an id that the client says no to. */
export function idOf(project) {
  if (typeof project === "string") return { groupId: project };
  const [id, name] = [read(project, "id"), read(project, "name")];
  return { groupId: typeof id === "string" ? id : "", name: typeof name === "string" ? name : undefined };
}

/** An error as plain JSON. The package's own have no secret in them; of another one only name and message are taken. */
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
