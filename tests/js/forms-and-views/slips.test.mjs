// Slips that Atlas would refuse far from here: placeholders, invisible characters, another tool's spelling.

import assert from "node:assert/strict";
import { test } from "node:test";
import { api, short } from "./package.mjs";

const KEY = "0123456789abcdef0123456789abcdef";
const { validate, validateField } = api;
const reasons = (type, field, value) => validateField(type, field, value).map(({ severity, params }) => `${severity} ${params.reason}`);

test("a secret that is plainly a placeholder, or has what no key has, is odd, and may be sent", () => {
  const odd = {
    placeholder: ["<your-service-key>", "<>", "${PD_KEY}", "${{ secrets.PD }}", "$PD_KEY", "$_x".toUpperCase(), "undefined", "null", "(sensitive value)", " <key>\n", "<ключ>"],
    surrounding_space: [" made-up", "made-up\n", "made-up\ufeff", "\u00a0m\u200b"],
    not_ascii: ["made\u200b-up", "\u200bmade-up", "••••1234", "made\tup", "made\u0000up", "ключ", "made-up\u007f"],
  };
  for (const [reason, values] of Object.entries(odd)) {
    for (const value of values) {
      assert.deepEqual(reasons("PAGER_DUTY", "serviceKey", value), [`warning ${reason}`], JSON.stringify(value));
      const { valid, warnings } = validate({ type: "PAGER_DUTY", serviceKey: value });
      assert.deepEqual([valid, short(warnings)], [true, [`serviceKey unlikely_value ${reason}`]]);
    }
  }
  for (const value of ["made-up", "made up", "a<b>", "<b", "$5", "$ecret", "$", "pa$$WORD", "nullx", "Undefined", "(x)", "~!@#%^&*()", KEY]) {
    assert.deepEqual(reasons("PAGER_DUTY", "serviceKey", value), [], value);
  }
});

test("at most one warning a field, in the order placeholder, space, ASCII, hexadecimal digits", () => {
  const first = (value) => reasons("DATADOG", "apiKey", value);
  assert.deepEqual(first(" <ключ> "), ["warning placeholder"]);
  assert.deepEqual(first(" ключ"), ["warning surrounding_space"]);
  assert.deepEqual(first(`${KEY} `), ["warning surrounding_space"]);
  assert.deepEqual(first("ключ"), ["warning not_ascii"]);
  assert.deepEqual(first("made-up"), ["warning not_32_hex"]);
  assert.deepEqual(first(KEY), []);
});

test("what is no secret may be written as it likes", () => {
  const view = { type: "SLACK", apiToken: "made-up", teamName: "<Équipe>", channelName: " $TEAM " };
  assert.deepEqual(validate(view).warnings, []);
});

test("CloudFormation's spelling: did you mean `type`", () => {
  const view = { Type: "WEBHOOK", Url: "https://h.example/x" };
  assert.deepEqual(short(validate(view).issues), ["type required", "Type unknown_field type"]);
  assert.deepEqual(short(validate(view, { type: "WEBHOOK" }).issues), ["url required", "Type unknown_field type", "Url unknown_field url"]);
  assert.match(validate(view).issues[1].message, /did you mean `type`\?$/);
  assert.match(validate(view, { type: "WEBHOOK" }).issues[2].message, /did you mean `url`\?$/);
  assert.deepEqual(short(validateField("WEBHOOK", "Type", "WEBHOOK")), ["Type unknown_field type"]);
  assert.deepEqual(short(validate({ TYPE: "WEBHOOK", note: "x" }, { mode: "partial" }).issues), ["TYPE unknown_field type"]);
  assert.deepEqual(short(validate({ apiKey: KEY }).issues), ["type required"]);
  assert.throws(() => api.createRequest({ groupId: "5d791c84ff7a2522cc4f9aa1", integration: view }), /did you mean `type`\?/);
});
