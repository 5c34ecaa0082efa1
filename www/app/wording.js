// Issues as sentences for whoever fills in a form. The package's own English speaks to developers and names fields as they are sent.

const LIST = new Intl.ListFormat("en", { type: "disjunction" });

/**
 * @param {import("../../pkg/index.js").Issue} issue
 * @param {{ name: string, label: string }} field
 */
export function sentence(issue, { name, label }) {
  switch (issue.code) {
    case "required":
      return `${label} is required.`;
    case "invalid_value":
      return `${label} must be ${LIST.format(issue.params.allowed)}.`;
    case "invalid_format":
      return issue.params.format === "url" ? `${label} must be a full address that starts with https:// or http://.` : full(issue.message);
    case "masked_secret":
      return "This is the mask that Atlas shows. Enter the value itself.";
    case "unlikely_value":
      return UNLIKELY[issue.params.reason] ?? full(issue.message);
    case "server":
      // Atlas says "apiKey must be …"; on the page the field has another name.
      return full(issue.message.startsWith(`${name} `) ? label + issue.message.slice(name.length) : issue.message);
    default:
      return full(issue.message);
  }
}

const UNLIKELY = {
  not_32_hex: "Datadog’s keys have 32 hexadecimal digits. Atlas will probably refuse this one.",
  surrounding_space: "There is a space before or after it. Atlas will probably refuse it.",
  not_ascii: "It has a character that keys don’t have, perhaps an invisible one. Atlas will probably refuse it.",
  placeholder: "This looks like a placeholder. Enter the value itself.",
};

/** What to say at a secret that is still masked when something else is saved. */
export const RETYPE = "Enter it again: Atlas keeps it hidden and needs it with every change.";

/** "Team name" as "team name", but "API key" and "URL" as they are. */
export function inSentence(label) {
  return /^[A-Z][a-z]/.test(label) ? label[0].toLowerCase() + label.slice(1) : label;
}

/** "API key, region and secret". */
export function enumerate(labels) {
  return new Intl.ListFormat("en", { type: "conjunction" }).format(labels);
}

function full(message) {
  const text = message.replaceAll("`", "").trim();
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? "" : "."}`;
}
