import { inPage, testLibrary } from "./support/journey.mjs";
import { versionOf } from "./support/package.mjs";

/** Each error under its field's own id. */
const errors = (page) =>
  page.$$eval('[id$="__error"]', (lists) =>
    Object.fromEntries(lists.filter((list) => list.textContent).map((list) => [list.id.replace(/^root_|__error$/g, ""), list.textContent])));

testLibrary(`${versionOf("@rjsf/core")}, react-jsonschema-form, drawn from jsonSchema and uiSchema`, await inPage("rjsf.jsx"), { errors });
