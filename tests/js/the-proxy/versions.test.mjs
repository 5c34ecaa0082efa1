// `apis` and `projects`: which versions' paths the proxy serves, with which types, and the lists of projects.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertRefusal, createEmulator, createProxy, GROUP, KEY, openProxy, TOKEN, ValidationError } from "../proxy/support.mjs";

const OTHER = "5d791c84ff7a2522cc4f9aa2";
const MEDIA_TYPE = "application/vnd.atlas.2023-01-01+json";
const path = (api, type) => `/api/atlas/${api}/groups/${GROUP}/integrations${type === undefined ? "" : `/${type}`}`;
const TEAMS = { type: "MICROSOFT_TEAMS", microsoftTeamsWebhookUrl: "https://hooks.example.com/made-up" };

/** What the target is asked, of one request. */
async function ask(options, method, where, { body, headers } = {}) {
  const { proxy, asked } = openProxy(options);
  const sent = body && { body: JSON.stringify(body), headers: { "content-type": "application/json", ...headers } };
  const response = await proxy(new Request(`http://localhost${where}`, { method, headers, ...sent }));
  return { response, asked };
}

test("v2's paths go with the version's `Accept` and type, whatever came; v1.0's with plain JSON", async () => {
  for (const headers of [{}, { accept: "application/vnd.atlas.2030-01-01+json" }, { accept: "text/html" }]) {
    const { asked: [list] } = await ask({}, "GET", path("v2"), { headers });
    assert.equal(list.headers.accept, MEDIA_TYPE);
    const { asked: [put] } = await ask({}, "PUT", path("v2", TEAMS.type), { headers, body: TEAMS });
    assert.deepEqual([put.headers.accept, put.headers["content-type"], put.url], [MEDIA_TYPE, MEDIA_TYPE, `http://atlas.test${path("v2", TEAMS.type)}`]);
    const { asked: [old] } = await ask({}, "GET", path("v1.0"), { headers });
    assert.equal(old.headers.accept, "application/json");
  }
});

test("the version's own media type is JSON on its paths, and nowhere else", async () => {
  const headers = { "content-type": `${MEDIA_TYPE}; charset=utf-8` };
  const view = { type: "DATADOG", apiKey: "0123456789abcdef0123456789abcdef" };
  assert.equal((await ask({}, "PUT", path("v2", "DATADOG"), { headers, body: view })).response.status, 200);
  await assertRefusal((await ask({}, "PUT", path("v1.0", "DATADOG"), { headers, body: view })).response, 415, "UNSUPPORTED_MEDIA_TYPE");
  const other = { "content-type": "application/vnd.atlas.2024-01-01+json" };
  await assertRefusal((await ask({}, "PUT", path("v2", "DATADOG"), { headers: other, body: view })).response, 415, "UNSUPPORTED_MEDIA_TYPE");
});

test("a type that the path's version can't send is 404 for PUT and POST; GET and DELETE take it", async () => {
  for (const [api, type] of [["v1.0", "PROMETHEUS"], ["v1.0", "MICROSOFT_TEAMS"], ["v2", "FLOWDOCK"], ["v2", "HIP_CHAT"], ["v1.0", "NEW_SERVICE_2"]]) {
    for (const method of ["PUT", "POST"]) {
      const { response, asked } = await ask({}, method, path(api, type), { body: { type } });
      await assertRefusal(response, 404, "RESOURCE_NOT_FOUND");
      assert.deepEqual(asked, []);
    }
    for (const method of ["GET", "DELETE"]) assert.equal((await ask({}, method, path(api, type))).response.status, 200, `${method} ${api} ${type}`);
  }
});

test("a slip of a known name is 404 for every method, as the client refuses it", async () => {
  for (const type of ["DATADOGS", "DATADO", "DATAD0G", "datadog", "Prometheus", "PROMETHEU", "DATADOG-LOGS", `A${"B".repeat(64)}`]) {
    for (const api of ["v1.0", "v2"]) await assertRefusal((await ask({}, "GET", path(api, type))).response, 404, "RESOURCE_NOT_FOUND");
  }
  assert.equal((await ask({}, "GET", path("v2", "DATADOG_LOGS"))).response.status, 200);
});

test("`apis` says which versions are served", async () => {
  const statuses = async (apis) => Promise.all(["v1.0", "v2"].map(async (api) => (await ask({ apis }, "GET", path(api))).response.status));
  assert.deepEqual(await statuses(undefined), [200, 200]);
  assert.deepEqual(await statuses(["v1.0"]), [200, 404]);
  assert.deepEqual(await statuses(["v2"]), [404, 200]);
  const issuesOf = (options) => {
    try {
      createProxy({ auth: { kind: "bearer", token: TOKEN }, ...options });
    } catch (error) {
      assert.ok(error instanceof ValidationError);
      return error.issues.map(({ path: where, code }) => `${where.join(".")} ${code}`);
    }
    return [];
  };
  assert.deepEqual(issuesOf({ apis: "v2" }), ["apis invalid_type"]);
  assert.deepEqual(issuesOf({ apis: [] }), ["apis required"]);
  assert.deepEqual(issuesOf({ apis: ["v2", "v1.5"] }), ["apis.1 invalid_value"]);
  assert.deepEqual(issuesOf({ apis: ["v1.0"], projects: true }), ["projects invalid_value"]);
  assert.deepEqual(issuesOf({ projects: "yes" }), ["projects invalid_type"]);
  assert.deepEqual(issuesOf({ auth: { kind: "passThrough" }, projects: true, allowGroups: [GROUP] }), ["projects invalid_value"]);
  assert.deepEqual(issuesOf({ auth: { kind: "passThrough" }, projects: true }), []);
});

const ORG = "5d791c84ff7a2522cc4f9b00";
const LISTS = ["/api/atlas/v2/groups", `/api/atlas/v2/orgs/${ORG}/groups`];

test("the lists of projects are served with `projects`, by GET and with the list's parameters only", async () => {
  for (const where of LISTS) {
    await assertRefusal((await ask({}, "GET", where)).response, 404, "RESOURCE_NOT_FOUND");
    const { asked: [list] } = await ask({ projects: true }, "GET", `${where}?pageNum=2&itemsPerPage=5`);
    assert.deepEqual([list.url, list.headers.accept], [`http://atlas.test${where}?pageNum=2&itemsPerPage=5`, MEDIA_TYPE]);
    await assertRefusal((await ask({ projects: true }, "POST", where, { body: {} })).response, 405, "METHOD_NOT_ALLOWED");
    await assertRefusal((await ask({ projects: true }, "GET", `${where}?name=x`)).response, 400, "INVALID_QUERY_PARAMETER");
  }
  for (const where of ["/api/atlas/v1.0/groups", "/api/atlas/v2/groups/", `/api/atlas/v2/groups/${GROUP}`, "/api/atlas/v2/orgs", "/api/atlas/v2/orgs/x/groups"]) {
    await assertRefusal((await ask({ projects: true }, "GET", where)).response, 404, "RESOURCE_NOT_FOUND");
  }
});

/** 1,203 projects, of which every 100th is allowed. */
function many() {
  const id = (number) => number.toString(16).padStart(24, "0");
  const ids = Array.from({ length: 1_203 }, (_, index) => id(index + 1));
  const allowed = ids.filter((_, index) => index % 100 === 50);
  const groups = Object.fromEntries(ids.map((each, index) => [each, { name: `P${index}`, orgId: index < 600 ? ORG : OTHER }]));
  const emulator = createEmulator({ ...KEY, groups });
  const proxy = createProxy({
    auth: { kind: "digest", ...KEY }, target: "http://atlas.test", fetch: emulator, projects: true, allowGroups: allowed.map((each) => each.toUpperCase()),
  });
  const get = async (where) => {
    const response = await proxy(new Request(`http://localhost${where}`));
    return { status: response.status, type: response.headers.get("content-type"), text: await response.text() };
  };
  return { emulator, allowed, get };
}

test("with `allowGroups` the lists hold only those, and their count and links are theirs", async () => {
  const { allowed, get, emulator } = many();
  const all = await get(LISTS[0]);
  const list = JSON.parse(all.text);
  assert.deepEqual([all.status, all.type], [200, `${MEDIA_TYPE};charset=utf-8`]);
  assert.deepEqual(list.results.map(({ id }) => id), allowed);
  assert.equal(list.totalCount, allowed.length);
  assert.deepEqual(list.links, [{ href: `http://atlas.test${LISTS[0]}?pageNum=1&itemsPerPage=100`, rel: "self" }]);
  assert.equal(emulator.state().requests.filter(({ status, operation }) => status === 200 && operation === "projects").length, 3, "all pages of 500");
  const page = JSON.parse((await get(`${LISTS[0]}?pageNum=2&itemsPerPage=5&includeCount=false`)).text);
  assert.deepEqual(page.results.map(({ id }) => id), allowed.slice(5, 10));
  assert.equal(page.totalCount, undefined);
  assert.deepEqual(page.links.map(({ rel }) => rel), ["self", "previous", "next"]);
  assert.equal(page.links[2].href, `http://atlas.test${LISTS[0]}?includeCount=false&pageNum=3&itemsPerPage=5`);
  const org = JSON.parse((await get(LISTS[1])).text);
  assert.deepEqual([org.results.map(({ id }) => id), org.totalCount], [allowed.slice(0, 6), 6]);
  const enveloped = await get(`${LISTS[0]}?envelope=true&pretty=true&itemsPerPage=1`);
  assert.deepEqual([JSON.parse(enveloped.text).status, enveloped.text.includes("\n  ")], [200, true]);
});

test("the projects that are not allowed show nowhere, and errors and odd answers are no lists", async () => {
  const { allowed, get, emulator } = many();
  const { text } = await get(LISTS[0]);
  assert.deepEqual(text.match(/"P[0-9]+"/g).length, allowed.length);
  for (const query of ["?pageNum=0", "?itemsPerPage=0", "?itemsPerPage=501"]) assert.equal((await get(LISTS[0] + query)).status, 400);
  emulator.addFault({ status: 403, when: { operation: "projects" } });
  assert.equal((await get(LISTS[0])).status, 403);
  for (const body of ["<html>", "{}", "null", '{"results":7}']) {
    emulator.addFault({ body, when: { operation: "projects" } });
    assert.equal((await get(LISTS[0])).status, 502, body);
  }
});
