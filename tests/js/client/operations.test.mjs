// The five operations against the emulator, as a user calls them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { answer, json, startServer } from "./support/server.mjs";
import { api, DATADOG, digestClient, emulate, fullView, GROUP, PATH, rejection } from "./support/package.mjs";

const { AtlasApiError, IntegrationsClient, INTEGRATION_TYPES, ValidationError, findIntegration } = api;

for (const type of INTEGRATION_TYPES) {
  test(`${type}: created, found in the list, read, updated and deleted`, async (t) => {
    const { url, emulator } = await emulate(t, { maskSecrets: false, groups: [GROUP] });
    const client = digestClient(url);
    const view = fullView(type);

    const created = await client.create(GROUP, view);
    assert.deepEqual(Object.keys(created), ["results", "totalCount", "links"]);
    assert.deepEqual(findIntegration(created, type), view);
    assert.deepEqual((await client.list(GROUP)).results, [view]);
    assert.deepEqual(await client.get(GROUP, type), view);

    const [changed] = api.describeIntegration(type).fields.filter(({ kind }) => kind === "text");
    const next = changed ? { ...view, [changed.name]: "e".repeat(32) } : view;
    const updated = await client.update(GROUP, next);
    assert.deepEqual(findIntegration(updated, type), next);
    assert.deepEqual(emulator.state().groups[GROUP], [next]);

    assert.equal(await client.delete(GROUP, type), undefined);
    assert.deepEqual(emulator.state().groups[GROUP], []);
  });
}

test("create and update answer with the whole list, as on the page", async (t) => {
  const { url } = await emulate(t, { maskSecrets: false });
  const client = digestClient(url);
  const flowdock = { type: "FLOWDOCK", flowName: "newFlowName", apiToken: "223344", orgName: "newOrgName" };
  const list = await client.update(GROUP, flowdock);
  assert.deepEqual(list.results.map(({ type }) => type), ["DATADOG", "SLACK", "FLOWDOCK"]);
  assert.equal(list.totalCount, 3);
  assert.deepEqual(list.links, [{ rel: "self", href: `${url}${PATH}/FLOWDOCK?pageNum=1&itemsPerPage=100` }]);
  const pagerDuty = await client.create(GROUP, { type: "PAGER_DUTY", serviceKey: "made-up" });
  assert.deepEqual(pagerDuty.results.map(({ type }) => type), ["PAGER_DUTY", "DATADOG", "SLACK", "FLOWDOCK"]);
});

test("an update adds what is not there", async (t) => {
  const { url } = await emulate(t, { groups: [GROUP] });
  const list = await digestClient(url).update(GROUP, DATADOG);
  assert.deepEqual(list.results, [{ type: "DATADOG", apiKey: `${"*".repeat(28)}cdef`, region: "EU" }]);
});

for (const [name, reply] of [
  ["204", answer(204)],
  ["200 with {}", json(200, {})],
  ["200 and nothing", answer(200, "")],
  ["the envelope", json(200, { status: 204, content: {} })],
]) {
  test(`delete is done when the answer is ${name}`, async (t) => {
    const server = await startServer(t, { script: [reply] });
    assert.equal(await new IntegrationsClient({ baseUrl: server.url }).delete(GROUP, "SLACK"), undefined);
    assert.deepEqual(server.requests.map(({ method, url }) => [method, url]), [["DELETE", `${PATH}/SLACK`]]);
  });
}

for (const operation of ["get", "delete"]) {
  test(`${operation} of a type that is not configured: INTEGRATION_NOT_CONFIGURED, in one request after the challenge`, async (t) => {
    const { url, total } = await emulate(t, { groups: [GROUP] });
    const error = await rejection(digestClient(url)[operation](GROUP, "OPS_GENIE"));
    assert.ok(error instanceof AtlasApiError);
    assert.deepEqual(
      { name: error.name, code: error.code, status: error.status, errorCode: error.errorCode, retryable: error.retryable, parameters: error.parameters },
      { name: "AtlasApiError", code: "api", status: 404, errorCode: "INTEGRATION_NOT_CONFIGURED", retryable: false, parameters: ["OPS_GENIE"] },
    );
    assert.match(error.message, /404 INTEGRATION_NOT_CONFIGURED: The integration of type 'OPS_GENIE' is not configured/);
    assert.equal(total(), 2);
  });
}

test("create of a type that is there: 409 INTEGRATION_ALREADY_CONFIGURED, and nothing is changed", async (t) => {
  const { url, emulator } = await emulate(t, {});
  const before = emulator.state().groups;
  const error = await rejection(digestClient(url).create(GROUP, DATADOG));
  assert.ok(error instanceof AtlasApiError);
  assert.deepEqual([error.status, error.errorCode, error.issues], [409, "INTEGRATION_ALREADY_CONFIGURED", []]);
  assert.deepEqual(emulator.state().groups, before);
});

test("a 400 gives issues for fields of the view that was sent, and for no other service's", async (t) => {
  const detail = "Could not reach the service's url.";
  const refusal = json(400, { error: 400, errorCode: "MADE_UP", detail });
  const server = await startServer(t, { script: [refusal, refusal] });
  const client = new IntegrationsClient({ baseUrl: server.url });
  const pathsOf = async (view) => (await rejection(client.update(GROUP, view))).issues.map(({ path }) => path);
  assert.deepEqual(await pathsOf(DATADOG), []);
  assert.deepEqual(await pathsOf({ type: "WEBHOOK", url: "https://hooks.example.com/made-up" }), [["url"]]);
});

test("all five query parameters reach Atlas, and the envelope is opened", async (t) => {
  const { url, emulator } = await emulate(t, {});
  const client = digestClient(url);
  const query = { pageNum: 2, itemsPerPage: 1, includeCount: false, pretty: true, envelope: true };
  const list = await client.list(GROUP, query);
  assert.deepEqual(list.results.map(({ type }) => type), ["SLACK"]);
  assert.deepEqual(Object.keys(list), ["results", "links"]);
  const one = await client.get(GROUP, "SLACK", { pretty: true, envelope: true });
  assert.equal(one.teamName, "My Team");
  await client.delete(GROUP, "SLACK", { envelope: true });
  assert.deepEqual(emulator.state().requests.map(({ path }) => path.slice(PATH.length)), [
    "?pageNum=2&itemsPerPage=1&includeCount=false&pretty=true&envelope=true",
    "?pageNum=2&itemsPerPage=1&includeCount=false&pretty=true&envelope=true",
    "/SLACK?pretty=true&envelope=true",
    "/SLACK?envelope=true",
  ]);
});

test("what is sent is the view as it was given, as JSON, and nothing else", async (t) => {
  const server = await startServer(t);
  const view = { region: "US", type: "DATADOG", apiKey: "ключ \"'\\ \n ключ" };
  await new IntegrationsClient({ baseUrl: server.url }).update(GROUP, view);
  const [{ method, url, headers, body }] = server.requests;
  assert.deepEqual([method, url, body], ["PUT", `${PATH}/DATADOG`, JSON.stringify(view)]);
  assert.equal(headers["content-type"], "application/json");
  assert.equal(headers.authorization, undefined);
});

for (const [name, call, paths] of [
  ["a bad project", (client) => client.list("nope"), [["groupId"]]],
  ["no project", (client) => client.list(), [["groupId"]]],
  ["a slip of a known type", (client) => client.get(GROUP, "DATADOGS"), [["type"]]],
  ["a bad view", (client) => client.update(GROUP, { type: "DATADOG", region: "UK", foo: 1 }), [["apiKey"], ["region"], ["foo"]]],
  ["a masked secret", (client) => client.create(GROUP, { ...DATADOG, apiKey: "****cdef" }), [["apiKey"]]],
  ["a query out of range", (client) => client.list(GROUP, { itemsPerPage: 501, pageNum: 0 }), [["query", "pageNum"], ["query", "itemsPerPage"]]],
  ["a query of lists for get", (client) => client.get(GROUP, "SLACK", { pageNum: 1 }), [["query", "pageNum"]]],
  ["everything at once", (client) => client.update("x", { type: "DATADOG" }, { pretty: 1 }), [["groupId"], ["apiKey"], ["query", "pretty"]]],
  ["a signal that is none", (client) => client.list(GROUP, undefined, { signal: 7 }), [["signal"]]],
]) {
  test(`${name} is refused as a rejection, and nothing is sent`, async (t) => {
    const server = await startServer(t);
    const error = await rejection(call(new IntegrationsClient({ baseUrl: server.url })));
    assert.ok(error instanceof ValidationError);
    assert.deepEqual(error.issues.map(({ path }) => path), paths);
    assert.equal(server.requests.length, 0);
  });
}

test("findIntegration gives the view of a type, or undefined", () => {
  const list = { results: [{ type: "SLACK", apiToken: "****" }, { kind: 1 }, { type: "NEW_THING", x: 1 }], links: [] };
  assert.equal(findIntegration(list, "SLACK"), list.results[0]);
  assert.equal(findIntegration(list, "NEW_THING"), list.results[2]);
  assert.equal(findIntegration(list, "DATADOG"), undefined);
  assert.equal(findIntegration({ results: [], links: [] }, "SLACK"), undefined);
});

test("an unknown type in a list breaks nothing: it comes back whole", async (t) => {
  const results = [{ type: "MICROSOFT_TEAMS", microsoftTeamsWebhookUrl: "https://x.example/****", extra: { deep: [1, null] } }, { id: "1" }];
  const server = await startServer(t, { script: [json(200, { results })] });
  assert.deepEqual(await new IntegrationsClient({ baseUrl: server.url }).list(GROUP), { results, links: [] });
});
