import { DESCRIPTIONS, ELSEWHERE, INTEGRATION_TYPES, SCHEMAS } from "../catalogue.data.js";
import { ValidationError } from "../errors/errors.js";
import { TARGETS } from "./json-schema.js";
import { fieldTexts, resolveLocale } from "./locale.js";
import { read } from "../shared/read.js";

/**
 * What the build printed from the table (src/core/table/v1.rs), as functions. Plain data: all of it works without wasm, in server
 * rendering and on the first paint. Everything returned is the caller's own copy.
 */

/** The source page's eight types, in its order. @type {readonly import("../index.js").IntegrationType[]} */
export { INTEGRATION_TYPES };

/**
 * What a form for a service needs to know: labels, help, kinds, allowed values, what is required and what is secret.
 *
 * @param {import("../index.js").IntegrationType} type
 * @param {{ locale?: string | import("./locale.js").Locale }} [options]
 * @returns {import("../index.js").IntegrationDescription}
 * @throws {ValidationError} for an unknown type
 */
export function describeIntegration(type, options) {
  const description = lookUp(DESCRIPTIONS, type, "type", "unknown_type");
  const locale = resolveLocale(read(options, "locale"));
  const copy = { ...description, fields: description.fields.map((field) => describeField(field, type, locale)) };
  if (locale?.notes?.[type]) copy.note = locale.notes[type];
  return copy;
}

function describeField(field, type, locale) {
  const copy = { ...field, ...fieldTexts(locale, type, field.name) };
  if (field.options) copy.options = field.options.map(({ value, label }) => ({ value, label: locale?.options?.[value] ?? label }));
  return copy;
}

/**
 * The JSON Schema of a service's view, or of all (`"ANY"`).
 *
 * @param {import("../index.js").IntegrationType | "ANY"} type
 * @param {{ target?: "draft-2020-12" | "draft-07" | "openapi-3.0", view?: "request" | "returned" }} [options]
 * @returns {object}
 * @throws {ValidationError} for an unknown type, target or view
 */
export function jsonSchema(type, options) {
  const { target = "draft-2020-12", view = "request" } = { target: read(options, "target"), view: read(options, "view") };
  const schema = lookUp(lookUp(SCHEMAS, view, "view"), type, "type", "unknown_type");
  return lookUp(TARGETS, target, "target")(schema);
}

/**
 * The `uiSchema` for react-jsonschema-form: order, labels, help and placeholders, password inputs for secrets, and no input for `type`.
 *
 * @param {import("../index.js").IntegrationType} type
 * @param {{ locale?: string | import("./locale.js").Locale }} [options]
 * @returns {object}
 * @throws {ValidationError} for an unknown type
 */
export function uiSchema(type, options) {
  const { fields } = describeIntegration(type, options);
  const ui = { "ui:order": ["type", ...fields.map(({ name }) => name)], type: { "ui:widget": "hidden" } };
  for (const { name, label, help, placeholder, secret, options: choices } of fields) {
    ui[name] = {
      "ui:title": label,
      ...(secret && { "ui:widget": "password" }),
      ...(help && { "ui:help": help }),
      ...(placeholder && { "ui:placeholder": placeholder }),
      ...(choices && { "ui:enumNames": choices.map((choice) => choice.label) }),
    };
  }
  return ui;
}

function lookUp(table, key, argument, code = "invalid_value") {
  if (typeof key === "string" && Object.hasOwn(table, key)) return table[key];
  const allowed = Object.keys(table);
  const { message, params } =
    code === "unknown_type" ? unknownType(key) : { message: `\`${argument}\` must be one of \`${allowed.join("`, `")}\``, params: { allowed } };
  throw new ValidationError({ message, issues: [{ path: [argument], code, severity: "error", message, params }] });
}

/** What core says of it, too. */
function unknownType(given) {
  const about = (hint, params) => ({ message: `\`type\` is not a known integration type: ${hint}`, params });
  const knownTo = typeof given === "string" && Object.hasOwn(ELSEWHERE, given) ? ELSEWHERE[given] : undefined;
  if (knownTo !== undefined) return about(`only version \`${knownTo}\` of the API has it`, { knownTo });
  const suggestion = nearestType(given);
  return suggestion === undefined ? about("`INTEGRATION_TYPES` lists them", {}) : about(`did you mean \`${suggestion}\`?`, { suggestion });
}

/** The shortest beginning that tells a type. */
const SHORTEST_BEGINNING = 4;

/**
 * The type that was meant: the same but for case and punctuation, or a beginning of the other (`DATADOG_LOGS`). Slips of a letter are
 * core's to find: what is here needs no wasm.
 */
function nearestType(given) {
  const wanted = typeof given === "string" ? plain(given) : "";
  if (wanted.length < SHORTEST_BEGINNING) return undefined;
  return INTEGRATION_TYPES.find((type) => wanted.startsWith(plain(type)) || plain(type).startsWith(wanted));
}

const plain = (name) => name.toUpperCase().replace(/[^A-Z0-9]/g, "");
