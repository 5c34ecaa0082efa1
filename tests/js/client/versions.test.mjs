// Version 2 together with version 1.0, with the emulator, which has both and answers 406 if `Accept` does not name the version.

import assert from "node:assert/strict";
import { test } from "node:test";
import { api, load } from "./support/package.mjs";

const { AtlasApiError, IntegrationsClient, v2 } = api;
const { createEmulator } = await load("emulator.js");

const GROUP = "5d791c84ff7a2522cc4f9aa1";
const KEY = { publicKey: "made-up-public", privateKey: "made-up-private-key" };
const MEDIA = "application/vnd.atlas.2023-01-01+json";
const PROMETHEUS = { type: "PROMETHEUS", username: "made-up", password: "made-up-password", serviceDiscovery: "http", enabled: true };

/** Clients of both versions over one store; what they sent, and what they logged. */
function open() {
  const emulator = createEmulator({ ...KEY, groups: [GROUP] });
  const [sent, events] = [[], []];
  const fetch = (url, init) => {
    sent.push({ url, headers: Object.fromEntries(Object.entries(init.headers)) });
    return emulator(url, init);
  };
  const options = { auth: { kind: "digest", ...KEY }, fetch, logger: (event) => events.push(event) };
  return { first: new IntegrationsClient(options), second: new v2.IntegrationsClient({ ...options, headers: { Accept: "text/html" } }), sent, events };
}

test("v2: each operation under its path, which the digest signs, with the version in Accept, whatever the caller's headers say", async () => {
  const { second, sent } = open();
  const list = await second.create(GROUP, PROMETHEUS);
  assert.equal(v2.findIntegration(list, "PROMETHEUS").username, "made-up");
  assert.equal((await second.update(GROUP, { ...PROMETHEUS, enabled: false })).results[0].enabled, false);
  const got = await second.get(GROUP, "PROMETHEUS");
  assert.deepEqual([got.enabled, got.password], [false, undefined]);
  await second.delete(GROUP, "PROMETHEUS");
  assert.deepEqual((await second.list(GROUP)).results, []);
  for (const { url, headers } of sent) {
    const { pathname } = new URL(url);
    assert.match(pathname, /^\/api\/atlas\/v2\//);
    assert.equal(headers.accept, MEDIA);
    if (headers.authorization) assert.ok(headers.authorization.includes(`uri="${pathname}"`));
  }
  assert.ok(sent.some(({ headers }) => headers["content-type"] === MEDIA) && sent.some(({ headers }) => headers.authorization));
});

test("what one version set up the other reads and removes, although it can't send it", async () => {
  const { first, second } = open();
  await second.create(GROUP, PROMETHEUS);
  await first.create(GROUP, { type: "FLOWDOCK", flowName: "flow", apiToken: "made-up-token-0001", orgName: "org" });
  assert.equal((await first.get(GROUP, "PROMETHEUS")).type, "PROMETHEUS");
  assert.equal((await second.get(GROUP, "FLOWDOCK")).type, "FLOWDOCK");
  await first.delete(GROUP, "PROMETHEUS");
  await second.delete(GROUP, "FLOWDOCK");
  assert.deepEqual((await first.list(GROUP)).results, []);
  await assert.rejects(first.create(GROUP, PROMETHEUS), ({ issues: [issue] }) => issue.code === "unknown_type" && issue.params.knownTo === "v2");
});

test("the events of answers say what is left of the rate limit, and no others", async () => {
  const { second, events } = open();
  await second.list(GROUP);
  const answered = events.filter(({ kind }) => kind === "response");
  assert.ok(answered.length > 0);
  for (const { rateLimit } of answered) assert.ok(rateLimit.limit > 0 && rateLimit.remaining < rateLimit.limit);
  for (const event of events.filter(({ kind }) => kind !== "response")) assert.equal(event.rateLimit, undefined);
});

/** A client whose answers are this one. */
const answering = (status, body, headers, told) =>
  new v2.IntegrationsClient({ fetch: async () => new Response(JSON.stringify(body), { status, headers }), retry: { limit: 0 }, logger: (event) => told.push(event) });

test("deprecation and sunset as ISO dates, together or alone, on errors, too", async () => {
  const [deprecation, sunset] = ["Wed, 19 Feb 2025 00:00:00 GMT", "Thu, 1 Jul 2027 00:00:00 GMT"];
  const list = { results: [], totalCount: 0, links: [] };
  for (const [status, headers, expected] of [
    [200, { deprecation, sunset }, ["2025-02-19T00:00:00Z", "2027-07-01T00:00:00Z"]],
    [200, { deprecation }, ["2025-02-19T00:00:00Z", undefined]],
    [404, { deprecation, sunset }, ["2025-02-19T00:00:00Z", "2027-07-01T00:00:00Z"]],
    [200, { deprecation: "true" }, [undefined, undefined]],
  ]) {
    const told = [];
    await answering(status, list, headers, told).list(GROUP).catch((error) => assert.ok(error instanceof AtlasApiError));
    const event = told.find(({ kind }) => kind === "response");
    assert.deepEqual([event.deprecation, event.sunset], expected);
  }
});

for (const [status, errorCode, detail, reason, parameters] of [
  [406, "INVALID_VERSION_DATE", "Invalid accept header or version date.", "Not Acceptable", []],
  [410, "VERSION_GONE", "Version 2023-01-01 of api/atlas/v2/groups/x/integrations is no longer available.", "Gone", ["2023-01-01", "api/atlas/v2/groups/x/integrations"]],
]) {
  test(`${status} ${errorCode} is read, as plain JSON beside answers of the vendor type, and is not repeated`, async () => {
    const told = [];
    const client = answering(status, { error: status, errorCode, detail, reason, parameters }, { "content-type": "application/json" }, told);
    await assert.rejects(client.list(GROUP), { name: "AtlasApiError", status, errorCode, detail, reason, parameters, retryable: false });
  });
}

test("answers of the vendor type with a charset are read, and the links of a list whatever the order of their query", async () => {
  const next = "https://cloud.mongodb.com/api/atlas/v2/groups/x/integrations?pageNum=2&includeCount=true&itemsPerPage=1";
  const pages = [{ results: [{ type: "SLACK", apiToken: "****", channelName: null }], totalCount: 2, links: [{ rel: "next", href: next }] }, { results: [], totalCount: 2, links: [] }];
  const asked = [];
  const client = new v2.IntegrationsClient({
    fetch: async (url) => {
      asked.push(new URL(url).search);
      return new Response(JSON.stringify(pages[asked.length - 1]), { headers: { "content-type": `${MEDIA};charset=utf-8` } });
    },
  });
  const types = [];
  for await (const { results } of client.pages(GROUP, { itemsPerPage: 1 })) types.push(...results.map(({ type }) => type));
  assert.deepEqual([types, asked.length, asked[1].includes("pageNum=2")], [["SLACK"], 2, true]);
});
