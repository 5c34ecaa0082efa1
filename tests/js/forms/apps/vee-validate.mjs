import { useForm } from "vee-validate";
import { createApp, h, ref } from "vue";
import { fields, initial, save, schema, service, warningsOf } from "./atlas.mjs";

/** Makes a typed schema of vee-validate 4 from a Standard Schema. */
const toTypedSchema = (schema) => ({
  __type: "VVTypedSchema",
  async parse(values) {
    const result = schema["~standard"].validate(values);
    if (!result.issues) return { value: result.value, errors: [] };
    return { errors: result.issues.map(({ path, message }) => ({ path: path.join("."), errors: [message] })) };
  },
});

const App = {
  setup() {
    const { values, errors, meta, defineField, handleSubmit, setErrors } = useForm({
      validationSchema: toTypedSchema(schema),
      initialValues: initial,
    });
    const models = Object.fromEntries(fields.map(({ name }) => [name, defineField(name)]));
    const saved = ref(false);
    const submit = handleSubmit(async (values) => {
      const issues = await save(values);
      setErrors(Object.fromEntries(issues.map(({ path, message }) => [path.join("."), message])));
      saved.value = issues.length === 0;
    });

    const control = ({ name, kind, default: usual, options, secret, placeholder }) => {
      const [model, attrs] = models[name];
      if (kind === "boolean") return h("input", { ...attrs.value, name, type: "checkbox", checked: model.value, onChange: (event) => { model.value = event.target.checked; } });
      const bind = { ...attrs.value, name, value: model.value, onInput: (event) => { model.value = event.target.value; } };
      const choices = usual === undefined ? [{ value: "", label: "" }, ...(options ?? [])] : options;
      if (options) return h("select", bind, choices.map(({ value, label }) => h("option", { value }, label)));
      return h("input", { ...bind, type: secret ? "password" : "text", placeholder, autocomplete: "off" });
    };
    return () => {
      const warnings = warningsOf(values);
      return h("form", { onSubmit: submit, novalidate: true }, [
        h("h1", service),
        fields.map((field) =>
          h("p", { key: field.name }, [
            h("label", [`${field.label} `, control(field)]),
            h("small", field.help),
            errors.value[field.name] && h("strong", { "data-error": field.name }, errors.value[field.name]),
            warnings[field.name] && h("em", { "data-warning": field.name }, warnings[field.name]),
          ])),
        h("button", "Save"),
        meta.value.valid && saved.value && h("output", "Saved"),
      ]);
    };
  },
};

createApp(App).mount("#app");
