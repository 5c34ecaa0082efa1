// Messages in the developer's own words and language, wherever issues come from.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { api, pkg } from "./support/package.mjs";

const { default: de } = await import(pathToFileURL(join(pkg, "locales/de.js")).href);
const { default: pt } = await import(pathToFileURL(join(pkg, "locales/pt.js")).href);

const blank = { type: "DATADOG", apiKey: "", region: "UK" };
const messages = (messages, options) => api.validate(blank, { messages, ...options }).issues.map(({ message }) => message);

test("own messages by code, service, field, and by one of the last two and the code: the closest is taken", () => {
  const byCode = { required: "code", invalid_value: "one of {allowed}" };
  const byService = { ...byCode, DATADOG: "service" };
  const byServiceAndCode = { ...byService, "DATADOG.required": "service and code" };
  const byField = { ...byServiceAndCode, "DATADOG.apiKey": "field" };
  const byAll = { ...byField, "DATADOG.apiKey.required": ({ path, code }) => `${path} ${code}` };
  assert.deepEqual(messages(byCode), ["code", "one of US or EU"]);
  assert.deepEqual(messages(byService), ["service", "service"]);
  assert.deepEqual(messages(byServiceAndCode), ["service and code", "service"]);
  assert.deepEqual(messages(byField), ["field", "service"]);
  assert.deepEqual(messages(byAll), ["apiKey required", "service"]);
  // Another service's words are not for this one.
  assert.deepEqual(messages({ SLACK: "other", "SLACK.apiKey": "other", ...byCode }), ["code", "one of US or EU"]);
});

test("own messages for what is no view at all, and for a type that nobody knows", () => {
  assert.equal(api.validate(null, { type: "DATADOG", messages: { DATADOG: "not one" } }).issues[0].message, "not one");
  // A `type` that has the name of a code is not looked up as a service.
  assert.equal(api.validate({ type: "unknown_type" }, { messages: { "unknown_type.type": "no", unknown_type: "yes" } }).issues[0].message, "yes");
});

test("a locale's name is found in any case, with `_` too, and falls back: pt-BR, pt, English", () => {
  const first = (locale) => api.validate(blank, { locale }).issues[0].message;
  for (const name of ["pt", "pt-BR", "pt_BR", "PT-br", "pt-BR-x-made-up"]) assert.equal(first(name), first(pt), name);
  for (const name of ["nl", "p", "ptx", "pt.BR", ""]) assert.equal(first(name), "`apiKey` is required", name);
  assert.equal(api.describeIntegration("DATADOG", { locale: "pt-BR" }).fields[0].label, pt.fields.apiKey.label);
});

test("a form is drawn in another language: labels, help, options, notes, and the uiSchema", () => {
  const { note, fields: [flow] } = api.describeIntegration("FLOWDOCK", { locale: de });
  assert.deepEqual([note, flow.label, flow.help], [de.notes.FLOWDOCK, "Flow-Name", "Der Name Ihres Flowdock-Flows."]);
  const [, region] = api.describeIntegration("DATADOG", { locale: de }).fields;
  assert.deepEqual(region.options, [{ value: "US", label: "US (USA)" }, { value: "EU", label: "EU" }]);
  const ui = api.uiSchema("DATADOG", { locale: de });
  assert.deepEqual([ui.apiKey["ui:title"], ui.region["ui:enumNames"]], ["API-Schlüssel", ["US (USA)", "EU"]]);
});

test("a schema speaks another language by `libraryOptions`, which a form library's own call gets by a wrapper", () => {
  const german = (schema) => ({
    "~standard": { ...schema["~standard"], validate: (value) => schema["~standard"].validate(value, { libraryOptions: { locale: de } }) },
  });
  const { issues } = german(api.schemas.DATADOG)["~standard"].validate({ apiKey: "" });
  assert.equal(issues[0].message, "„API-Schlüssel“ ist erforderlich");
});

test("what keeps an update from being sent is said in any language", () => {
  const current = { type: "SLACK", apiToken: "****en-1", channelName: "" };
  const { issues } = api.prepareUpdate(current, {}, { locale: de });
  assert.deepEqual(issues.map(({ message }) => message), ["„Teamname“ ist erforderlich"]);
  assert.equal(api.prepareUpdate(current, {}).issues[0].message, "`teamName` is required");
});

for (const [how, body] of Object.entries({
  "badRequestDetail": { errorCode: "VALIDATION_ERROR", detail: "Invalid.", badRequestDetail: { fields: [{ field: "apiKey", description: "must be hexadecimal" }] } },
  "parameters": { errorCode: "INVALID_INTEGRATION_SETTINGS", detail: "Invalid settings.", parameters: ["DATADOG", "apiKey must be hexadecimal"] },
  "detail": { errorCode: "INVALID_ATTRIBUTE", detail: "Invalid attribute apiKey specified.", parameters: [] },
})) {
  test(`what Atlas refuses is an issue at its field, by the answer's ${how}`, () => {
    assert.throws(() => api.parseResponse("update", { status: 400, body: JSON.stringify({ error: 400, reason: "Bad Request", ...body }) }), (error) => {
      assert.ok(error instanceof api.AtlasApiError);
      assert.deepEqual(error.issues.map(({ path, code, severity, params }) => ({ path, code, severity, params })), [{ path: ["apiKey"], code: "server", severity: "error", params: {} }]);
      assert.match(error.issues[0].message, /hexadecimal|Invalid attribute apiKey/);
      return true;
    });
  });
}
