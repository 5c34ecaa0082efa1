import { Refusal } from "./answers.js";
import { fieldsOf } from "./apis.js";
import { isMask, mask } from "./mask.js";
import { PATTERNS, UNSET } from "./quirks.js";

/**
 * Reads the body of a create or an update, "a single integration view". Its rules for a service come from the printed table, but the code
 * that checks them is its own.
 *
 * @param {import("./apis.js").Api} api
 * @param {string} type  that of the path
 * @param {string} text
 * @param {Record<string, unknown>} stored  the values that the project has; `{}` for a create and for the first update
 * @param {{ strict: boolean, ids: boolean }} config
 * @returns {Record<string, unknown>} the values to store: `stored` with the changed fields
 */
export function readView(api, type, text, stored, config) {
  const body = parse(text);
  if (body.type === undefined || body.type === null) missing(["type"]);
  if (body.type !== type) invalid("type");
  const { fields } = api.descriptions[type];
  const known = new Set(["type", ...fields.map((field) => field.name), ...(config.ids || api.showsIds ? ["id"] : [])]);
  if (Object.keys(body).some((key) => !known.has(key))) {
    throw new Refusal(400, "INTEGRATION_FIELDS_INVALID", "At least one integration field is invalid.");
  }
  const merged = { ...stored };
  for (const field of fields) {
    const { maxLength } = api.schemas.request[type].properties[field.name];
    if (Object.hasOwn(body, field.name)) merge(merged, type, { ...field, maxLength }, body[field.name], config);
  }
  const absent = fields.filter((field) => field.required && merged[field.name] === undefined);
  if (absent.length > 0) missing(absent.map((field) => field.name));
  return merged;
}

function parse(text) {
  let body;
  try {
    body = JSON.parse(text);
  } catch {
    throw new Refusal(400, "INVALID_JSON", "Received JSON is malformed.");
  }
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    throw new Refusal(400, "INVALID_JSON", "Received JSON does not match expected format.");
  }
  return body;
}

/** Merges one field of the body. `null` and, for free text, `""` remove an optional field. */
function merge(merged, type, field, value, config) {
  const blank = value === null || (typeof value === "string" && field.kind !== "enum" && value.trim() === "");
  if (blank && field.required) missing([field.name]);
  if (blank) {
    delete merged[field.name];
    return;
  }
  if (typeof value !== (field.kind === "boolean" ? "boolean" : "string")) invalid(field.name);
  const problem = problemWith(type, field, value, config);
  if (problem) {
    const detail = `The provided settings for the ${type} integration were invalid: ${problem}.`;
    throw new Refusal(400, "INVALID_INTEGRATION_SETTINGS", detail, [type, problem]);
  }
  merged[field.name] = value;
}

function problemWith(type, field, value, { strict }) {
  const { name, kind, secret, maxLength } = field;
  if (kind === "enum" && !field.options.some((option) => option.value === value)) {
    return `${name} must be one of ${field.options.map((option) => option.value).join(", ")}`;
  }
  const rule = PATTERNS[type]?.[name];
  if ((secret || kind === "url") && isMask(value, kind)) return rule?.text ?? `${name} must not be a masked value`;
  if ([...String(value)].length > maxLength) return `${name} must be at most ${maxLength} characters`;
  if (strict && rule && !rule.pattern.test(value)) return rule.text;
  if (kind === "url" && !isHttpUrl(value)) return `${name} must be a valid URL`;
  return undefined;
}

function isHttpUrl(value) {
  return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
}

/**
 * An integration as Atlas returns it: its fields sorted by name, secrets masked, and with the values of fields that were never sent. An
 * integration of a type that neither version knows is returned as it was given.
 *
 * @param {import("./apis.js").Api} api
 * @param {string} type
 * @param {Record<string, unknown>} values
 * @param {string} id
 * @param {{ maskSecrets: boolean, ids: boolean }} config
 */
export function showView(api, type, values, id, { maskSecrets, ids }) {
  const shown = { ...UNSET[api.name]?.[type], ...values, type, ...(ids || api.showsIds ? { id } : {}) };
  for (const field of fieldsOf(api, type)) {
    if (!field.returned) delete shown[field.name];
    else if (shown[field.name] === undefined && field.own) shown[field.name] = unset(api, type, field);
    const value = shown[field.name];
    const hide = maskSecrets && (field.secret || field.kind === "url") && typeof value === "string";
    if (hide) shown[field.name] = mask(value, field.kind);
  }
  const present = Object.entries(shown).filter(([, value]) => value !== undefined);
  return Object.fromEntries(present.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The returned value of a field that was never sent: its default, or `""` if the documentation always returns the field (Slack's channel). */
function unset(api, type, field) {
  const always = !field.required && field.kind === "text" && api.schemas.returned[type].required.includes(field.name);
  return field.default ?? (always ? "" : undefined);
}

function missing(names) {
  if (names.length === 1) {
    throw new Refusal(400, "MISSING_ATTRIBUTE", `The required attribute ${names[0]} was not specified.`, names);
  }
  throw new Refusal(400, "MISSING_ATTRIBUTES", `The required attributes ${names.join(", ")} were not specified.`, names);
}

function invalid(name) {
  throw new Refusal(400, "INVALID_ATTRIBUTE", `Invalid attribute ${name} specified.`, [name]);
}
