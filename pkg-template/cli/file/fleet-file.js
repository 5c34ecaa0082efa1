import { loadPackage } from "../package.js";
import { nearest } from "../../options/suggest.js";
import { Document, isEmpty, isMap, isScalar, isSeq, textOf } from "./document.js";
import { excerpt, excerptOfUnread } from "./excerpt.js";
import { readProjects } from "./projects.js";
import { readText } from "./text.js";
import { looksLikeName, readView } from "./view.js";
import { visit } from "../yaml.js";

const NAMES = ["api", "projects", "integrations", "remove"];
const VERSIONS = ["v2", "v1.0"];

/**
 * Reads a FILE: its content, and all its mistakes.
 *
 * @param {string} path
 * @param {Record<string, string | undefined>} env
 * @returns {Promise<{ version: string, api: object, projects?: import("./projects.js").Projects, integrations: object[], remove: string[], slips: import("./slips.js").Slip[] }>}
 */
export async function readFleetFile(path, env) {
  const document = new Document(await readText(path));
  const reading = new Reading(path, document, await loadPackage());
  if (document.mistakes.length > 0) return reading.broken();
  await reading.read(env);
  return reading.result();
}

class Reading {
  #path;
  #document;
  #package;
  #shown = [];
  #slips = [];
  #version = VERSIONS[0];
  #projects;
  #integrations = [];
  #remove = [];

  constructor(path, document, all) {
    this.#path = path;
    this.#document = document;
    this.#package = all;
  }

  get #api() {
    return this.#package.versions[this.#version];
  }

  result() {
    const parts = { shown: [...this.#shown, ...this.#names()], scalars: this.#scalars() };
    const slips = this.#slips.map((slip) => this.#placed(slip, parts)).sort((one, other) => one.line - other.line || one.column - other.column);
    return { version: this.#version, api: this.#api, projects: this.#projects, integrations: this.#integrations, remove: this.#remove, slips };
  }

  /** The result for a file that is not YAML. */
  broken() {
    const names = new Set([...NAMES, "org", "file", "type", ...this.#fieldNames()]);
    this.#slips = this.#document.mistakes.map(({ offset, message }) => ({ offset, path: [], code: "syntax", severity: "error", message, params: {}, names }));
    return this.result();
  }

  #fieldNames() {
    return Object.values(this.#package.versions).flatMap((api) => api.INTEGRATION_TYPES.flatMap((type) => api.describeIntegration(type).fields.map(({ name }) => name)));
  }

  async read(env) {
    const { root } = this.#document;
    if (!isMap(root)) {
      const isVoid = root === null || isEmpty(root);
      const message = isVoid ? "the file is empty: `atlas-integrations --help` shows what is in it" : "the file must be an object with `projects` and `integrations`";
      this.#report(root, { path: [], code: "invalid_type", message, params: { expected: "object" } });
      return;
    }
    const entries = this.#document.entriesOf(root);
    const find = (name) => entries.find((entry) => entry.name === name);
    for (const { name, key } of entries) if (!NAMES.includes(name)) this.#rejectName(name, key);
    if (find("api")) this.#readVersion(find("api").node);
    if (find("projects")) this.#readProjects(find("projects").node);
    if (find("integrations")) await this.#readViews(find("integrations").node, env);
    if (find("remove")) this.#readRemove(find("remove").node);
    if (!find("integrations") && !find("remove")) {
      this.#report(root, { path: ["integrations"], code: "required", message: "`integrations` is required: the views that each project should have", params: {} });
    }
  }

  #rejectName(name, key) {
    const near = nearest(name, NAMES);
    const seen = looksLikeName(name) ? name : "…";
    const message = `\`${seen}\` is not recognized: ${near ? `did you mean \`${near}\`?` : `the names are \`${NAMES.join("`, `")}\``}`;
    this.#report(key, { path: [seen], code: "unknown_field", message, params: near ? { suggestion: near } : {} });
  }

  #readVersion(node) {
    const given = isScalar(node) ? textOf(node) : undefined;
    if (VERSIONS.includes(given)) {
      this.#version = given;
      this.#show(node);
    } else this.#report(node, { path: ["api"], code: "invalid_value", message: "`api` must be `v2` or `v1.0`", params: { allowed: VERSIONS } });
  }

  #readProjects(node) {
    this.#projects = readProjects({
      document: this.#document,
      node,
      checkId: (groupId) => this.#package.issuesOf(() => this.#api.listRequest({ groupId })),
      report: (at, issue) => this.#report(at, { ...issue, path: ["projects", ...issue.path] }),
      show: (at) => this.#show(at),
    });
  }

  async #readViews(node, env) {
    for (const [index, item] of this.#itemsOf(node, "integrations", "views").entries()) {
      const report = (at, issue) => this.#report(at, { ...issue, path: ["integrations", index, ...issue.path] });
      const view = await readView({ document: this.#document, node: item, api: this.#api, file: this.#path, env, report, show: (at) => this.#show(at) });
      if (view.type !== undefined && this.#integrations.some(({ type }) => type === view.type)) {
        report(item, { path: ["type"], code: "invalid_value", message: "this `type` occurs twice: Atlas keeps one integration of each type", params: { allowed: [] } });
      }
      this.#integrations.push(view);
    }
  }

  #readRemove(node) {
    for (const [index, item] of this.#itemsOf(node, "remove", "types").entries()) {
      const type = isScalar(item) ? textOf(item) : "";
      const report = ({ code, message, params }) => this.#report(item, { path: ["remove", index], code, message, params });
      const issues = this.#package.issuesOf(() => this.#api.deleteRequest({ groupId: "0".repeat(24), type }));
      for (const issue of issues) report(issue);
      if (looksLikeName(type)) this.#show(item);
      if (issues.length > 0) continue;
      if (this.#integrations.some((view) => view.type === type)) {
        report({ code: "invalid_value", message: `\`${type}\` is in \`integrations\`, too: keep it in one of the two`, params: { allowed: [] } });
      }
      this.#remove.push(type);
    }
  }

  #itemsOf(node, name, ofWhat) {
    if (isSeq(node)) return node.items.map((item) => this.#document.resolve(item));
    this.#report(node, { path: [name], code: "invalid_type", message: `\`${name}\` must be a list of ${ofWhat}: begin each with \`- \``, params: { expected: "object" } });
    return [];
  }

  #show(node) {
    if (node.range) this.#shown.push({ from: node.range[0], to: node.range[1] });
  }

  #report(node, { path, code, severity = "error", message, params }) {
    this.#slips.push({ offset: node?.range?.[0] ?? 0, path, code, severity, message, params });
  }

  #placed({ offset, names, ...slip }, { shown, scalars }) {
    const line = this.#document.lineAt(offset);
    const seen = names ? excerptOfUnread(line, offset, names) : excerpt(line, offset, shown, scalars);
    return { file: this.#path, ...this.#document.placeOf(offset), ...slip, excerpt: seen };
  }

  /** The names in the file, if they look like names: a value that got into a name's place must not be shown. */
  #names() {
    return this.#ranges((place, node) => place === "key" && looksLikeName(textOf(node)));
  }

  #scalars() {
    return this.#ranges(() => true);
  }

  #ranges(fits) {
    const ranges = [];
    visit(this.#document.tree, { Scalar: (place, node) => { if (node.range && fits(place, node)) ranges.push({ from: node.range[0], to: node.range[1] }); } });
    return ranges;
  }
}
