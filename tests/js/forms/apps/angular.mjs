// The packages are compiled only in part; the compiler in the page does the rest, so that no Angular CLI is needed.
import "@angular/compiler";
import { ChangeDetectionStrategy, Component, provideZonelessChangeDetection, signal } from "@angular/core";
import { FormField, form, submit, validateStandardSchema } from "@angular/forms/signals";
import { bootstrapApplication } from "@angular/platform-browser";
import { fields, initial, save, schema, service, warningsOf } from "./atlas.mjs";

class App {
  service = service;
  fields = fields;
  model = signal(initial);
  form = form(this.model, (path) => validateStandardSchema(path, schema));
  saved = signal(false);

  warnings() {
    return warningsOf(this.model());
  }

  error(name) {
    const state = this.form[name]();
    return state.touched() ? (state.errors()[0]?.message ?? "") : "";
  }

  async submit(event) {
    event.preventDefault();
    this.saved.set(await submit(this.form, async (form) => {
      const issues = await save(form().value());
      return issues.map(({ path, code, message }) => ({ kind: code, message, fieldTree: form[path[0]] }));
    }));
  }
}

const template = `
  <form (submit)="submit($event)" novalidate>
    <h1>{{ service }}</h1>
    @for (field of fields; track field.name) {
      <p>
        <label>{{ field.label }}
          @if (field.kind === "boolean") {
            <input type="checkbox" [formField]="form[field.name]">
          } @else if (field.options) {
            <select [formField]="form[field.name]">
              @if (field.default === undefined) { <option value=""></option> }
              @for (option of field.options; track option.value) { <option [value]="option.value">{{ option.label }}</option> }
            </select>
          } @else {
            <input [type]="field.secret ? 'password' : 'text'" [formField]="form[field.name]" [placeholder]="field.placeholder ?? ''" autocomplete="off">
          }
        </label>
        <small>{{ field.help }}</small>
        @if (error(field.name); as message) { <strong [attr.data-error]="field.name">{{ message }}</strong> }
        @if (warnings()[field.name]; as message) { <em [attr.data-warning]="field.name">{{ message }}</em> }
      </p>
    }
    <button>Save</button>
    @if (saved()) { <output>Saved</output> }
  </form>`;
Component({ selector: "main", imports: [FormField], changeDetection: ChangeDetectionStrategy.OnPush, template })(App);

bootstrapApplication(App, { providers: [provideZonelessChangeDetection()] });
