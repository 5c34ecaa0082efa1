import { standardSchemaResolver } from "@hookform/resolvers/standard-schema";
import { describeIntegration, localizeIssues, pickView, schemas, validate } from "atlas-integrations";
import locale from "atlas-integrations/locales/en";
import { useForm } from "react-hook-form";

/** The schema in the words of a locale. */
const spoken = (schema) => ({
  "~standard": { ...schema["~standard"], validate: (value) => schema["~standard"].validate(value, { libraryOptions: { locale } }) },
});

/** The form of one service. `save` sends a view: `(view) => client.update(groupId, view)`. */
export function IntegrationForm({ type, save }) {
  const { note, fields } = describeIntegration(type, { locale });
  const { register, handleSubmit, setError, watch, formState } = useForm({
    resolver: standardSchemaResolver(spoken(schemas[type])),
    defaultValues: { type, ...Object.fromEntries(fields.map((field) => [field.name, field.default ?? ""])) },
  });
  const { errors, isSubmitSuccessful } = formState;
  const { warnings } = validate(watch(), { type, mode: "partial", locale });

  const submit = handleSubmit(async (values) => {
    try {
      await save(pickView(type, values));
    } catch (error) {
      // What Atlas refuses shows at the field that it names, all else at the form.
      const place = ([name]) => (fields.some((field) => field.name === name) ? name : "root");
      for (const { path, message } of localizeIssues(error.issues, { type, locale })) setError(place(path), { message });
      if (!error.issues?.length) setError("root", { message: error.message });
    }
  });

  return (
    <form onSubmit={submit} noValidate>
      {note && <p className="warning">{note}</p>}
      {fields.map(({ name, label, help, placeholder, secret, options }) => (
        <div className="field" key={name}>
          <label>
            {label}
            {options
              ? <select {...register(name)}>{options.map(({ value, label }) => <option key={value} value={value}>{label}</option>)}</select>
              : <input {...register(name)} type={secret ? "password" : "text"} placeholder={placeholder} autoComplete="off" aria-invalid={name in errors} />}
          </label>
          <small>{help}</small>
          {errors[name] && <p className="error" role="alert">{errors[name].message}</p>}
          {warnings.filter(({ path }) => path[0] === name).map(({ code, message }) => <p className="warning" key={code}>{message}</p>)}
        </div>
      ))}
      {errors.root && <p className="error" role="alert">{errors.root.message}</p>}
      <button>Save</button>
      {isSubmitSuccessful && !Object.keys(errors).length && <output>Saved</output>}
    </form>
  );
}
