import Form from "@rjsf/core";
import validator from "@rjsf/validator-ajv8";
import { jsonSchema, uiSchema, validate } from "atlas-integrations";
import { useState } from "react";
import { createRoot } from "react-dom/client";
import { defaults, save, service, type, warningsOf } from "./atlas.mjs";

// The validator's own Ajv knows draft 07.
const schema = jsonSchema(type, { target: "draft-07" });
const ui = { ...uiSchema(type), "ui:submitButtonOptions": { submitText: "Save" } };

/** The issues in this package's words, in place of Ajv's `must match pattern "\\S"`; they also know what a schema cannot say. */
function addIssues(values, errors) {
  for (const { path, message } of validate(values, { type }).issues) errors[path[0]].addError(message);
  return errors;
}

function App() {
  const [values, setValues] = useState(defaults);
  const [refused, setRefused] = useState();
  const [saved, setSaved] = useState(false);
  const submit = async ({ formData }) => {
    const issues = await save(formData);
    setRefused(Object.fromEntries(issues.map(({ path, message }) => [path[0], { __errors: [message] }])));
    setSaved(issues.length === 0);
  };
  return (
    <>
      <h1>{service}</h1>
      <Form
        schema={schema}
        uiSchema={ui}
        validator={validator}
        formData={values}
        onChange={({ formData }) => { setValues(formData); setRefused(undefined); }}
        onSubmit={submit}
        onError={() => {}}
        transformErrors={() => []}
        customValidate={addIssues}
        extraErrors={refused}
        liveValidate
        noHtml5Validate
        showErrorList={false}
      />
      {Object.entries(warningsOf(values)).map(([field, message]) => <em key={field} data-warning={field}>{message}</em>)}
      {saved && <output>Saved</output>}
    </>
  );
}

createRoot(document.getElementById("app")).render(<App />);
