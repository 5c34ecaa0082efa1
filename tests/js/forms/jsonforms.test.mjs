import { inPage, testLibrary } from "./support/journey.mjs";
import { versionOf } from "./support/package.mjs";

const errors = (page) =>
  page.$$eval(".validation_error", (elements) =>
    Object.fromEntries(elements.filter((element) => element.textContent).map((element) => [element.closest(".control").id.split("/").at(-1), element.textContent])));

/** What the schema can say is said by JSON Forms, in its own words. */
const expected = ({ wrong, errors }) =>
  Object.fromEntries(Object.entries(errors).map(([field, message]) => {
    if (field === "url") return [field, 'must match pattern "^[Hh][Tt][Tt][Pp][Ss]?://"\nmust match format "uri"'];
    if (!wrong[field]) return [field, "is a required property"];
    return [field, wrong[field].trim() === "" ? 'must match pattern "\\S"' : message];
  }));

testLibrary(`${versionOf("@jsonforms/core")}, JSON Forms, drawn from jsonSchema`, await inPage("jsonforms.jsx"), { errors, expected });
