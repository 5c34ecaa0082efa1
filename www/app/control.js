// The input of a field, by its kind. All have the same handle: `{ element, input, read, write }`.

import { h } from "./element.js";
import { icon } from "./icon.js";

/** Keeps password managers and spell checkers, which may send texts to servers, away from keys. */
const HANDS_OFF = { autocomplete: "off", autocapitalize: "off", spellcheck: "false", "data-1p-ignore": true, "data-lpignore": "true" };

/**
 * @param {import("./draft.js").FieldDescription} field
 * @param {string} id
 * @param {string} [current]  what Atlas has, if it shows it
 */
export function control(field, id, current) {
  if (field.kind === "enum") return select(field, id, current);
  if (field.kind === "boolean") return toggle(field, id);
  // Before secrets: a password box has one line, and would take the line breaks away.
  if (field.multiline) return area(field, id);
  return field.secret ? secret(field, id) : text(field, id);
}

function text(field, id) {
  const type = field.kind === "url" ? { type: "url", inputmode: "url" } : { type: "text" };
  const input = h("input", { id, name: field.name, class: "input", placeholder: field.placeholder, ...type, ...HANDS_OFF });
  return handle(input, input);
}

/** A secret is hidden until the user wants to see it. */
function secret(field, id) {
  const input = h("input", { id, name: field.name, class: "input is-mono", type: "password", placeholder: field.placeholder, ...HANDS_OFF });
  const toggle = h("button", { type: "button", class: "inside" });
  const show = (shown) => {
    input.type = shown ? "text" : "password";
    toggle.replaceChildren(icon(shown ? "eyeOff" : "eye"));
    toggle.setAttribute("aria-label", `${shown ? "Hide" : "Show"} ${field.label}`);
  };
  toggle.addEventListener("click", () => show(input.type === "password"));
  show(false);
  return handle(h("div", { class: "has-button" }, input, toggle), input);
}

function select(field, id, current) {
  const known = field.options ?? [];
  const input = h("select", { id, name: field.name, class: "input" });
  const fallback = known.find(({ value }) => value === field.default)?.label ?? field.default;
  if (!field.required) input.append(h("option", { value: "" }, fallback ? `Default (${fallback})` : "Not set"));
  for (const { value, label } of known) input.append(h("option", { value }, label));
  // A region that this version of the API can read but not send: it is shown as it is, and saving reports it.
  if (current && !known.some(({ value }) => value === current)) input.append(h("option", { value: current }, current));
  return handle(input, input);
}

function area(field, id) {
  const input = h("textarea", { id, name: field.name, class: "input is-mono area", rows: 5, placeholder: field.placeholder, ...HANDS_OFF });
  return handle(input, input);
}

/** On or off, also in words next to it. It is a checkbox, so that keyboards and screen readers can use it. */
function toggle(field, id) {
  const input = h("input", { id, name: field.name, type: "checkbox", role: "switch", class: "switch-input" });
  const said = h("span", { class: "switch-said", "aria-hidden": "true" });
  const say = () => (said.textContent = input.checked ? "On" : "Off");
  input.addEventListener("input", say);
  say();
  const write = (value) => {
    input.checked = value;
    say();
  };
  return { element: h("span", { class: "switch" }, input, said), input, read: () => input.checked, write };
}

function handle(element, input) {
  return { element, input, read: () => input.value, write: (value) => (input.value = value) };
}
