// What a service looks like: its tile, its name, its status and what of its configuration may be shown.

import { h } from "./element.js";
import { describeMask } from "./guard.js";
import { icon } from "./icon.js";
import { describeIntegration, INTEGRATION_TYPES, redact } from "./package.js";
import { enumerate, inSentence } from "./wording.js";

const TINTS = 8;

/** @returns {import("../../pkg/index.js").IntegrationDescription[]} */
export function services() {
  return INTEGRATION_TYPES.map((type) => describeIntegration(type));
}

/** Two letters: "PagerDuty" as PD, "Slack" as Sl. */
export function tile(name, type) {
  const capitals = name.match(/[A-Z]/g) ?? [];
  const letters = capitals.length > 1 ? capitals.slice(0, 2).join("") : name.slice(0, 2);
  const place = INTEGRATION_TYPES.indexOf(type);
  return h("span", { class: "tile", "data-tint": place % TINTS, "aria-hidden": "true" }, letters);
}

export function pill(text, tone, iconName) {
  return h("span", { class: `pill ${tone ? `pill-${tone}` : ""}`.trim() }, iconName && icon(iconName), text);
}

/** What is to be known of a service at a glance. @param {"current" | "deprecated" | "retired"} status */
export function pills(isConfigured, status) {
  const configured = isConfigured ? pill("Configured", "good", "check") : pill("Not configured");
  if (status === "current") return [configured];
  const ended = pill(status === "retired" ? "Retired" : "Deprecated", "warning", "alert");
  return isConfigured ? [configured, ended] : [ended];
}

/** The configuration as label and value, secrets as "Set, ends in abcd". */
export function facts({ fields }, view) {
  const masked = redact(view);
  const rows = fields.map((field) => [field, masked[field.name]]).filter(([, value]) => value != null && value !== "");
  return rows.map(([field, value]) => {
    const hidden = field.secret || field.kind === "url";
    return [field.label, hidden ? describeMask(String(value)) : [optionLabel(field, value)]];
  });
}

/** What one must have at hand to set it up. */
export function needs({ fields }) {
  const labels = fields.filter(({ required }) => required).map(({ label }) => inSentence(label));
  return `Needs ${enumerate(labels)}.`;
}

function optionLabel(field, value) {
  return field.options?.find((option) => option.value === value)?.label ?? String(value);
}
