// Asks for the project if the address names none.

import { button, h, setAttribute } from "./element.js";
import { Messages } from "./messages.js";
import { state } from "./notice.js";
import { ValidationError } from "./package.js";
import { linkTo } from "./route.js";
import { sending } from "./sending.js";

const ID = "group-id";

/** @param {import("./api.js").Api} api @param {{ open: (hash: string) => void }} actions */
export function picker(api, { open }) {
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
  const judge = async () => {
    const value = input.value.trim();
    const text = await wrongWith(value);
    // More was typed while the package was loading: that is validated separately.
    if (value !== input.value.trim()) return false;
    setAttribute(input, "aria-invalid", text && "true");
    messages.show(text ? [{ severity: "error", text }] : []);
    return !text;
  };
  input.addEventListener("input", () => tried && judge());
  const submit = async (event) => {
    event.preventDefault();
    tried = true;
    if (await judge()) open(linkTo({ api, groupId: input.value.trim() }));
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

/** The package checks the id; this page only has its own message. */
async function wrongWith(groupId) {
  if (groupId === "") return "Enter the project’s ID.";
  try {
    const { listRequest } = await sending();
    listRequest({ groupId });
    return undefined;
  } catch (error) {
    // A loading error is shown with the project.
    return error instanceof ValidationError ? "A project’s ID has 24 hexadecimal digits: 0 to 9 and a to f." : undefined;
  }
}
