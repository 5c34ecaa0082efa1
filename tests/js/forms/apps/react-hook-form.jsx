import { standardSchemaResolver } from "@hookform/resolvers/standard-schema";
import { createRoot } from "react-dom/client";
import { useForm } from "react-hook-form";
import { fields, initial, save, schema, service, warningsOf } from "./atlas.mjs";
import { Field } from "./field.jsx";

function App() {
  const { register, handleSubmit, setError, watch, formState } = useForm({ resolver: standardSchemaResolver(schema), defaultValues: initial });
  const { errors, isSubmitSuccessful } = formState;
  const warnings = warningsOf(watch());
  const submit = handleSubmit(async (values) => {
    for (const { path, code, message } of await save(values)) setError(path.join("."), { type: code, message });
  });
  return (
    <form onSubmit={submit} noValidate>
      <h1>{service}</h1>
      {fields.map((field) => (
        <Field key={field.name} field={field} input={register(field.name)} error={errors[field.name]?.message} warning={warnings[field.name]} />
      ))}
      <button>Save</button>
      {isSubmitSuccessful && Object.keys(errors).length === 0 && <output>Saved</output>}
    </form>
  );
}

createRoot(document.getElementById("app")).render(<App />);
