// What is being entered for one service: the values that differ from what Atlas has, their messages, and the view that would be sent.

import { RETYPE, sentence } from "./wording.js";

/**
 * @typedef {import("../../pkg/index.js").FieldDescription} FieldDescription
 * @typedef {{ severity: "error" | "warning" | "hint", text: string }} Message
 */

export class Draft {
  /** Field name to what was entered; null to have an optional one removed. */
  #edited = new Map();
  /** Fields that were left once: these are validated while the user types. */
  #touched = new Set();
  /** Atlas's own message about a field, until the field is changed. */
  #refused = new Map();
  /** Fields that the user has tried to save: these are validated even if nothing was entered. */
  #tried = new Set();

  /** The version's functions for forms. */
  #forms;

  /**
   * @param {import("./api.js").Api} api
   * @param {import("../../pkg/index.js").IntegrationDescription} description
   * @param {import("../../pkg/index.js").ReturnedView} [current]  what Atlas has; absent for a service that is not configured
   */
  constructor(api, description, current) {
    this.#forms = api.forms;
    this.description = description;
    this.current = current;
  }

  get type() {
    return this.description.type;
  }

  get isUpdate() {
    return this.current !== undefined;
  }

  /** Whether something was entered that would be lost. */
  get isDirty() {
    return [...this.#edited.values()].some((value) => this.isUpdate || !isBlank(value));
  }

  field(name) {
    return this.description.fields.find((field) => field.name === name);
  }

  /** The value for an input: what was entered, else what Atlas has, else the default. */
  value(field) {
    return this.#edited.get(field.name) ?? (this.#edited.has(field.name) ? unset(field) : this.#saved(field));
  }

  /** Whether Atlas has a value that is not shown: a secret, or a URL, whose path works as one. */
  isGuarded(field) {
    const isHidden = field.secret || field.kind === "url";
    // A required field that Atlas did not return is set: Atlas never returns it.
    return isHidden && this.isUpdate && (field.required || !isBlank(this.current[field.name]));
  }

  /** How a guarded value is shown: `****abcd`, `https://hooks.example.com/****`; undefined if Atlas shows nothing of it. */
  maskOf(field) {
    return this.#forms.redact(this.current)[field.name];
  }

  isRemoved({ name }) {
    return this.#edited.get(name) === null;
  }

  enter(field, value) {
    const { name } = field;
    this.#refused.delete(name);
    // An empty input for a value that is set means no change: only `remove` removes it.
    const nothing = this.isGuarded(field) && isBlank(value);
    // A value that equals what Atlas has is not an edit, so that nobody is asked whether to discard it.
    const isComparable = field.kind === "boolean" || (this.isUpdate && !this.isGuarded(field));
    const same = isComparable && value === this.#saved(field);
    if (nothing || same) this.#edited.delete(name);
    else this.#edited.set(name, value);
  }

  remove({ name }) {
    this.#refused.delete(name);
    this.#edited.set(name, null);
  }

  keep({ name }) {
    for (const names of [this.#edited, this.#touched, this.#refused, this.#tried]) names.delete(name);
  }

  touch({ name }) {
    this.#touched.add(name);
  }

  /** From now on every field is validated. */
  try() {
    for (const { name } of this.description.fields) this.#tried.add(name);
  }

  /** Assigns the issues of an `AtlasApiError` to their fields; returns those without a field. */
  refuse(issues) {
    const homeless = issues.filter(({ path }) => !this.field(path[0]));
    for (const issue of issues.filter((issue) => !homeless.includes(issue))) {
      this.#refused.set(issue.path[0], sentence(issue, this.type, this.field(issue.path[0])));
    }
    return homeless;
  }

  /** The names of fields that Atlas has and saving would drop, although nobody has removed them: the form has no input for them. */
  get leftOut() {
    return this.isUpdate ? this.prepare().dropped.filter((name) => !this.field(name)) : [];
  }

  /**
   * The view that would be sent, or what is missing; for an update also the fields that Atlas has and that would not be sent.
   *
   * @returns {{ ready: boolean, integration?: object, changed: string[], dropped?: string[], retype: string[], issues: object[] }}
   */
  prepare() {
    const { pickView, prepareUpdate, validate } = this.#forms;
    const entered = [...this.#edited].map(([name, value]) => [name, isBlank(value) ? null : value]);
    const edited = Object.fromEntries([...this.#untouchedSwitches(), ...entered]);
    if (this.isUpdate) {
      const prepared = prepareUpdate(this.current, edited);
      return prepared.ready ? { retype: [], issues: [], ...prepared } : prepared;
    }
    const integration = pickView(this.type, edited);
    const { valid, issues } = validate(integration, { type: this.type });
    return { ready: valid, integration, changed: Object.keys(edited), retype: [], issues };
  }

  /** A required switch is on or off from the start, so that it always shows what is sent. */
  #untouchedSwitches() {
    const switches = this.description.fields.filter(({ kind, required }) => kind === "boolean" && required);
    return switches.filter(({ name }) => isBlank(this.current?.[name])).map((field) => [field.name, unset(field)]);
  }

  #saved(field) {
    return this.current?.[field.name] ?? unset(field);
  }

  /** The messages of a field. @returns {Message[]} */
  messagesFor(field) {
    const refused = this.#refused.get(field.name);
    if (refused) return [{ severity: "error", text: refused }];
    const hints = this.#hintsFor(field);
    if (!this.#tried.has(field.name) && !this.#touched.has(field.name)) return hints;
    return [...this.#issuesFor(field), ...hints];
  }

  #issuesFor(field) {
    if (this.isRemoved(field)) return [];
    if (!this.#isEntered(field)) return this.#tried.has(field.name) ? this.#missingFor(field) : [];
    const issues = this.#forms.validateField(this.type, field.name, this.#asSent(field));
    return issues.map((issue) => ({ severity: issue.severity, text: sentence(issue, this.type, field) }));
  }

  /** Even a value that equals what Atlas has may prevent saving: masked, absent, or readable but not allowed to be sent. */
  #missingFor(field) {
    const { retype, issues } = this.prepare();
    const { name } = field;
    if (retype.includes(name)) return [{ severity: "error", text: RETYPE }];
    const own = issues.filter((issue) => issue.path[0] === name);
    return own.map((issue) => ({ severity: issue.severity, text: sentence(issue, this.type, field) }));
  }

  #hintsFor(field) {
    if (!this.isGuarded(field)) return [];
    const { name } = field;
    if (!isBlank(this.#edited.get(name))) {
      const same = !isBlank(this.current[name]) && this.#forms.looksUnchanged(this.current[name], this.#edited.get(name));
      return same ? [{ severity: "hint", text: "Looks like the one that is set." }] : [];
    }
    const needed = !this.#tried.has(name) && this.isDirty && this.prepare().retype.includes(name);
    return needed ? [{ severity: "hint", text: RETYPE }] : [];
  }

  #isEntered({ name }) {
    return !this.isUpdate || this.#edited.has(name);
  }

  /** A blank optional field is not sent, so its value is not validated. */
  #asSent(field) {
    const value = this.value(field);
    return isBlank(value) && !field.required ? undefined : value;
  }
}

/** The value of a field that is not set. */
function unset({ kind, default: value }) {
  return kind === "boolean" ? (value ?? false) : "";
}

export function isBlank(value) {
  return value == null || (typeof value === "string" && value.trim() === "");
}
