import { isMap, isScalar, isSeq, textOf } from "./document.js";

const RIGHT = "write a list of ids, `all`, or `{ org: ID }`";

/**
 * Reads `projects`: which projects a FILE is about.
 *
 * @typedef {{ ids: string[] } | { all: true } | { org: string }} Projects
 *
 * @param {object} given
 * @param {import("./document.js").Document} given.document
 * @param {object} given.node
 * @param {(id: string) => object[]} given.checkId  returns the issues of an id
 * @param {(node: object, issue: object) => void} given.report
 * @param {(node: object) => void} given.show
 * @returns {Projects | undefined} undefined if there is a mistake
 */
export function readProjects({ document, node, checkId, report, show }) {
  const idOf = (node, path) => {
    if (!isScalar(node)) return wrong(node, path, "must be an id: 24 hexadecimal digits (0-9, a-f)");
    const id = textOf(node);
    const issues = checkId(id);
    // An organization's id has the same form as a project's, so it is checked as one.
    const what = path[0] === "org" ? "an organization's id" : "a project id";
    const worded = (message) => message.replace("`groupId`", nameOf(path)).replace("a project id", what);
    for (const { code, message, params } of issues) report(node, { path, code, message: worded(message), params });
    if (issues.length > 0) return undefined;
    show(node);
    return id;
  };
  const wrong = (node, path, message) => {
    report(node, { path, code: "invalid_type", message: `${nameOf(path)} ${message}`, params: { expected: "string" } });
    return undefined;
  };
  if (isSeq(node)) {
    const ids = node.items.map((item, index) => idOf(document.resolve(item), [index])).filter((id) => id !== undefined);
    if (node.items.length === 0) wrong(node, [], `is empty: ${RIGHT}`);
    return ids.length === node.items.length && ids.length > 0 ? { ids } : undefined;
  }
  if (isMap(node)) {
    const [entry, ...more] = document.entriesOf(node);
    if (entry?.name !== "org" || more.length > 0) return wrong(node, [], `must have \`org\` and nothing else: ${RIGHT}`);
    const org = idOf(entry.node, ["org"]);
    return org === undefined ? undefined : { org };
  }
  if (isScalar(node) && node.value === "all") {
    show(node);
    return { all: true };
  }
  return wrong(node, [], `is wrong: ${RIGHT}`);
}

const nameOf = (path) => `\`${["projects", ...path].join(".")}\``;
