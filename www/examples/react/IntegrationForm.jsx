import { standardSchemaResolver } from "@hookform/resolvers/standard-schema";
import { localizeIssues, v2 } from "atlas-integrations/forms";
import locale from "atlas-integrations/locales/en";
import { useForm } from "react-hook-form";

// For version 1.0 of the API, import these names themselves.
const { describeIntegration, pickView, schemas, validate } = v2;

/** The schema with messages in the locale's language. */
const spoken = (schema) => ({
  "~standard": { ...schema["~standard"], validate: (value) => schema["~standard"].validate(value, { libraryOptions: { locale } }) },
});

/** What a field starts with: a switch is off, and an enum without a default is to be chosen. */
const start = ({ kind, default: usual }) => usual ?? (kind === "boolean" ? false : "");

/** The form of one service. `save` sends a view: `(view) => client.update(groupId, view)`. */
export function IntegrationForm({ type, save }) {
  const { note, fields } = describeIntegration(type, { locale });
  const { register, handleSubmit, setError, watch, formState } = useForm({
    resolver: standardSchemaResolver(spoken(schemas[type])),
    defaultValues: { type, ...Object.fromEntries(fields.map((field) => [field.name, start(field)])) },
  });
  const { errors, isSubmitSuccessful } = formState;
  const { warnings } = validate(watch(), { type, mode: "partial", locale });

  const submit = handleSubmit(async (values) => {
    try {
      await save(pickView(type, values));
    } catch (error) {
      // An issue of Atlas is shown at the field that it names, any other error at the form.
      const place = ([name]) => (fields.some((field) => field.name === name) ? name : "root");
      for (const { path, message } of localizeIssues(error.issues, { type, locale })) setError(place(path), { message });
      if (!error.issues?.length) setError("root", { message: error.message });
    }
  });

  return (
    <form onSubmit={submit} noValidate>
      {note && <p className="warning">{note}</p>}
      {fields.map((field) => (
        <div className="field" key={field.name}>
          <label>
            {field.label}
            <Control field={field} input={{ ...register(field.name), "aria-invalid": field.name in errors }} />
          </label>
          <small>{field.help}</small>
          {errors[field.name] && <p className="error" role="alert">{errors[field.name].message}</p>}
          {warnings.filter(({ path }) => path[0] === field.name).map(({ code, message }) => <p className="warning" key={code}>{message}</p>)}
        </div>
      ))}
      {errors.root && <p className="error" role="alert">{errors.root.message}</p>}
      <button>Save</button>
      {isSubmitSuccessful && !Object.keys(errors).length && <output>Saved</output>}
    </form>
  );
}

/** A field's check box, text area, list or line; `input` registers it. */
function Control({ field, input }) {
  const { kind, multiline, options, placeholder, secret } = field;
  if (kind === "boolean") return <input {...input} type="checkbox" />;
  if (multiline) return <textarea {...input} rows={5} spellCheck={false} />;
  if (!options) return <input {...input} type={secret ? "password" : "text"} placeholder={placeholder} autoComplete="off" />;
  return (
    <select {...input}>
      {field.default === undefined && <option value="" />}
      {options.map(({ value, label }) => <option key={value} value={value}>{label}</option>)}
    </select>
  );
}
