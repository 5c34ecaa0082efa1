// How a service is shown: its tile, name, status and configuration.

import { APIS, elsewhere, knows } from "./api.js";
import { h } from "./element.js";
import { describeMask } from "./guard.js";
import { icon } from "./icon.js";
import { enumerate, inSentence } from "./wording.js";

const TINTS = 10;

/** From all versions, so that a service looks the same in each. */
const ALL_TYPES = [...new Set(APIS.flatMap(({ forms }) => forms.INTEGRATION_TYPES))];

/** @param {import("./api.js").Api} api @returns {import("../../pkg/index.js").IntegrationDescription[]} */
export function services({ forms }) {
  return forms.INTEGRATION_TYPES.map((type) => forms.describeIntegration(type));
}

/**
 * The description of a type in either version; for an unknown type, its name in words.
 *
 * @param {import("./api.js").Api} api @param {string} type
 */
export function describe(api, type) {
  const known = knows(api, type) ? api : elsewhere(api, type);
  return known ? known.forms.describeIntegration(type) : { type, service: words(type), fields: [] };
}

/** Two letters: "PagerDuty" as PD, "Slack" as Sl. */
export function tile(name, type) {
  const capitals = name.match(/[A-Z]/g) ?? [];
  const letters = capitals.length > 1 ? capitals.slice(0, 2).join("") : name.slice(0, 2);
  const place = ALL_TYPES.indexOf(type);
  return h("span", { class: "tile", "data-tint": place % TINTS, "aria-hidden": "true" }, letters);
}

export function pill(text, tone, iconName) {
  return h("span", { class: `pill ${tone ? `pill-${tone}` : ""}`.trim() }, iconName && icon(iconName), text);
}

/** The badge of a service. @param {"current" | "deprecated" | "retired"} status */
export function pills(isConfigured, status) {
  const configured = isConfigured ? pill("Configured", "good", "check") : pill("Not configured");
  if (status === "current") return [configured];
  const ended = pill(status === "retired" ? "Retired" : "Deprecated", "warning", "alert");
  return isConfigured ? [configured, ended] : [ended];
}

/**
 * The configuration as label and value, secrets as "Set, ends in abcd". Switches that are on are listed; others only if
 * they are required: then off matters.
 *
 * @param {import("./api.js").Api} api @param {object} view
 */
export function facts({ forms }, { fields }, view) {
  const masked = forms.redact(view);
  const rows = fields.map((field) => [field, masked[field.name]]).filter(([field, value]) => isShown(field, value));
  return rows.map(([field, value]) => [field.label, shown(field, value)]);
}

/** What the user needs to set it up. */
export function needs({ fields }) {
  const asked = fields.filter(({ required, kind }) => required && kind !== "boolean");
  return `Needs ${enumerate(asked.map(({ label }) => inSentence(label)))}.`;
}

/** A list of labels and values. */
export function factList(rows) {
  return h("dl", { class: "facts" }, rows.flatMap(([label, value]) => [h("dt", {}, label), h("dd", {}, value)]));
}

function isShown({ kind, required }, value) {
  if (value == null || value === "") return false;
  return kind !== "boolean" || required || value === true;
}

function shown(field, value) {
  if (typeof value === "boolean") return h("span", { class: `light ${value ? "is-on" : ""}`.trim() }, value ? "On" : "Off");
  if (field.secret || field.kind === "url") return describeMask(String(value));
  return field.options?.find((option) => option.value === value)?.label ?? String(value);
}

/** `MICROSOFT_TEAMS` as "Microsoft Teams". */
function words(type) {
  return type.toLowerCase().replaceAll("_", " ").replace(/\b\w/g, (letter) => letter.toUpperCase());
}
