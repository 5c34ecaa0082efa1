import assert from "node:assert/strict";
import { test } from "node:test";
import { ACCEPT, askV2, fullView, GROUP, HEX32, openEmulator, openV2, ROOT, ROOT_V2, V2 } from "./support.mjs";

const VENDOR = `${ACCEPT};charset=utf-8`;
const head = (response, ...names) => names.map((name) => response.headers.get(name));

/** What v2 shows of a full view: secrets and URLs masked, what is never returned left out. */
function shownOf(type) {
  const { fields } = V2.DESCRIPTIONS[type];
  const shown = fields.filter(({ name }) => name in V2.SCHEMAS.returned[type].properties).map(({ name, kind, secret }) => {
    const clear = fullView(type, V2.DESCRIPTIONS)[name];
    return [name, kind === "url" ? "https://hooks.example.com/****1234" : secret ? `${"*".repeat(28)}cdef` : clear];
  });
  return Object.fromEntries(shown);
}

for (const type of V2.INTEGRATION_TYPES) {
  test(`v2 ${type}: created, read, updated, listed and deleted, masked as the live service masks`, async () => {
    const { emulator, call } = openV2();
    const view = fullView(type, V2.DESCRIPTIONS);
    assert.equal((await call("GET", `/${type}`)).status, 404);
    const created = await call("POST", `/${type}`, view);
    assert.deepEqual([created.status, ...head(created, "content-type")], [200, VENDOR]);
    const [{ id, ...shown }] = (await created.json()).results;
    assert.match(id, /^[0-9a-f]{24}$/);
    const more = type === "DATADOG" ? { customEndpoint: null } : {};
    assert.deepEqual(shown, { type, ...shownOf(type), ...more });
    assert.deepEqual(Object.keys(shown), Object.keys(shown).sort());
    assert.deepEqual(emulator.state().groups[GROUP], [view], "stored in clear");

    assert.deepEqual(await (await call("GET", `/${type}`)).json(), { id, ...shown });
    const list = await (await call("GET")).json();
    assert.deepEqual(list.results, [{ id, ...shown }]);
    const again = await call("PUT", `/${type}`, view);
    assert.equal((await again.json()).results[0].id, id, "an update keeps the id, which alert configurations refer to");
    assert.equal((await call("POST", `/${type}`, view)).status, 409);

    const deleted = await call("DELETE", `/${type}`);
    assert.deepEqual([deleted.status, await deleted.text(), ...head(deleted, "content-type")], [204, "", VENDOR]);
    assert.deepEqual(emulator.state().groups[GROUP], []);
  });
}

test("what was never sent comes back as the live service was seen to: false, US, null templates, a null customEndpoint", async () => {
  const { call } = openV2({ maskSecrets: false });
  const put = async (body) => {
    const { results } = await (await call("PUT", `/${body.type}`, body)).json();
    const { id, ...view } = results.find(({ type }) => type === body.type);
    return view;
  };
  const no = Object.fromEntries(V2.DESCRIPTIONS.DATADOG.fields.filter(({ kind }) => kind === "boolean").map(({ name }) => [name, false]));
  assert.ok(Object.keys(no).length >= 5);
  assert.deepEqual(await put({ type: "DATADOG", apiKey: HEX32 }), { type: "DATADOG", apiKey: HEX32, region: "US", customEndpoint: null, ...no });
  const hook = { type: "WEBHOOK", url: "https://example.com/made-up" };
  assert.deepEqual(await put(hook), { ...hook, bodyTemplate: null, headersTemplate: null });
  const { password, ...prometheus } = { type: "PROMETHEUS", username: "u", password: "made-up", serviceDiscovery: "http", enabled: false };
  assert.deepEqual(await put({ ...prometheus, password }), { ...prometheus, sendUserProvidedResourceTagsEnabled: false });
  assert.deepEqual(await put({ type: "SLACK", apiToken: "t", channelName: "c" }), { type: "SLACK", apiToken: "t", channelName: "c" });
});

test("a boolean is a boolean, a channel has at most 80 characters, a region is one of v2's", async () => {
  const { emulator, call } = openV2();
  const refused = async (body) => {
    const response = await call("PUT", `/${body.type}`, body);
    const { errorCode, parameters } = await response.json();
    assert.deepEqual([response.status, ...head(response, "content-type")], [400, "application/json"]);
    return [errorCode, ...parameters];
  };
  assert.deepEqual(await refused({ type: "DATADOG", apiKey: HEX32, sendDatabaseMetrics: "true" }), ["INVALID_ATTRIBUTE", "sendDatabaseMetrics"]);
  assert.deepEqual(await refused({ type: "SLACK", apiToken: "t", channelName: "ü".repeat(81) }),
    ["INVALID_INTEGRATION_SETTINGS", "SLACK", "channelName must be at most 80 characters"]);
  assert.deepEqual(await refused({ type: "DATADOG", apiKey: HEX32, region: "US4" }),
    ["INVALID_INTEGRATION_SETTINGS", "DATADOG", "region must be one of US, EU, US3, US5, AP1, US1_FED"]);
  assert.deepEqual(await refused({ type: "DATADOG", apiKey: HEX32, customEndpoint: null }), ["INTEGRATION_FIELDS_INVALID"]);
  assert.deepEqual(emulator.state().groups[GROUP], []);
  assert.equal((await call("PUT", "/SLACK", { type: "SLACK", apiToken: "t", channelName: "😀".repeat(80) })).status, 200);
});

test("one store: what one version wrote the other reads, and keeps what it does not know itself", async () => {
  const { emulator, call } = openEmulator();
  const v2 = (method, path, body) => askV2(emulator, method, ROOT_V2 + path, body);
  const types = async (response) => (await response.json()).results.map(({ type }) => type);
  await v2("PUT", "/DATADOG", { type: "DATADOG", apiKey: HEX32, region: "US5", sendDatabaseMetrics: true });
  await v2("PUT", "/PROMETHEUS", fullView("PROMETHEUS", V2.DESCRIPTIONS));
  await v2("PUT", "/MICROSOFT_TEAMS", fullView("MICROSOFT_TEAMS", V2.DESCRIPTIONS));
  await call("PUT", "/FLOWDOCK", fullView("FLOWDOCK"));
  const all = ["DATADOG", "FLOWDOCK", "MICROSOFT_TEAMS", "PROMETHEUS"];
  assert.deepEqual((await types(await call("GET"))).sort(), all);
  assert.deepEqual((await types(await v2("GET", ""))).sort(), all);

  const masked = { apiKey: `${"*".repeat(28)}cdef`, region: "US5", sendDatabaseMetrics: true, type: "DATADOG" };
  assert.deepEqual(await (await call("GET", "/DATADOG")).json(), masked);
  const teams = { microsoftTeamsWebhookUrl: "https://hooks.example.com/****1234", type: "MICROSOFT_TEAMS" };
  assert.deepEqual(await (await call("GET", "/MICROSOFT_TEAMS")).json(), teams, "masked by the other version's table");
  assert.ok(!("password" in (await (await call("GET", "/PROMETHEUS")).json())));
  assert.equal((await (await v2("GET", "/FLOWDOCK")).json()).apiToken, `${"*".repeat(28)}cdef`);

  await call("PUT", "/DATADOG", { type: "DATADOG", apiKey: "f".repeat(32) });
  const { region, sendDatabaseMetrics } = await (await v2("GET", "/DATADOG")).json();
  assert.deepEqual([region, sendDatabaseMetrics], ["US5", true]);
  for (const [method, ask, type] of [["PUT", call, "PROMETHEUS"], ["POST", v2, "FLOWDOCK"], ["PUT", v2, "HIP_CHAT"]]) {
    const refused = await ask(method, `/${type}`, { type });
    assert.deepEqual([refused.status, (await refused.json()).errorCode], [400, "INVALID_PATH_PARAMETER"]);
  }
  assert.equal((await call("DELETE", "/PROMETHEUS")).status, 204);
  assert.equal((await v2("DELETE", "/FLOWDOCK")).status, 204);
  assert.equal((await v2("GET", "/HIP_CHAT")).status, 404);
  assert.equal((await v2("GET", "/datadog")).status, 400);
});

test("a type that neither version knows can be there from the start: read, listed last, and deleted, in both", async () => {
  const seed = { type: "HONEYCOMB_2", dataset: "made-up", nested: { a: [1, null] }, on: false };
  for (const [open, extra] of [[openEmulator, []], [openV2, ["id"]]]) {
    const { emulator, call } = open({ groups: { [GROUP]: [seed, { type: "HIP_CHAT", room: "r" }, { type: "DATADOG", apiKey: HEX32 }] } });
    const { results } = await (await call("GET")).json();
    assert.deepEqual(results.map(({ type }) => type), ["DATADOG", "HONEYCOMB_2", "HIP_CHAT"]);
    const one = await (await call("GET", "/HONEYCOMB_2")).json();
    assert.deepEqual(Object.keys(one).sort(), [...Object.keys(seed), ...extra].sort());
    assert.deepEqual({ ...one, id: 0 }, { ...seed, id: 0 });
    assert.equal((await call("PUT", "/HONEYCOMB_2", seed)).status, 400);
    assert.equal((await call("DELETE", "/HONEYCOMB_2")).status, 204);
    assert.equal((await call("DELETE", "/HONEYCOMB_2")).status, 400, "nobody knows it any more");
    assert.deepEqual(emulator.state().groups[GROUP].map(({ type }) => type), ["DATADOG", "HIP_CHAT"]);
  }
});

const REFUSED = [null, "*/*", "application/json", "application/vnd.atlas.2022-01-01+json", "application/vnd.atlas.2023-01-02+json",
  "application/vnd.atlas.preview+json", "application/vnd.atlas.2023-01-01+yaml", "application/vnd.atlas.2023-01-01", "text/html"];
for (const accept of REFUSED) {
  test(`406 for \`Accept: ${accept}\`, and nothing is done`, async () => {
    const { emulator, call } = openV2();
    for (const [method, path, body] of [["GET", ""], ["PUT", "/VICTOR_OPS", { type: "VICTOR_OPS", apiKey: "k" }]]) {
      const response = await call(method, path, body, { accept });
      assert.deepEqual([response.status, ...head(response, "content-type", "x-error-code")], [406, "application/json", "INVALID_VERSION_DATE"]);
      assert.deepEqual(await response.json(), {
        detail: "Invalid accept header or version date.", error: 406, errorCode: "INVALID_VERSION_DATE", parameters: [], reason: "Not Acceptable",
      });
    }
    assert.deepEqual(emulator.state().groups[GROUP], []);
    assert.equal((await openEmulator().call("GET", "", undefined, accept === null ? {} : { accept })).status, 200, "v1.0 asks for none");
  });
}

test("a later version is fine, also in a list, and the answer names the one that was used; the body may be plain JSON", async () => {
  const { call } = openV2();
  const accepts = ["application/vnd.atlas.2025-03-12+json", "application/json, application/vnd.atlas.2024-05-30+json;q=0.9", ACCEPT.toUpperCase()];
  for (const accept of accepts) assert.deepEqual(head(await call("GET", "", undefined, { accept }), "content-type"), [VENDOR]);
  const put = await call("PUT", "/VICTOR_OPS", { type: "VICTOR_OPS", apiKey: "k" }, { "content-type": "application/json; charset=utf-8" });
  assert.equal(put.status, 200);
});

test("the vendor's type on success, envelopes too; plain JSON on errors; v1.0 plain always", async () => {
  const { emulator, call } = openV2({ groups: { [GROUP]: [{ type: "VICTOR_OPS", apiKey: "k" }] } });
  assert.deepEqual(head(await call("GET", "/VICTOR_OPS?envelope=true&pretty=true"), "content-type"), [VENDOR]);
  assert.deepEqual(head(await call("GET", "/SLACK"), "content-type"), ["application/json"]);
  assert.deepEqual(head(await call("GET", "/SLACK?envelope=true"), "content-type"), ["application/json"]);
  const wrong = await call("PATCH", "/SLACK");
  assert.deepEqual([wrong.status, await wrong.text(), ...head(wrong, "content-type", "allow")], [405, "", null, "GET, POST, PUT, DELETE"]);
  assert.deepEqual(head(await emulator(new Request(`http://atlas.test${ROOT}`, { headers: { accept: ACCEPT } })), "content-type"), ["application/json"]);
  assert.equal(head(await openV2({ authentication: "digest", publicKey: "a", privateKey: "b" }).call("GET"), "content-type")[0], "application/json");
});

test("links have includeCount first, as recorded, and lead through all pages", async () => {
  const { emulator, call } = openV2({ groups: { [GROUP]: V2.INTEGRATION_TYPES.map((type) => ({ type })) } });
  const { links } = await (await call("GET")).json();
  assert.deepEqual(links, [{ href: `http://atlas.test${ROOT_V2}?includeCount=true&pageNum=1&itemsPerPage=100`, rel: "self" }]);
  const seen = [];
  for (let href = `${ROOT_V2}?includeCount=false&itemsPerPage=4`; href; ) {
    const list = await (await askV2(emulator, "GET", href)).json();
    assert.ok(!("totalCount" in list));
    seen.push(...list.results.map(({ type }) => type));
    href = list.links.find(({ rel }) => rel === "next")?.href;
  }
  assert.deepEqual(seen.sort(), [...V2.INTEGRATION_TYPES].sort());
});

test("every answer of v2 speaks of a rate limit, errors too; with one ordered it counts, for all or for each project", async () => {
  const limits = (response) => head(response, "ratelimit-limit", "ratelimit-remaining");
  const open = openV2();
  assert.deepEqual(limits(await open.call("GET")), ["1200", "1199"]);
  assert.deepEqual(limits(await open.call("GET", "/SLACK")), ["1200", "1199"]);
  const other = "aaaaaaaaaaaaaaaaaaaaaaaa";
  const groups = [GROUP, other];
  const one = openV2({ groups, rateLimit: { limit: 2 } });
  const elsewhere = (emulator) => askV2(emulator, "GET", ROOT_V2.replace(GROUP, other));
  assert.deepEqual(limits(await one.call("GET")), ["2", "1"]);
  assert.deepEqual(limits(await elsewhere(one.emulator)), ["2", "0"]);
  assert.equal((await one.call("GET")).status, 429);
  const each = openV2({ groups, rateLimit: { limit: 2, per: "project" } });
  for (const left of ["1", "0"]) assert.deepEqual(limits(await each.call("GET")), ["2", left]);
  assert.equal((await each.call("GET")).status, 429);
  assert.deepEqual(limits(await elsewhere(each.emulator)), ["2", "1"]);
  assert.deepEqual(limits(await askV2(each.emulator, "GET", "/api/atlas/v2/groups")), ["2", "1"]);
  assert.equal(each.emulator.state().rateLimitRemaining, 0);
});

test("Deprecation and Sunset to order: as HTTP dates, alone, on errors too, and never from v1.0", async () => {
  const deprecation = new Date("2025-02-19T00:00:00Z");
  const { call, emulator } = openV2({ deprecation, sunset: "Thu, 1 Jul 2027 00:00:00 GMT" });
  const ages = (response) => head(response, "deprecation", "sunset");
  const both = ["Wed, 19 Feb 2025 00:00:00 GMT", "Thu, 1 Jul 2027 00:00:00 GMT"];
  assert.deepEqual(ages(await call("GET")), both);
  const missing = await call("GET", "/SLACK");
  assert.deepEqual([missing.status, ...ages(missing)], [404, ...both]);
  assert.deepEqual(ages(await emulator(new Request(`http://atlas.test${ROOT}`))), [null, null]);
  assert.deepEqual(ages(await openV2({ deprecation }).call("GET")), [both[0], null]);
  assert.deepEqual(ages(await openV2().call("GET")), [null, null]);
});

test("410 to order is the recorded one", async () => {
  const { call } = openV2({ faults: [{ status: 410 }, { status: 410, error: { errorCode: "OTHER" } }] });
  const response = await call("GET", "?pageNum=1");
  const path = ROOT_V2.slice(1);
  assert.deepEqual([response.status, ...head(response, "content-type")], [410, "application/json"]);
  assert.deepEqual(await response.json(), {
    detail: `Version 2023-01-01 of ${path} is no longer available.`, error: 410, errorCode: "VERSION_GONE", parameters: ["2023-01-01", path], reason: "Gone",
  });
  assert.equal((await (await call("GET")).json()).errorCode, "OTHER");
});

test("a fault for one version leaves the other alone", async () => {
  const { emulator, call } = openV2({ faults: [{ status: 503, times: Infinity, when: { api: "v2" } }] });
  assert.equal((await call("GET")).status, 503);
  assert.equal((await emulator(new Request(`http://atlas.test${ROOT}`))).status, 200);
});
