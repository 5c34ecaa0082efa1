// One field of a React form, drawn from its description.

/** @param {{ field: import("atlas-integrations/forms").FieldDescription, error?: string, warning?: string, input: object }} props */
export function Field({ field, error, warning, input }) {
  return (
    <p>
      <label>
        {field.label}{" "}
        {field.kind === "boolean" ? (
          <input type="checkbox" {...input} />
        ) : field.options ? (
          <select {...input}>
            {field.default === undefined && <option value="" />}
            {field.options.map(({ value, label }) => <option key={value} value={value}>{label}</option>)}
          </select>
        ) : (
          <input type={field.secret ? "password" : "text"} placeholder={field.placeholder} autoComplete="off" {...input} />
        )}
      </label>
      <small>{field.help}</small>
      {error && <strong data-error={field.name}>{error}</strong>}
      {warning && <em data-warning={field.name}>{warning}</em>}
    </p>
  );
}
