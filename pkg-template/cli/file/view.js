import { forCommands } from "../package.js";
import { isEmpty, isMap, isSeq, textOf } from "./document.js";
import { fileOf, readSecretFile, readVariable, variableOf } from "./secret.js";

/** Replaces a value whose mistake is already reported, so that `validate` does not report it again. */
const UNREAD = "unread";

/**
 * Reads one entry of `integrations` as a view, and reports its mistakes.
 *
 * @param {object} parts
 * @param {import("./document.js").Document} parts.document
 * @param {object} parts.node
 * @param {typeof import("../../index.js").v2} parts.api  the functions of the file's version
 * @param {string} parts.file
 * @param {Record<string, string | undefined>} parts.env
 * @param {(node: object, issue: object) => void} parts.report
 * @param {(node: object) => void} parts.show  marks a part of the file that may be shown
 * @returns {Promise<object>} the view
 */
export async function readView(parts) {
  // The name of a field is in messages and paths, and a secret may have got into its place: `{ apiKey:SECRET }` is one name for YAML.
  const report = (at, issue) => parts.report(at, withoutOddName(issue));
  const given = { ...parts, report };
  const { document, node, api, show } = given;
  if (!isMap(node)) {
    report(node, { path: [], code: "invalid_type", message: "each of `integrations` must be an object with a `type`", params: { expected: "object" } });
    return {};
  }
  const entries = document.entriesOf(node);
  const fields = fieldsOf(api, entries);
  const view = {};
  const unread = new Set();
  for (const entry of entries) {
    const { value, mistake } = await valueOf(entry, fields.get(entry.name), given);
    if (mistake) unread.add(entry.name);
    if (value !== undefined) define(view, entry.name, value);
  }
  const { issues, warnings } = api.validate(view);
  for (const issue of [...issues, ...warnings]) {
    if (unread.has(issue.path[0])) continue;
    const entry = entries.find(({ name }) => name === issue.path[0]);
    report(placeOf(issue, entry, node), forCommands(issue));
  }
  const masked = api.redact(view);
  for (const { name, node } of entries) {
    const isFine = !issues.some(({ path }) => path[0] === name);
    if (masked[name] === view[name] && isOpen(name, view[name], fields.get(name), isFine)) show(node);
  }
  return view;
}

/** The fields of the entry's type by name; none if the type is unknown. */
function fieldsOf(api, entries) {
  const type = entries.find(({ name }) => name === "type")?.node;
  const isKnown = type && api.INTEGRATION_TYPES.includes(type.value);
  return new Map(isKnown ? api.describeIntegration(type.value).fields.map((field) => [field.name, field]) : []);
}

/** Defines a property, since an assignment would not work for the name `__proto__`. */
const define = (view, name, value) => Object.defineProperty(view, name, { value, enumerable: true, configurable: true, writable: true });

/** The node that an issue points at: the name if that is unknown, the beginning of the object if the field is missing, else the value. */
function placeOf(issue, entry, node) {
  if (!entry) return node;
  return issue.code === "unknown_field" ? entry.key : entry.node;
}

function withoutOddName(issue) {
  const [name, ...more] = issue.path;
  if (name === undefined || looksLikeName(name)) return issue;
  const hint = name.includes(":") ? " (a space must follow `:`)" : "";
  return { ...issue, path: ["…", ...more], message: issue.message.replaceAll(`\`${name}\``, "`…`") + hint };
}

/** The allowed values of fields are shorter than this. A wrong value that is longer may be a secret in the wrong place. */
const SHORT = 12;

/** Whether a field's value may be shown, if `redact` does not mask it. */
function isOpen(name, value, field, isFine) {
  if (name === "type") return looksLikeName(value);
  return field !== undefined && !field.secret && (isFine || String(value).length <= SHORT);
}

/** Whether it may be a field's name or a type, not a secret: none of them has a digit, and most secrets do. */
export const looksLikeName = (text) => typeof text === "string" && /^[A-Za-z_]{1,40}$/.test(text);

async function valueOf({ name, key, node }, field, given) {
  const mistaken = (at, code, message) => {
    given.report(at, { path: [name], code, message, params: {} });
    return { value: UNREAD, mistake: true };
  };
  if (isMap(node)) {
    const named = field?.kind === "boolean" ? undefined : fileOf(given.document, node);
    if (!named) return field ? mistaken(node, "invalid_type", `\`${name}\` must be ${field.kind === "boolean" ? "`true` or `false`" : "a text, `${NAME}` or `{ file: PATH }`"}`) : { value: {} };
    given.show(named.node);
    const { value, code, message } = await readSecretFile(given.file, named.path);
    return code ? mistaken(named.node, code, message) : { value };
  }
  if (isSeq(node)) return { value: [] };
  if (node === key || isEmpty(node)) return { value: null };
  if (field?.kind === "boolean" && typeof node.value === "boolean") return { value: node.value };
  const text = textOf(node);
  // In a template `${id}` has a meaning for Atlas, and a type must be known before the other fields can be read.
  const variable = name === "type" || field?.multiline ? undefined : variableOf(text);
  if (variable === undefined) {
    if (field?.secret && text.trim() !== "") warnOfLiteral(name, node, field, given);
    return { value: text };
  }
  given.show(node);
  const { value, code, message } = readVariable(variable, given.env);
  return code ? mistaken(node, code, message) : { value };
}

function warnOfLiteral(name, node, field, { report }) {
  const instead = field.multiline ? "name a file, `{ file: PATH }`" : "take it from the environment, `${NAME}`, or from a file, `{ file: PATH }`";
  report(node, { path: [name], code: "literal_secret", severity: "warning", message: `\`${name}\` is in the file in clear: ${instead}`, params: {} });
}
