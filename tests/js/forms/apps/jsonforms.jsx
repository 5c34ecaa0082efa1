import { JsonForms } from "@jsonforms/react";
import { vanillaCells, vanillaRenderers } from "@jsonforms/vanilla-renderers";
import { useState } from "react";
import { createRoot } from "react-dom/client";
import { defaults, drawn, errorsOf, fields, save, service, warningsOf } from "./atlas.mjs";

const uischema = {
  type: "VerticalLayout",
  elements: fields.map(({ name, secret }) => ({ type: "Control", scope: `#/properties/${name}`, options: secret ? { format: "password" } : {} })),
};

const asAjv = ({ path, message }) => ({ instancePath: `/${path.join("/")}`, message, schemaPath: "", keyword: "", params: {} });

/** What a JSON Schema cannot say, such as that a secret is masked; the rest is the schema's. */
const beyondSchema = (values) => errorsOf(values).filter(({ code }) => code === "masked_secret");

function App() {
  const [values, setValues] = useState(defaults);
  const [invalid, setInvalid] = useState(false);
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState([]);
  const [saved, setSaved] = useState(false);
  const masked = beyondSchema(values);
  const submit = async (event) => {
    event.preventDefault();
    setTried(true);
    if (invalid || masked.length > 0) return;
    const issues = await save(values);
    setRefused(issues);
    setSaved(issues.length === 0);
  };
  return (
    <form onSubmit={submit} noValidate>
      <h1>{service}</h1>
      <JsonForms
        schema={drawn}
        uischema={uischema}
        data={values}
        renderers={vanillaRenderers}
        cells={vanillaCells}
        validationMode={tried ? "ValidateAndShow" : "ValidateAndHide"}
        additionalErrors={tried ? [...masked, ...refused].map(asAjv) : []}
        onChange={({ data, errors }) => {
          setInvalid(errors.some(({ keyword }) => keyword));
          if (JSON.stringify(data) !== JSON.stringify(values)) setRefused([]);
          setValues(data);
        }}
      />
      {Object.entries(warningsOf(values)).map(([field, message]) => <em key={field} data-warning={field}>{message}</em>)}
      <button>Save</button>
      {saved && <output>Saved</output>}
    </form>
  );
}

createRoot(document.getElementById("app")).render(<App />);
