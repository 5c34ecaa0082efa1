// A form without JavaScript in the page: the server checks with Superforms, as a SvelteKit action does, and shows the form again.

import { setError, superValidate } from "sveltekit-superforms/server";
import { standard } from "sveltekit-superforms/adapters";

/**
 * @param {object} api  the package
 * @param {string} type
 * @param {{ initial: object, save: (values: object) => Promise<object[]> }} form  `save` gives what Atlas refused
 * @returns {(request: Request) => Promise<Response>}
 */
export function createApp(api, type, { initial, save }) {
  const { service, fields } = api.describeIntegration(type);
  const adapter = standard(api.schemas[type], { defaults: initial });

  return async (request) => {
    if (request.method === "GET") return answer(page(await superValidate(adapter)), 200);
    const form = await superValidate(request, adapter);
    if (form.valid) {
      for (const { path, message } of await save(form.data)) setError(form, path.join("."), message);
    }
    return answer(page(form), form.valid ? 200 : 400);
  };

  function page(form) {
    const { warnings } = api.validate(form.data, { type, mode: "partial" });
    const warning = ({ name }) => warnings.find(({ path }) => path[0] === name)?.message;
    const row = (field) => `
      <p>
        <label>${field.label} ${control(field, form.data[field.name])}</label>
        <strong data-error="${field.name}">${escape(form.errors[field.name]?.[0])}</strong>
        <em data-warning="${field.name}">${escape(warning(field))}</em>
      </p>`;
    const saved = form.posted && form.valid ? "<output>Saved</output>" : "";
    return `<form method="post"><h1>${service}</h1>${fields.map(row).join("")}<button>Save</button>${saved}</form>`;
  }
}

function control({ name, kind, default: usual, secret, options }, value) {
  if (kind === "boolean") return `<input name="${name}" type="checkbox"${value ? " checked" : ""}>`;
  if (!options) return `<input name="${name}" type="${secret ? "password" : "text"}" value="${escape(value)}">`;
  const option = (choice) => `<option${choice.value === value ? " selected" : ""}>${choice.value}</option>`;
  return `<select name="${name}">${usual === undefined ? "<option></option>" : ""}${options.map(option).join("")}</select>`;
}

const ESCAPES = { "&": "&amp;", "<": "&lt;", '"': "&quot;" };
const escape = (text = "") => text.replace(/[&<"]/g, (character) => ESCAPES[character]);

const answer = (body, status) =>
  new Response(`<!doctype html><meta charset="utf-8"><title>Form</title><link rel="icon" href="data:,">${body}`, { status, headers: { "content-type": "text/html; charset=utf-8" } });
