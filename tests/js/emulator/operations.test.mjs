import assert from "node:assert/strict";
import { test } from "node:test";
import { DESCRIPTIONS, fullView, GROUP, HEX32, INTEGRATION_TYPES, openEmulator, ROOT } from "./support.mjs";

async function refused(response, status, errorCode, parameters, detail) {
  const body = await response.json();
  assert.equal(response.status, status);
  assert.equal(response.headers.get("x-error-code"), errorCode);
  assert.deepEqual(Object.keys(body), ["detail", "error", "errorCode", "parameters", "reason"]);
  assert.equal(body.error, status);
  assert.equal(body.errorCode, errorCode);
  assert.deepEqual(body.parameters, parameters);
  if (detail) assert.equal(body.detail, detail);
}

for (const type of INTEGRATION_TYPES) {
  test(`${type}: created, read, updated, listed and deleted`, async () => {
    const { emulator, call } = openEmulator({ maskSecrets: false });
    const view = fullView(type);
    await refused(await call("GET", `/${type}`), 404, "INTEGRATION_NOT_CONFIGURED", [type],
      `The integration of type '${type}' is not configured for this group.`);

    const created = await call("POST", `/${type}`, view);
    assert.equal(created.status, 200);
    assert.deepEqual((await created.json()).results, [view]);
    await refused(await call("POST", `/${type}`, view), 409, "INTEGRATION_ALREADY_CONFIGURED", [type],
      `The integration of type '${type}' is already configured for this group.`);

    const one = await call("GET", `/${type}`);
    assert.deepEqual(await one.json(), view);
    const list = await (await call("GET")).json();
    assert.deepEqual([list.results, list.totalCount], [[view], 1]);

    const [field] = DESCRIPTIONS[type].fields.filter(({ kind }) => kind === "text");
    const change = field ? { [field.name]: "f".repeat(32) } : {};
    const updated = await call("PUT", `/${type}`, { type, ...change });
    assert.deepEqual((await updated.json()).results, [{ ...view, ...change }]);
    assert.deepEqual(emulator.state().groups[GROUP], [{ ...view, ...change }]);

    const deleted = await call("DELETE", `/${type}`);
    assert.deepEqual([deleted.status, await deleted.text()], [204, ""]);
    await refused(await call("DELETE", `/${type}`), 404, "INTEGRATION_NOT_CONFIGURED", [type]);
    assert.deepEqual(emulator.state().groups, { [GROUP]: [] });
  });

  test(`${type}: each required field is asked for, and each secret comes back masked and is refused masked`, async () => {
    const { call } = openEmulator();
    const view = fullView(type);
    for (const field of DESCRIPTIONS[type].fields.filter((one) => one.required)) {
      const { [field.name]: _, ...without } = view;
      const blanks = field.kind === "enum" ? [null] : [null, " "];
      for (const body of [without, ...blanks.map((blank) => ({ ...view, [field.name]: blank }))]) {
        await refused(await call("PUT", `/${type}`, body), 400, "MISSING_ATTRIBUTE", [field.name],
          `The required attribute ${field.name} was not specified.`);
      }
    }
    const shown = (await (await call("PUT", `/${type}`, view)).json()).results[0];
    for (const field of DESCRIPTIONS[type].fields) {
      if (!field.secret && field.kind !== "url") {
        assert.equal(shown[field.name], view[field.name]);
        continue;
      }
      assert.equal(shown[field.name], field.kind === "url" ? "https://hooks.example.com/****1234" : `${"*".repeat(28)}cdef`);
      const response = await call("PUT", `/${type}`, { ...view, [field.name]: shown[field.name] });
      const { parameters } = await response.clone().json();
      await refused(response, 400, "INVALID_INTEGRATION_SETTINGS", parameters,
        `The provided settings for the ${type} integration were invalid: ${parameters[1]}.`);
      assert.equal(parameters[0], type);
      assert.ok(parameters[1].startsWith(`${field.name} must `));
    }
  });
}

test("an update changes the fields it names and keeps the others; null and an empty text take an optional one away", async () => {
  const slack = { type: "SLACK", apiToken: "token-1", teamName: "team", channelName: "general" };
  const { call } = openEmulator({ maskSecrets: false, groups: { [GROUP]: [slack] } });
  const update = async (body) => (await (await call("PUT", "/SLACK", { type: "SLACK", ...body })).json()).results[0];
  assert.deepEqual(await update({ teamName: "new" }), { ...slack, teamName: "new" });
  assert.deepEqual(await update({}), { ...slack, teamName: "new" });
  assert.deepEqual(await update({ channelName: null }), { ...slack, teamName: "new", channelName: "" });
  assert.deepEqual(await update({ channelName: "x" }), { ...slack, teamName: "new", channelName: "x" });
  assert.deepEqual(await update({ channelName: "" }), { ...slack, teamName: "new", channelName: "" });
});

test("what was not set comes back as the page says: a default, an empty channel, no routing key", async () => {
  const { call } = openEmulator({ maskSecrets: false });
  const put = async (body) => (await (await call("PUT", `/${body.type}`, body)).json()).results.find(({ type }) => type === body.type);
  assert.deepEqual(await put({ type: "DATADOG", apiKey: HEX32 }), { apiKey: HEX32, region: "US", type: "DATADOG" });
  const slack = { apiToken: "a", teamName: "b", type: "SLACK" };
  assert.deepEqual(await put(slack), { ...slack, channelName: "" });
  assert.deepEqual(await put({ type: "VICTOR_OPS", apiKey: "k" }), { apiKey: "k", type: "VICTOR_OPS" });
});

const BAD_BODIES = [
  ["no JSON", "{", 400, "INVALID_JSON", []],
  ["no body", "", 400, "INVALID_JSON", []],
  ["an array", "[]", 400, "INVALID_JSON", []],
  ["null", "null", 400, "INVALID_JSON", []],
  ["no type", { apiKey: HEX32 }, 400, "MISSING_ATTRIBUTE", ["type"]],
  ["another type than the path's", { type: "SLACK", apiKey: HEX32 }, 400, "INVALID_ATTRIBUTE", ["type"]],
  ["an unknown field", { type: "DATADOG", apiKey: HEX32, foo: 1 }, 400, "INTEGRATION_FIELDS_INVALID", []],
  ["a field of another service", { type: "DATADOG", apiKey: HEX32, apiToken: "x" }, 400, "INTEGRATION_FIELDS_INVALID", []],
  ["an inherited name", '{"type":"DATADOG","apiKey":"x","__proto__":{}}', 400, "INTEGRATION_FIELDS_INVALID", []],
  ["a number for a text", { type: "DATADOG", apiKey: 5 }, 400, "INVALID_ATTRIBUTE", ["apiKey"]],
  ["a region that can only be read", { type: "DATADOG", apiKey: HEX32, region: "US3" }, 400, "INVALID_INTEGRATION_SETTINGS",
    ["DATADOG", "region must be one of US, EU"]],
  ["an empty region", { type: "DATADOG", apiKey: HEX32, region: "" }, 400, "INVALID_INTEGRATION_SETTINGS",
    ["DATADOG", "region must be one of US, EU"]],
  ["a masked key", { type: "DATADOG", apiKey: `${"*".repeat(28)}cdef` }, 400, "INVALID_INTEGRATION_SETTINGS",
    ["DATADOG", "apiKey must be a hexadecimal string"]],
];
for (const [name, body, status, code, parameters] of BAD_BODIES) {
  test(`refused, and nothing stored: ${name}`, async () => {
    const { emulator, call } = openEmulator();
    await refused(await call("PUT", "/DATADOG", body, { "content-type": "application/json" }), status, code, parameters);
    assert.deepEqual(emulator.state().groups, { [GROUP]: [] });
  });
}

test("several missing fields are named together, a bad URL and a missing content type are refused", async () => {
  const { call } = openEmulator();
  await refused(await call("PUT", "/FLOWDOCK", { type: "FLOWDOCK", flowName: "f" }), 400, "MISSING_ATTRIBUTES", ["apiToken", "orgName"]);
  for (const url of ["not a url", "ftp://example.com/", "/relative"]) {
    await refused(await call("PUT", "/WEBHOOK", { type: "WEBHOOK", url }), 400, "INVALID_INTEGRATION_SETTINGS",
      ["WEBHOOK", "url must be a valid URL"]);
  }
  for (const type of ["text/plain", "application/x-www-form-urlencoded", "application/jsonp"]) {
    const response = await call("PUT", "/DATADOG", JSON.stringify({ type: "DATADOG", apiKey: HEX32 }), { "content-type": type });
    await refused(response, 415, "UNSUPPORTED_MEDIA_TYPE", []);
  }
  const vendor = "application/vnd.atlas.2023-01-01+json; charset=utf-8";
  assert.equal((await call("PUT", "/DATADOG", JSON.stringify({ type: "DATADOG", apiKey: HEX32 }), { "content-type": vendor })).status, 200);
});

test("strict refuses a Datadog key that is not 32 hex digits, as the live service does; the page's own is fine without", async () => {
  const body = { type: "DATADOG", apiKey: "112233" };
  assert.equal((await openEmulator().call("PUT", "/DATADOG", body)).status, 200);
  const { call } = openEmulator({ strict: true, groups: { [GROUP]: [body] } });
  await refused(await call("PUT", "/DATADOG", body), 400, "INVALID_INTEGRATION_SETTINGS", ["DATADOG", "apiKey must be a hexadecimal string"],
    "The provided settings for the DATADOG integration were invalid: apiKey must be a hexadecimal string.");
  assert.equal((await call("PUT", "/DATADOG", { ...body, apiKey: HEX32.toUpperCase() })).status, 200);
});

test("masks keep the length and four characters; of a short secret nothing stays visible", async () => {
  const seeds = (url, secret) => ({ groups: { [GROUP]: [{ type: "WEBHOOK", url, secret }] } });
  const shown = async (url, secret) => {
    const { secret: s, url: u } = await (await openEmulator(seeds(url, secret)).call("GET", "/WEBHOOK")).json();
    return [u, s];
  };
  assert.deepEqual(await shown("https://example.com/hook/2101", "x".repeat(26) + "abcd"), ["https://example.com/****2101", `${"*".repeat(26)}abcd`]);
  assert.deepEqual(await shown("https://example.com:8443/1234567", "12345678"), ["https://example.com:8443/****", "****5678"]);
  assert.deepEqual(await shown("https://example.com/", "1234567"), ["https://example.com/****", "*******"]);
  assert.deepEqual(await shown("not a url at all", "a"), ["************ all", "****"]);
});

test("seeds may be what Atlas returns and never takes: nulls, other regions, unknown fields, no team", async () => {
  const seeds = [
    { type: "DATADOG", apiKey: HEX32, region: "US1_FED", customEndpoint: null },
    { type: "SLACK", apiToken: "t", channelName: null },
  ];
  const { call } = openEmulator({ maskSecrets: false, groups: { [GROUP]: seeds } });
  const { results } = await (await call("GET")).json();
  assert.deepEqual(results, [{ apiKey: HEX32, customEndpoint: null, region: "US1_FED", type: "DATADOG" }, seeds[1]]);
  assert.equal((await call("PUT", "/DATADOG", { type: "DATADOG", apiKey: "f".repeat(32) })).status, 200);
});

test("ids are 24 hex digits, stay the same over an update and a reset, and may be sent back", async () => {
  const { emulator, call } = openEmulator({ ids: true });
  const put = async (body) => (await (await call("PUT", "/VICTOR_OPS", { type: "VICTOR_OPS", ...body })).json()).results[0].id;
  const id = await put({ apiKey: "a" });
  assert.match(id, /^[0-9a-f]{24}$/);
  assert.equal(await put({ apiKey: "b", id }), id);
  emulator.reset();
  assert.equal(await put({ apiKey: "a" }), id);
  assert.equal((await openEmulator().call("PUT", "/VICTOR_OPS", { type: "VICTOR_OPS", apiKey: "a", id })).status, 400);
});

test("lists come in Atlas's order, PagerDuty first, not in that of creation", async () => {
  const { call } = openEmulator();
  for (const type of ["WEBHOOK", "FLOWDOCK", "SLACK", "DATADOG", "PAGER_DUTY"]) await call("PUT", `/${type}`, fullView(type));
  const { results } = await (await call("GET")).json();
  assert.deepEqual(results.map(({ type }) => type), ["PAGER_DUTY", "DATADOG", "SLACK", "FLOWDOCK", "WEBHOOK"]);
});

test("unknown projects, ids, types, paths and methods", async () => {
  const { emulator, call } = openEmulator();
  const at = (path, method = "GET") => emulator(new Request(`http://atlas.test${path}`, { method }));
  const other = "aaaaaaaaaaaaaaaaaaaaaaaa";
  await refused(await at(`/api/atlas/v1.0/groups/${other}/integrations`), 404, "GROUP_NOT_FOUND", [other], `No group with ID ${other} exists.`);
  await refused(await at("/api/atlas/v1.0/groups/123/integrations"), 404, "INVALID_GROUP_ID", ["123"], "An invalid group ID 123 was specified.");
  for (const type of ["datadog", "PROMETHEUS_2", "constructor"]) {
    await refused(await call("GET", `/${type}`), 400, "INVALID_PATH_PARAMETER", [type], `Invalid path parameter ${type} specified.`);
  }
  for (const path of ["/", `${ROOT}/`, `${ROOT}/DATADOG/x`, ROOT.replace("v1.0", "v3"), "/api/atlas/v1.0/groups", "/api/atlas/v2/orgs", "/api/oauth"]) {
    await refused(await at(path), 404, "RESOURCE_NOT_FOUND", [path]);
  }
  for (const [method, path, allow] of [["POST", "", "GET"], ["PATCH", "/DATADOG", "GET, POST, PUT, DELETE"], ["HEAD", "", "GET"]]) {
    const response = await call(method, path);
    assert.equal(response.headers.get("allow"), allow);
    assert.equal(response.status, 405);
    assert.deepEqual([await response.text(), response.headers.get("content-type")], ["", null]);
  }
  const upper = await at(`/api/atlas/v1.0/groups/${GROUP.toUpperCase()}/integrations`);
  assert.equal(upper.status, 200);
});

test("reset goes back to the start, and a request under way stays in the world it came to", async () => {
  const { emulator, call } = openEmulator({ groups: { [GROUP]: [{ type: "VICTOR_OPS", apiKey: "a" }] } });
  await call("DELETE", "/VICTOR_OPS");
  emulator.addFault({ status: 500 });
  emulator.addFault({ delayMs: 50, when: { method: "DELETE" } });
  const late = call("DELETE", "/VICTOR_OPS");
  emulator.reset();
  assert.equal((await late).status, 500);
  assert.deepEqual(emulator.state(), {
    groups: { [GROUP]: [{ type: "VICTOR_OPS", apiKey: "a" }] },
    requests: [], counts: { total: 0, byStatus: {} }, faults: [], nonces: 0, tokens: 0, rateLimitRemaining: undefined,
  });
});

test("the state is a copy: changing it changes nothing", async () => {
  const { emulator, call } = openEmulator({ groups: { [GROUP]: [{ type: "VICTOR_OPS", apiKey: "a" }] }, maskSecrets: false });
  emulator.state().groups[GROUP][0].apiKey = "changed";
  assert.equal((await (await call("GET", "/VICTOR_OPS")).json()).apiKey, "a");
});
