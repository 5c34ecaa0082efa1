import Form from "@rjsf/core";
import validator from "@rjsf/validator-ajv8";
import { useState } from "react";
import { createRoot } from "react-dom/client";
import { defaults, drawn, errorsOf, save, service, ui, warningsOf } from "./atlas.mjs";

const uiSchema = { ...ui, "ui:submitButtonOptions": { submitText: "Save" } };

/** The package's messages instead of Ajv's `must match pattern "\\S"`; they also cover what a schema cannot express. */
function addIssues(values, errors) {
  for (const { path, message } of errorsOf(values)) errors[path[0]].addError(message);
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
        schema={drawn}
        uiSchema={uiSchema}
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
