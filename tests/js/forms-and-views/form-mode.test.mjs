// The values of form libraries, browsers and server actions, as these pass them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { api, short } from "./package.mjs";

const KEY = "0123456789abcdef0123456789abcdef";
const { validate, validateField, schemas, pickView, prepareUpdate } = api;
const form = (value, options) => validate(value, { mode: "form", ...options });

test("null and an empty text in an optional field of any kind are absent, and the copy is without them", () => {
  const cases = [
    [{ type: "DATADOG", apiKey: KEY, region: "" }, { type: "DATADOG", apiKey: KEY }],
    [{ type: "OPS_GENIE", apiKey: KEY, region: null }, { type: "OPS_GENIE", apiKey: KEY }],
    [{ type: "WEBHOOK", url: "https://h.example/x", secret: null }, { type: "WEBHOOK", url: "https://h.example/x" }],
    [{ type: "SLACK", apiToken: "made-up", teamName: "Team", channelName: null }, { type: "SLACK", apiToken: "made-up", teamName: "Team" }],
    [{ type: "VICTOR_OPS", apiKey: KEY, routingKey: "" }, { type: "VICTOR_OPS", apiKey: KEY }],
  ];
  for (const [values, sent] of cases) {
    const before = structuredClone(values);
    assert.equal(validate(values).valid && values.type !== "VICTOR_OPS", false, "in full mode it is in the way, or is kept");
    for (const options of [undefined, { type: values.type }]) {
      const { valid, value, issues } = form(values, options);
      assert.deepEqual([valid, value, issues], [true, sent, []], values.type);
      assert.notEqual(value, values);
    }
    for (const schema of [schemas.ANY, schemas[values.type]]) assert.deepEqual(schema["~standard"].validate(values), { value: sent });
    assert.deepEqual(values, before, "what was given stays as it is");
  }
});

test("what must be there is missed, and what is there is checked as ever", () => {
  assert.deepEqual(short(form({ type: "DATADOG", apiKey: "", region: null }).issues), ["apiKey required"]);
  assert.deepEqual(short(form({ type: "DATADOG", apiKey: null, region: " " }).issues), ["apiKey required", "region invalid_value"]);
  assert.deepEqual(short(form({ type: "", apiKey: KEY }, { type: "DATADOG" }).issues), ["type required"]);
  assert.deepEqual(short(form({ type: "DATADOG", apiKey: KEY, foo: null, apikey: "" }).issues), ["foo unknown_field", "apikey unknown_field apiKey"]);
  assert.deepEqual(short(form({ type: "FLOWDOCK" }).warnings), ["type deprecated"]);
  for (const odd of [null, undefined, "x", [], new Map(), () => {}]) assert.deepEqual(short(form(odd).issues), ["invalid_type"]);
  assert.deepEqual(validateField("DATADOG", "region", "", { mode: "form" }), []);
  assert.deepEqual(short(validateField("DATADOG", "region", "")), ["region invalid_value"]);
  assert.deepEqual(validateField("DATADOG", "$ACTION_ID_1", "x", { mode: "form" }), []);
});

test("names of a framework's own are passed over in a form, and nowhere else", () => {
  const values = { type: "PAGER_DUTY", $ACTION_ID_1: "", $ACTION_REF_1: { deep: 1 }, _csrf: "made-up", __proto__x: null, serviceKey: KEY };
  assert.deepEqual(form(values).value, { type: "PAGER_DUTY", serviceKey: KEY });
  assert.deepEqual(form(JSON.parse(`{ "__proto__": 1, "serviceKey": "${KEY}" }`), { type: "PAGER_DUTY" }).value, { type: "PAGER_DUTY", serviceKey: KEY });
  assert.equal(validate(values).issues.length, 4);
  assert.deepEqual(pickView("PAGER_DUTY", values), { type: "PAGER_DUTY", serviceKey: KEY });
  const update = prepareUpdate({ type: "PAGER_DUTY", serviceKey: "****cdef" }, { serviceKey: KEY, $ACTION_ID_1: "", _csrf: "made-up" });
  assert.deepEqual([update.ready, update.integration], [true, { type: "PAGER_DUTY", serviceKey: KEY }]);
});

test("the copy can be sent: it has its type, and every text as it was given", () => {
  // Half a pair of UTF-16, which would not survive a way through the wasm.
  const values = { apiToken: "made-up", teamName: "\ud83d half", channelName: "" };
  const { value } = form(values, { type: "SLACK" });
  assert.deepEqual(value, { type: "SLACK", apiToken: "made-up", teamName: values.teamName });
  assert.deepEqual(JSON.parse(api.createRequest({ groupId: "5d791c84ff7a2522cc4f9aa1", integration: form({ apiKey: KEY, region: "" }, { type: "DATADOG" }).value }).body), { type: "DATADOG", apiKey: KEY });
  assert.equal(validate(values, { type: "SLACK" }).value, values, "in full mode it is the very value");
  assert.equal(validate({ type: "SLACK" }, { mode: "form" }).value, undefined);
});

test("a FormData is read as its entries, by validate, the schemas, pickView and prepareUpdate", () => {
  const data = new FormData();
  for (const [name, value] of Object.entries({ $ACTION_ID_1: "", type: "DATADOG", apiKey: KEY, region: "" })) data.append(name, value);
  assert.deepEqual(form(data).value, { type: "DATADOG", apiKey: KEY });
  assert.deepEqual(schemas.DATADOG["~standard"].validate(data), { value: { type: "DATADOG", apiKey: KEY } });
  assert.deepEqual(pickView("DATADOG", data), { type: "DATADOG", apiKey: KEY });
  assert.deepEqual(short(validate(data).issues), ["region invalid_value", "$ACTION_ID_1 unknown_field"]);
  assert.deepEqual(prepareUpdate({ type: "DATADOG", apiKey: "****cdef", region: "EU" }, data).integration, { type: "DATADOG", apiKey: KEY });
  data.delete("$ACTION_ID_1");
  data.set("region", "EU");
  assert.deepEqual(validate(data).value, { type: "DATADOG", apiKey: KEY, region: "EU" });
  data.set("region", new Blob(["EU"]));
  assert.deepEqual(short(validate(data).issues), ["region invalid_type"]);
});

test("what only pretends to be a FormData is an invalid type, and ends nothing", () => {
  const pretend = (more) => ({ [Symbol.toStringTag]: "FormData", ...more });
  const endless = pretend({ *[Symbol.iterator]() { for (;;) yield ["a", 1]; } });
  const thrower = pretend({ *[Symbol.iterator]() { throw new Error("made up"); } });
  for (const value of [pretend(), endless, thrower, pretend({ *[Symbol.iterator]() { yield 5; } })]) {
    for (const mode of ["full", "partial", "form"]) assert.deepEqual(short(validate(value, { mode }).issues), ["invalid_type"]);
  }
});

test("version 2's switches: false is a value, null and \"\" are none where they may be absent, and a text is no switch", () => {
  const { v2 } = api;
  const values = { type: "PROMETHEUS", username: "u", password: "made-up", serviceDiscovery: "file", enabled: false };
  const checked = (more) => v2.validate({ ...values, ...more }, { mode: "form" });
  assert.deepEqual(checked({ sendUserProvidedResourceTagsEnabled: "" }).value, values);
  assert.deepEqual(checked({ sendUserProvidedResourceTagsEnabled: null }).value, values);
  assert.deepEqual(checked({ sendUserProvidedResourceTagsEnabled: false }).value, { ...values, sendUserProvidedResourceTagsEnabled: false });
  assert.deepEqual([short(checked({ enabled: null }).issues), short(checked({ enabled: "" }).issues)], [["enabled required"], ["enabled required"]]);
  assert.deepEqual(v2.pickView("PROMETHEUS", { ...values, sendUserProvidedResourceTagsEnabled: "" }), values);
  const data = new FormData();
  for (const [name, value] of Object.entries(values)) data.append(name, name === "enabled" ? "on" : value);
  assert.deepEqual(short(v2.validate(data, { mode: "form" }).issues), ["enabled invalid_type"], "as a browser hands a ticked box over");
  assert.deepEqual(v2.validate({ ...Object.fromEntries(data), enabled: data.has("enabled") }, { mode: "form" }).value, { ...values, enabled: true });
});
