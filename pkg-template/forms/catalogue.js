import { ValidationError } from "../errors/errors.js";
import { TARGETS } from "./json-schema.js";
import { fieldTexts, resolveLocale } from "./locale.js";
import { read } from "../shared/read.js";
import { asCaller } from "../shared/stack.js";

/**
 * Functions over the data that the build printed from a version's table (src/core/table/); v1.js passes the data in. All of them work
 * without wasm, in server rendering and on the first paint. Everything returned is a copy that the caller may change.
 *
 * `elsewhere` maps a type that only another version has to that version's name.
 */

/**
 * What a form for a service needs to know: labels, help, kinds, allowed values, which fields are required and which are secret.
 *
 * @param {import("../index.js").IntegrationType} type
 * @param {{ locale?: string | import("./locale.js").Locale }} [options]
 * @returns {import("../index.js").IntegrationDescription}
 * @throws {ValidationError} for an unknown type
 */
export const describeIntegrationOf = (descriptions, elsewhere) => function describeIntegration(type, options) {
  const description = asCaller(describeIntegration, () => lookUpType(descriptions, type, elsewhere));
  const locale = resolveLocale(read(options, "locale"));
  const copy = { ...description, fields: description.fields.map((field) => describeField(field, type, locale)) };
  if (locale?.notes?.[type]) copy.note = locale.notes[type];
  return copy;
};

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
export const jsonSchemaOf = (schemas, elsewhere) => function jsonSchema(type, options) {
  const { target = "draft-2020-12", view = "request" } = { target: read(options, "target"), view: read(options, "view") };
  return asCaller(jsonSchema, () => {
    const schema = lookUpType(lookUp(schemas, view, "view"), type, elsewhere);
    return lookUp(TARGETS, target, "target")(schema);
  });
};

/**
 * The `uiSchema` for react-jsonschema-form: order, labels, help and placeholders, password inputs for secrets, and no input for `type`.
 *
 * @param {import("../index.js").IntegrationType} type
 * @param {{ locale?: string | import("./locale.js").Locale }} [options]
 * @returns {object}
 * @throws {ValidationError} for an unknown type
 */
export const uiSchemaOf = (describeIntegration) => function uiSchema(type, options) {
  const { fields } = asCaller(uiSchema, () => describeIntegration(type, options));
  const ui = { "ui:order": ["type", ...fields.map(({ name }) => name)], type: { "ui:widget": "hidden" } };
  for (const field of fields) {
    const { name, label, help, placeholder, options: choices } = field;
    const widget = widgetOf(field);
    ui[name] = {
      "ui:title": label,
      ...(widget && { "ui:widget": widget }),
      ...(help && { "ui:help": help }),
      ...(placeholder && { "ui:placeholder": placeholder }),
      ...(choices && { "ui:enumNames": choices.map((choice) => choice.label) }),
    };
  }
  return ui;
};

/** A password input has one line, so a secret of several lines is shown. */
function widgetOf({ secret, kind, multiline }) {
  if (multiline) return "textarea";
  if (kind === "boolean") return "checkbox";
  return secret ? "password" : undefined;
}

function lookUp(table, key, argument) {
  if (typeof key === "string" && Object.hasOwn(table, key)) return table[key];
  const allowed = Object.keys(table);
  const message = `\`${argument}\` must be one of \`${allowed.join("`, `")}\``;
  throw new ValidationError({ message, issues: [{ path: [argument], code: "invalid_value", severity: "error", message, params: { allowed } }] });
}

function lookUpType(table, type, elsewhere) {
  if (typeof type === "string" && Object.hasOwn(table, type)) return table[type];
  const { message, params } = unknownType(type, Object.keys(table), elsewhere);
  throw new ValidationError({ message, issues: [{ path: ["type"], code: "unknown_type", severity: "error", message, params }] });
}

/** The message and parameters that core has for it, too. */
function unknownType(given, types, elsewhere) {
  const about = (hint, params) => ({ message: `\`type\` is not a known integration type: ${hint}`, params });
  const knownTo = typeof given === "string" && Object.hasOwn(elsewhere, given) ? elsewhere[given] : undefined;
  if (knownTo !== undefined) return about(`only version \`${knownTo}\` of the API has it`, { knownTo });
  const suggestion = nearestType(given, types);
  return suggestion === undefined ? about("`INTEGRATION_TYPES` lists them", {}) : about(`did you mean \`${suggestion}\`?`, { suggestion });
}

/** A shorter beginning could be of several types. */
const SHORTEST_BEGINNING = 4;

/**
 * The type that was probably meant: the same except for case and punctuation, or one of the two begins with the other (`DATADOG_LOGS`).
 * Typing mistakes are left to core, since this file works without wasm.
 */
function nearestType(given, types) {
  const wanted = typeof given === "string" ? plain(given) : "";
  if (wanted.length < SHORTEST_BEGINNING) return undefined;
  return types.find((type) => type !== "ANY" && (wanted.startsWith(plain(type)) || plain(type).startsWith(wanted)));
}

const plain = (name) => name.toUpperCase().replace(/[^A-Z0-9]/g, "");
