import { useForm, useStore } from "@tanstack/react-form";
import { createRoot } from "react-dom/client";
import { fields, initial, save, schema, service, warningsOf } from "./atlas.mjs";
import { Field } from "./field.jsx";

function App() {
  const form = useForm({
    defaultValues: initial,
    // The synchronous slot: it throws if a schema returns a promise.
    validators: { onChange: schema },
    onSubmit: async ({ value, formApi }) => {
      const issues = await save(value);
      const refused = Object.fromEntries(issues.map((issue) => [issue.path.join("."), [issue]]));
      formApi.setErrorMap({ onSubmit: { fields: refused } });
    },
  });
  const warnings = warningsOf(useStore(form.store, ({ values }) => values));
  const saved = useStore(form.store, ({ isSubmitSuccessful, isValid }) => isSubmitSuccessful && isValid);
  return (
    <form noValidate onSubmit={(event) => { event.preventDefault(); form.handleSubmit(); }}>
      <h1>{service}</h1>
      {fields.map((described) => (
        <form.Field key={described.name} name={described.name}>
          {({ name, state, handleChange, handleBlur }) => (
            <Field
              field={described}
              input={described.kind === "boolean"
                ? { name, checked: state.value, onChange: (event) => handleChange(event.target.checked), onBlur: handleBlur }
                : { name, value: state.value, onChange: (event) => handleChange(event.target.value), onBlur: handleBlur }}
              error={state.meta.isTouched ? state.meta.errors.flat()[0]?.message : undefined}
              warning={warnings[name]}
            />
          )}
        </form.Field>
      ))}
      <button>Save</button>
      {saved && <output>Saved</output>}
    </form>
  );
}

createRoot(document.getElementById("app")).render(<App />);
