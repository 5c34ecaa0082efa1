// What is plain data: descriptions, JSON Schema in its dialects, uiSchema.

import assert from "node:assert/strict";
import { test } from "node:test";
import { api, PAGE } from "./api.mjs";

test("the types are the page's, in its order, and what came later", () => assert.deepEqual(api.INTEGRATION_TYPES.slice(0, PAGE.length), PAGE));

test("nobody can add a type: the proxy lets through what is in the list", () => {
  assert.throws(() => api.INTEGRATION_TYPES.push("MADE_UP"), TypeError);
  assert.throws(() => (api.INTEGRATION_TYPES[0] = "MADE_UP"), TypeError);
});

test("services, statuses and secrets are those of the contract", () => {
  const all = PAGE.map((type) => api.describeIntegration(type));
  assert.deepEqual(all.map(({ service }) => service), ["PagerDuty", "Slack", "Datadog", "New Relic", "Opsgenie", "VictorOps", "Flowdock", "Webhook"]);
  assert.deepEqual(all.map(({ status }) => status), ["current", "current", "current", "deprecated", "current", "current", "retired", "current"]);
  const secrets = all.flatMap(({ type, fields }) => fields.filter(({ secret }) => secret).map(({ name }) => `${type}.${name}`));
  assert.deepEqual(secrets, [
    "PAGER_DUTY.serviceKey", "SLACK.apiToken", "DATADOG.apiKey", "NEW_RELIC.licenseKey", "NEW_RELIC.writeToken", "NEW_RELIC.readToken",
    "OPS_GENIE.apiKey", "VICTOR_OPS.apiKey", "FLOWDOCK.apiToken", "WEBHOOK.secret",
  ]);
  for (const { fields } of all) assert.ok(fields.every(({ name }) => name !== "type"));
});

test("a description is the caller's own copy", () => {
  api.describeIntegration("DATADOG").fields[1].options[0].label = "changed";
  api.describeIntegration("DATADOG").fields.length = 0;
  assert.equal(api.describeIntegration("DATADOG").fields[1].options[0].label, "US");
});

for (const [given, suggestion] of Object.entries({ datadog: "DATADOG", DATADOG_LOGS: "DATADOG", "pager-duty": "PAGER_DUTY", web: undefined, webh: "WEBHOOK", ANYTHING: undefined, "": undefined })) {
  test(`an unknown type suggests one that is near, without wasm: ${given} ${suggestion ?? ""}`, () => {
    for (const call of [() => api.describeIntegration(given), () => api.jsonSchema(given), () => api.uiSchema(given)]) {
      assert.throws(call, ({ issues: [{ params, message }] }) => {
        const core = api.validate({ type: given || "x" }).issues[0];
        assert.deepEqual([params, message], [core.params, core.message]);
        assert.equal(params.suggestion, suggestion);
        assert.equal(params.knownTo, given === "PROMETHEUS" ? "v2" : undefined);
        return true;
      });
    }
  });
}

for (const [what, call, path, code] of [
  ["a type", () => api.describeIntegration("DATADOG_LOGS"), "type", "unknown_type"],
  ["no type", () => api.describeIntegration(), "type", "unknown_type"],
  ["a name of Object's", () => api.describeIntegration("constructor"), "type", "unknown_type"],
  ["a type for a schema", () => api.jsonSchema("toString"), "type", "unknown_type"],
  ["a type for a uiSchema", () => api.uiSchema("ANY"), "type", "unknown_type"],
  ["a target", () => api.jsonSchema("DATADOG", { target: "draft-04" }), "target", "invalid_value"],
  ["a view", () => api.jsonSchema("DATADOG", { view: "sent" }), "view", "invalid_value"],
]) {
  test(`${what} that is not known is a ValidationError`, () => {
    assert.throws(call, (error) => {
      assert.ok(error instanceof api.ValidationError);
      assert.deepEqual(error.issues.map(({ path, code, severity }) => ({ path, code, severity })), [{ path: [path], code, severity: "error" }]);
      return true;
    });
  });
}

test("draft 2020-12 and draft 07 name their dialect, OpenAPI 3.0 has none", () => {
  assert.equal(api.jsonSchema("DATADOG").$schema, "https://json-schema.org/draft/2020-12/schema");
  assert.equal(api.jsonSchema("DATADOG", { target: "draft-07" }).$schema, "http://json-schema.org/draft-07/schema#");
  assert.equal("$schema" in api.jsonSchema("DATADOG", { target: "openapi-3.0" }), false);
});

test("OpenAPI 3.0 has neither const nor null types", () => {
  for (const type of [...api.INTEGRATION_TYPES, "ANY"]) {
    for (const view of ["request", "returned"]) {
      walk(api.jsonSchema(type, { target: "openapi-3.0", view }), (node) => {
        assert.equal("const" in node, false);
        assert.equal(Array.isArray(node.type), false);
      });
    }
  }
  assert.deepEqual(api.jsonSchema("SLACK", { target: "openapi-3.0" }).properties.type.enum, ["SLACK"]);
  assert.equal(api.jsonSchema("SLACK", { target: "openapi-3.0", view: "returned" }).properties.teamName.nullable, true);
});

test("a request's schema: closed, secrets write-only, defaults, URLs", () => {
  const { properties, required, additionalProperties } = api.jsonSchema("DATADOG");
  assert.equal(properties.type.const, "DATADOG");
  assert.deepEqual([properties.apiKey.format, properties.apiKey.writeOnly], ["password", true]);
  assert.deepEqual([properties.region.enum, properties.region.default], [["US", "EU"], "US"]);
  assert.deepEqual([required, additionalProperties], [["type", "apiKey"], false]);
  assert.equal(api.jsonSchema("WEBHOOK").properties.url.format, "uri");
  assert.equal(api.jsonSchema("WEBHOOK", { view: "returned" }).additionalProperties, true);
  assert.deepEqual(api.jsonSchema("ANY").oneOf.map((schema) => schema.properties.type.const), api.INTEGRATION_TYPES);
  assert.deepEqual(api.jsonSchema("ANY", { view: "returned" }).oneOf.at(-1).properties.type.not.enum, api.INTEGRATION_TYPES);
});

test("uiSchema hides the type, masks secrets, keeps the order", () => {
  const ui = api.uiSchema("NEW_RELIC");
  assert.deepEqual(ui["ui:order"], ["type", "licenseKey", "accountId", "writeToken", "readToken"]);
  assert.equal(ui.type["ui:widget"], "hidden");
  assert.equal(ui.licenseKey["ui:widget"], "password");
  assert.equal(ui.accountId["ui:widget"], undefined);
});

function walk(node, visit) {
  if (typeof node !== "object" || node === null) return;
  visit(node);
  for (const child of Object.values(node)) walk(child, visit);
}
