// Asks for the project, where the address names none.

import { button, h, setAttribute } from "./element.js";
import { Messages } from "./messages.js";
import { state } from "./notice.js";
import { listRequest, ValidationError } from "./package.js";
import { linkTo } from "./route.js";

const ID = "group-id";

/** @param {{ open: (hash: string) => void }} actions */
export function picker({ open }) {
  const input = h("input", {
    id: ID,
    class: "input is-mono",
    "aria-describedby": `${ID}-help ${ID}-messages`,
    "aria-required": "true",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
  });
  const messages = new Messages(`${ID}-messages`);
  let tried = false;
  const judge = () => {
    const text = wrongWith(input.value.trim());
    setAttribute(input, "aria-invalid", text && "true");
    messages.show(text ? [{ severity: "error", text }] : []);
    return !text;
  };
  input.addEventListener("input", () => tried && judge());
  const submit = (event) => {
    event.preventDefault();
    tried = true;
    if (judge()) open(linkTo(input.value.trim()));
    else input.focus();
  };
  const where = "24 hexadecimal digits, in Atlas under Project Settings and in the address of every project page.";
  const help = h("p", { class: "help", id: `${ID}-help` }, where);
  const field = h("div", { class: "field" }, h("label", { class: "label", for: ID }, "Project ID"), help, input, messages.element);
  const go = button("Show integrations", { type: "submit", class: "button-primary" });
  const form = h("form", { class: "sheet", novalidate: true, on: { submit } }, h("div", { class: "form-body" }, field, go));
  const text = "Third-party integrations belong to a project. Which one do you want to see?";
  return state({ icon: "plug", tone: "good", title: "Open a project", text }, form);
}

/** The package knows what an id looks like; this page only says it in its own words. */
function wrongWith(groupId) {
  if (groupId === "") return "Enter the project’s ID.";
  try {
    listRequest({ groupId });
    return undefined;
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    return "A project’s ID has 24 hexadecimal digits: 0 to 9 and a to f.";
  }
}
