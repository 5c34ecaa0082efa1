// Messages in other languages and in the developer's own words.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { LOCALES, PAGE, SPEC, api, locales, pkg } from "./api.mjs";

/** One issue of each code and variant, as core makes them; the test below holds the list to the generated types. */
const ISSUES = [
  { code: "required", params: {} },
  ...["object", "string", "integer", "boolean", "function", "array"].map((expected) => ({ code: "invalid_type", params: { expected } })),
  { code: "invalid_value", params: { allowed: ["US", "EU"] } },
  ...["url", "groupId", "origin", "credential", "host", "path"].map((format) => ({ code: "invalid_format", params: { format } })),
  { code: "invalid_value", params: { allowed: ["US", "EU"], knownTo: "v2" } },
  { code: "out_of_range", params: { min: 1, max: 500 }, path: ["query", "itemsPerPage"] },
  { code: "out_of_range", params: { min: 1, max: 80 } },
  { code: "unknown_type", params: {} },
  { code: "unknown_type", params: { suggestion: "DATADOG" } },
  { code: "unknown_type", params: { knownTo: "v2" } },
  { code: "type_mismatch", params: { expected: "DATADOG" } },
  { code: "unknown_field", params: {} },
  { code: "unknown_field", params: { suggestion: "apiKey" } },
  { code: "unknown_field", params: { knownTo: "v2" } },
  { code: "masked_secret", params: {} },
  ...["not_32_hex", "surrounding_space", "not_ascii", "placeholder"].map((reason) => ({ code: "unlikely_value", params: { reason } })),
  ...["deprecated", "retired"].map((status) => ({ code: "deprecated", params: { status } })),
  { code: "server", params: {} },
].map((issue) => ({ path: ["apiKey"], severity: "error", message: "English", ...issue }));

test("the list above has every code and every variant of the generated types", async () => {
  const types = await readFile(join(pkg, "atlas_integrations.d.ts"), "utf8");
  const union = (name) => [...new RegExp(`type ${name} = ([^;]*);`).exec(types)[1].matchAll(/"(\w+)"/g)].map(([, word]) => word);
  const codes = [...types.matchAll(/code: "(\w+)"/g)].map(([, code]) => code);
  assert.deepEqual([...new Set(ISSUES.map(({ code }) => code))], [...new Set(codes)]);
  const values = (code, name) => ISSUES.filter((issue) => issue.code === code).map(({ params }) => params[name]);
  assert.deepEqual(values("invalid_type", "expected"), union("JsonType"));
  assert.deepEqual(values("invalid_format", "format"), union("Format"));
  assert.deepEqual(values("unlikely_value", "reason"), union("Reason"));
  assert.deepEqual(["current", ...values("deprecated", "status")], union("Status"));
});

const FOREIGN = LOCALES.filter((name) => name !== "en");

for (const name of LOCALES) {
  test(`${name} has words for every issue, none that no issue uses, and fills in every brace`, () => {
    const used = new Set();
    const spy = { ...locales[name], messages: watch(locales[name].messages, used) };
    for (const issue of ISSUES) {
      const [{ message }] = api.localizeIssues([issue], { locale: spy, type: "DATADOG" });
      assert.doesNotMatch(message, issue.code === "server" ? /^English/ : /English/, `${issue.code} ${JSON.stringify(issue.params)}`);
      assert.doesNotMatch(message, /[{}]|undefined/, issue.code);
    }
    assert.deepEqual(Object.keys(locales[name].messages).filter((key) => !used.has(key)), []);
  });
}

test("en has the table's own labels and notes, and draws the same form as without it", () => {
  for (const { INTEGRATION_TYPES, describeIntegration } of [api, api.v2]) {
    for (const type of INTEGRATION_TYPES) {
      assert.deepEqual(describeIntegration(type, { locale: locales.en }), describeIntegration(type));
      const { note, fields } = describeIntegration(type);
      assert.equal(locales.en.notes[type], note);
      for (const { name, label } of fields) assert.deepEqual(locales.en.fields[`${type}.${name}`], { label });
    }
  }
});

test("en says it beside a field, whose label it uses", () => {
  const said = (view) => api.validate(view, { locale: "en" }).issues.map(({ message }) => message);
  assert.deepEqual(said({ type: "DATADOG", apiKey: "", region: "UK" }), ["API key is required", "Region must be US or EU"]);
  assert.deepEqual(said({ type: "DATADOG", apiKey: "****", foo: 1 }), ["API key is the mask that Atlas shows: enter the full value again", "foo is not recognized: remove it"]);
  assert.equal(api.validate({ type: "DATADOG", apiKey: "" }, { messages: { required: "{label}!" }, locale: "en" }).issues[0].message, "API key!");
});

/** Both versions, each with the services that every locale has words for; one that came later may be in English for now. */
const VERSIONS = [["v1.0", api, PAGE], ["v2", api.v2, SPEC]];
/** A placeholder that is no words, such as a URL or a prefix, is the same in every language. */
const HAS_WORDS = /[a-z] [a-z]|\d [a-z]/;

for (const name of FOREIGN) {
  for (const [version, { describeIntegration }, types] of VERSIONS) {
    test(`${name} has its own label, help, placeholder, options and note wherever ${version} has English ones`, () => {
      const { fields, options, notes } = locales[name];
      for (const type of types) {
        const english = describeIntegration(type), translated = describeIntegration(type, { locale: locales[name] });
        assert.equal(translated.service, english.service, "the service's own name");
        assert.equal(Object.hasOwn(notes, type), english.note !== undefined, `${type} note`);
        assert.equal(translated.note, notes[type]);
        english.fields.forEach((field, index) => {
          const words = translated.fields[index], what = `${type}.${field.name}`;
          assert.ok(fields[field.name]?.label, `${what} has no label`);
          assert.ok(field.help && words.help && words.help !== field.help, `${what} help`);
          if (HAS_WORDS.test(field.placeholder ?? "")) assert.notEqual(words.placeholder, field.placeholder, what);
          for (const { value } of field.options ?? []) assert.ok(options[value]?.startsWith(value), `${what} ${value}`);
        });
      }
    });

    // One text serves both versions, and their regions differ.
    test(`${name} names no part of a field's values as if it were all of them, in ${version}`, () => {
      for (const type of types) {
        for (const { name: field, help, options = [], default: usual } of describeIntegration(type, { locale: locales[name] }).fields) {
          const named = options.map(({ value }) => value).filter((value) => new RegExp(`\\b${value}\\b`).test(help));
          const others = named.filter((value) => value !== usual);
          assert.ok(others.length === 0 || named.length === options.length, `${type}.${field}: ${help}`);
        }
      }
    });
  }

  test(`${name} has no words that neither version uses`, () => {
    const fields = new Set(), options = new Set(), notes = new Set();
    for (const [, { INTEGRATION_TYPES, describeIntegration }] of VERSIONS) {
      for (const type of INTEGRATION_TYPES) {
        notes.add(type);
        for (const field of describeIntegration(type).fields) {
          fields.add(field.name).add(`${type}.${field.name}`);
          for (const { value } of field.options ?? []) options.add(value);
        }
      }
    }
    const surplus = (words, used) => Object.keys(words).filter((key) => !used.has(key));
    const { fields: f, options: o, notes: n } = locales[name];
    assert.deepEqual([surplus(f, fields), surplus(o, options), surplus(n, notes)], [[], [], []]);
  });
}

test("what a locale has no words for is in English", () => {
  const mute = { ...locales.de, fields: {}, notes: {}, options: {} };
  for (const type of api.INTEGRATION_TYPES) assert.deepEqual(api.describeIntegration(type, { locale: mute }), api.describeIntegration(type));
});

/** The same texts; tells which keys were asked for and found. */
function watch(texts, used) {
  return new Proxy(texts, {
    get(target, key) {
      used.add(key);
      return target[key];
    },
  });
}

const blank = { type: "DATADOG", apiKey: "" };
const first = (options) => api.validate(blank, options).issues[0].message;

test("a locale is given as itself or by its name, and the nearest imported one is taken", () => {
  assert.equal(first({ locale: locales.de }), "„API-Schlüssel“ ist erforderlich");
  assert.equal(first({ locale: "de" }), "„API-Schlüssel“ ist erforderlich");
  assert.equal(first({ locale: "pt-BR" }), "“Chave de API” é obrigatório");
  assert.equal(first({ locale: "zh-Hans-CN" }), "“API 密钥”为必填项");
  for (const unknown of ["nl-BE", "", "x", undefined, null, 5]) assert.equal(first({ locale: unknown }), "`apiKey` is required", String(unknown));
});

test("own messages: the closest key wins, over the locale too", () => {
  const byCode = { required: "{field} fehlt" };
  const byField = { ...byCode, "DATADOG.apiKey": (issue) => `key: ${issue.code}` };
  const byBoth = { ...byField, "DATADOG.apiKey.required": "please" };
  assert.equal(first({ messages: byCode }), "apiKey fehlt");
  assert.equal(first({ messages: byField }), "key: required");
  assert.equal(first({ messages: byBoth }), "please");
  assert.equal(first({ messages: byCode, locale: "de" }), "apiKey fehlt");
  assert.equal(first({ messages: { required: "{label}!" }, locale: "de" }), "API-Schlüssel!");
  assert.equal(first({ messages: { "SLACK.apiToken": "no" }, locale: "fr" }), "« Clé d’API » est obligatoire");
});

test("own messages know the issue's params", () => {
  const [issue] = api.validate({ type: "DATADOG", apiKey: "x", region: "UK" }, { messages: { invalid_value: "{field}: {allowed}{other}" } }).issues;
  assert.equal(issue.message, "region: US or EU{other}");
});

test("a message function that fails, or says something else than text, breaks nothing", () => {
  const failing = { required: () => { throw new Error("mine"); } };
  assert.equal(first({ messages: failing }), "`apiKey` is required");
  for (const said of [undefined, null, 5, {}]) {
    assert.equal(first({ messages: { required: () => said } }), "`apiKey` is required");
    assert.equal(first({ messages: { required: () => said }, locale: "de" }), "„API-Schlüssel“ ist erforderlich");
  }
  assert.equal(first({ messages: { toString: "x" } }), "`apiKey` is required");
});

test("warnings and single fields are translated too", () => {
  const { warnings } = api.validate({ type: "DATADOG", apiKey: "made up" }, { locale: "ja" });
  assert.match(warnings[0].message, /「API キー」/);
  assert.match(api.validateField("WEBHOOK", "url", "x", { locale: "es" })[0].message, /^«URL» debe ser una URL completa/);
  const [deprecated] = api.validate({ type: "FLOWDOCK" }, { locale: "de" }).warnings;
  assert.equal(deprecated.message, locales.de.notes.FLOWDOCK);
});

test("`{label}` is the locale's word for a field, and without a locale its name", () => {
  assert.equal(first({ messages: { required: "{label} {field}" } }), "apiKey apiKey");
  assert.equal(first({ messages: { required: "{label} {field}: {message}" }, locale: "de" }), "API-Schlüssel apiKey: `apiKey` is required");
});

/** The issues of what `call` throws. */
function issuesOf(call) {
  try {
    call();
  } catch (error) {
    return error.issues;
  }
}

test("issues of an error are said in the user's language: of a request, of a refusal", () => {
  const said = (issues, options) => api.localizeIssues(issues, options).map(({ message }) => message);
  const requested = issuesOf(() => api.updateRequest({ groupId: "x", integration: blank }));
  assert.deepEqual(said(requested, { locale: "de", type: "DATADOG" }), ["„groupId“ muss aus 24 Hexadezimalziffern bestehen", "„API-Schlüssel“ ist erforderlich"]);
  const body = JSON.stringify({ badRequestDetail: { fields: [{ field: "view.apiKey", description: "must be hexadecimal" }] } });
  const refused = issuesOf(() => api.parseResponse("update", { status: 400, body }));
  assert.deepEqual(said(refused, { locale: "de", type: "DATADOG" }), ["Atlas hat „API-Schlüssel“ abgelehnt: must be hexadecimal"]);
  assert.deepEqual(said(refused, { type: "DATADOG", messages: { "DATADOG.apiKey": "no" } }), ["no"]);
  assert.deepEqual(said(refused), ["must be hexadecimal"]);
});

test("the issues that are given stay as they are, and what is no list gives none", () => {
  const { issues } = api.validate(blank);
  const [again] = api.localizeIssues(issues, { locale: "de" });
  assert.deepEqual({ ...again, message: issues[0].message }, issues[0]);
  assert.equal(issues[0].message, "`apiKey` is required");
  assert.notEqual(api.localizeIssues(issues)[0], issues[0]);
  for (const none of [undefined, null, 5, "x", {}]) assert.deepEqual(api.localizeIssues(none, { locale: "de" }), []);
});

test("a locale as `require` gives it", () => {
  const said = (locale) => api.validate({ type: "DATADOG" }, { locale }).issues[0].message;
  assert.equal(said({ default: locales.de }), said(locales.de));
  assert.notEqual(said(locales.de), said(undefined));
});
