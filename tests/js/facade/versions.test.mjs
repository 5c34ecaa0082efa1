// Both versions of the API side by side: the same names, each with the catalogue of its own table.

import assert from "node:assert/strict";
import { test } from "node:test";
import { SPEC, api, load, locales } from "./api.mjs";

const { v2 } = api;
const GROUP = "5d791c84ff7a2522cc4f9aa1";
const PROMETHEUS = { type: "PROMETHEUS", username: "made-up", password: "made-up-password", serviceDiscovery: "http", enabled: true };

test("v2 has the names that have a version, and no others", () => {
  const without = ["init", "isInitialized", "createDigestSession", "digestAuthorization", "v2"];
  const expected = Object.keys(api).filter((name) => !without.includes(name) && !(api[name].prototype instanceof Error));
  assert.deepEqual(Object.keys(v2).sort(), expected.sort());
});

test("the types of v2 are the specification's, in its order", () => assert.deepEqual(v2.INTEGRATION_TYPES.slice(0, SPEC.length), SPEC));

test("functions are called by the same names in both, and the client is a class of its own", () => {
  for (const name of Object.keys(v2).filter((name) => typeof v2[name] === "function")) assert.deepEqual([api[name].name, v2[name].name], [name, name]);
  assert.notEqual(v2.IntegrationsClient, api.IntegrationsClient);
  assert.ok(!(new v2.IntegrationsClient() instanceof api.IntegrationsClient));
});

for (const [type, knows, other, name] of [["PROMETHEUS", v2, api, "v2"], ["MICROSOFT_TEAMS", v2, api, "v2"], ["FLOWDOCK", api, v2, "v1.0"]]) {
  test(`${type} is known to ${name} alone, and the other says so, with wasm and without`, () => {
    assert.equal(knows.describeIntegration(type).type, type);
    const [issue] = other.validate({ type }).issues;
    assert.deepEqual([issue.code, issue.params], ["unknown_type", { knownTo: name }]);
    for (const call of ["describeIntegration", "jsonSchema", "uiSchema"]) {
      assert.throws(() => other[call](type), ({ issues: [{ params, message }] }) => {
        assert.deepEqual([params, message], [issue.params, issue.message]);
        return true;
      });
    }
  });
}

test("fields and values of the other version are named, too", () => {
  const key = "0123456789abcdef0123456789abcdef";
  assert.equal(api.validate({ type: "DATADOG", apiKey: key, region: "US5" }).issues[0].params.knownTo, "v2");
  assert.equal(api.validate({ type: "DATADOG", apiKey: key, sendDatabaseMetrics: true }).issues[0].params.knownTo, "v2");
  assert.equal(v2.validate({ type: "DATADOG", apiKey: key, region: "US5", sendDatabaseMetrics: true }).valid, true);
});

test("a boolean is true or false, in validate, in a field and in a schema, and nothing else", () => {
  for (const [value, codes] of [[true, []], [false, []], ["true", ["invalid_type"]], [1, ["invalid_type"]], [undefined, ["required"]]]) {
    const view = { ...PROMETHEUS, enabled: value };
    assert.deepEqual(v2.validate(view).issues.map(({ code }) => code), codes);
    assert.deepEqual(v2.validateField("PROMETHEUS", "enabled", value).map(({ code }) => code), codes);
    assert.deepEqual((v2.schemas.PROMETHEUS["~standard"].validate(view).issues ?? []).map(({ code }) => code), codes);
  }
});

test("forms: check boxes for booleans, text areas for templates, password boxes for what is secret", () => {
  const widgets = (type) => Object.fromEntries(v2.describeIntegration(type).fields.map(({ name }) => [name, v2.uiSchema(type)[name]["ui:widget"]]));
  assert.deepEqual(widgets("PROMETHEUS"), {
    username: undefined, password: "password", serviceDiscovery: undefined, enabled: "checkbox", sendUserProvidedResourceTagsEnabled: "checkbox",
  });
  assert.deepEqual(widgets("WEBHOOK"), { url: undefined, bodyTemplate: "textarea", headersTemplate: "textarea", secret: "password" });
});

test("requests of v2: its path, its media type in Accept, and as Content-Type where there is a body", () => {
  const MEDIA = "application/vnd.atlas.2023-01-01+json";
  const path = `/api/atlas/v2/groups/${GROUP}/integrations`;
  assert.deepEqual(v2.listRequest({ groupId: GROUP }).headers, { Accept: MEDIA });
  assert.equal(v2.listRequest({ groupId: GROUP }).path, path);
  for (const call of ["createRequest", "updateRequest"]) {
    const request = v2[call]({ groupId: GROUP, integration: PROMETHEUS });
    assert.deepEqual([request.path, request.headers], [`${path}/PROMETHEUS`, { Accept: MEDIA, "Content-Type": MEDIA }]);
    assert.ok(!v2.toCurl(request).includes(PROMETHEUS.password));
  }
  const baseUrl = "https://cloud.mongodbgov.com/api/atlas/v2";
  assert.equal(v2.getRequest({ groupId: GROUP, type: "SLACK", baseUrl }).url, `https://cloud.mongodbgov.com${path}/SLACK`);
  assert.throws(() => api.getRequest({ groupId: GROUP, type: "SLACK", baseUrl }), { code: "validation" });
});

test("what a list shows can be read and removed in both versions, but for a slip of a known name", () => {
  for (const { getRequest, deleteRequest } of [api, v2]) {
    for (const type of ["FLOWDOCK", "PROMETHEUS", "MICROSOFT_TEAMS", "HIP_CHAT", "SOME_NEW_1"]) {
      for (const call of [getRequest, deleteRequest]) assert.match(call({ groupId: GROUP, type }).path, new RegExp(`/integrations/${type}$`));
    }
    for (const [type, suggestion] of [["datadog", "DATADOG"], ["DATADOGS", "DATADOG"], ["PROMETHEU", "PROMETHEUS"]]) {
      assert.throws(() => deleteRequest({ groupId: GROUP, type }), ({ issues: [issue] }) => issue.code === "unknown_type" && issue.params.suggestion === suggestion);
    }
    for (const type of ["SOME NEW", "../DATADOG", "", "SOME/NEW", 5]) assert.throws(() => getRequest({ groupId: GROUP, type }), { code: "validation" });
  }
});

test("an edit: what Atlas never returns has to be entered again", () => {
  const { password: _, ...current } = PROMETHEUS;
  assert.deepEqual(v2.prepareUpdate(current, { enabled: false }).retype, ["password"]);
  const prepared = v2.prepareUpdate(current, { enabled: false, password: PROMETHEUS.password });
  assert.deepEqual([prepared.ready, prepared.integration], [true, { ...PROMETHEUS, enabled: false }]);
  assert.deepEqual(v2.pickView("PROMETHEUS", { ...PROMETHEUS, enabled: false, apiKey: "left over" }), { ...PROMETHEUS, enabled: false });
});

test("redact knows the secrets of both versions, whatever it is given", () => {
  const webhook = { type: "WEBHOOK", url: "https://hooks.example.com/made-up", bodyTemplate: '{"key":"made-up-secret-in-it"}' };
  const teams = { type: "MICROSOFT_TEAMS", microsoftTeamsWebhookUrl: "https://example.webhook.office.com/made-up-path" };
  const shown = JSON.stringify([PROMETHEUS, webhook, teams].map(api.redact));
  assert.doesNotMatch(shown, /made-up-(password|secret|path)/);
  assert.equal(api.redact, v2.redact);
});

test("English labels are those of both tables, without their catalogues", async () => {
  const { LABELS } = await load("forms/words.data.js");
  for (const { INTEGRATION_TYPES, describeIntegration } of [api, v2]) {
    for (const { type, fields } of INTEGRATION_TYPES.map((type) => describeIntegration(type))) {
      for (const { name, label } of fields) assert.deepEqual([LABELS[`${type}.${name}`], locales.en.fields[`${type}.${name}`].label], [label, label]);
    }
  }
});
