// The client: what a repeated request can meet, cell by cell of the table in ERRORS.md, on a real server and on the emulator.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { answer, atlasError, cut, json, silence, startServer } from "../client/support/server.mjs";
import { api, createEmulator, DATADOG, emulate, GROUP, HEX32, KEY, OPERATIONS, PATH, pkg, rejection } from "../client/support/package.mjs";

const { AbortedError, AtlasApiError, IntegrationsClient } = api;
const QUICK = { limit: 4, maxDelayMs: 10 };
const GONE = { errorCode: "INTEGRATION_NOT_CONFIGURED" };
const THERE = { errorCode: "INTEGRATION_ALREADY_CONFIGURED" };
const there = () => atlasError(409, THERE);

/** A client of a server that gives these answers, and then what a sound one would. */
async function scripted(t, script, options) {
  const server = await startServer(t, { script });
  return { server, client: new IntegrationsClient({ baseUrl: server.url, timeoutMs: 300, retry: QUICK, ...options }) };
}

const listOf = (...views) => json(200, { links: [], results: views, totalCount: views.length });
const MASKED = "****************************cdef";

const LOST = { "no answer": cut, "a timeout": silence, 500: atlasError(500), 502: atlasError(502), 503: atlasError(503), 504: atlasError(504) };

for (const [name, first] of Object.entries(LOST)) {
  test(`delete: ${name}, then Atlas's own 404: it is done`, async (t) => {
    const { client, server } = await scripted(t, [first, atlasError(404, GONE)]);
    assert.equal(await client.delete(GROUP, "DATADOG"), undefined);
    assert.equal(server.requests.length, 2);
  });
}

for (const [name, second, errorCode] of [
  ["a gateway's page", answer(404, "<html>no such page</html>", { "content-type": "text/html" }), undefined],
  ["an empty 404", answer(404, ""), undefined],
  ["a 404 of another API", json(404, { message: "no route" }), undefined],
  ["a project that is not there", atlasError(404, { errorCode: "GROUP_NOT_FOUND" }), "GROUP_NOT_FOUND"],
  ["a path that is not there", atlasError(404, { errorCode: "RESOURCE_NOT_FOUND" }), "RESOURCE_NOT_FOUND"],
  ["a 410", atlasError(410, GONE), "INTEGRATION_NOT_CONFIGURED"],
]) {
  test(`delete: a lost answer, then ${name}: the error, since nothing says that it is gone`, async (t) => {
    const { client } = await scripted(t, [atlasError(502), second]);
    const error = await rejection(client.delete(GROUP, "DATADOG"));
    assert.ok(error instanceof AtlasApiError);
    assert.deepEqual([error.errorCode, error.afterRetry], [errorCode, undefined]);
  });
}

test("delete: refused with 429, then Atlas's own 404: the error, since nothing was lost and there was none", async (t) => {
  const { client } = await scripted(t, [atlasError(429), atlasError(429), atlasError(404, GONE)]);
  assert.equal((await rejection(client.delete(GROUP, "DATADOG"))).errorCode, GONE.errorCode);
});

test("delete: a lost answer, a 429, then Atlas's own 404: it is done", async (t) => {
  const { client, server } = await scripted(t, [cut, atlasError(429), atlasError(404, GONE)]);
  assert.equal(await client.delete(GROUP, "DATADOG"), undefined);
  assert.equal(server.requests.length, 3);
});

test("delete: Atlas's own 404 at the first attempt: the error", async (t) => {
  const { client, server } = await scripted(t, [atlasError(404, GONE)]);
  assert.equal((await rejection(client.delete(GROUP, "DATADOG"))).status, 404);
  assert.equal(server.requests.length, 1);
});

// An update adds what is not there, so a repeated one can meet its own first attempt as a repeated create can.
const SENDERS = { create: [429, 503], update: [429, 503, 500] };

for (const [operation, firsts] of Object.entries(SENDERS)) {
  for (const first of firsts) {
    test(`${operation}: ${first}, then 409, and the list shows what was sent: the list`, async (t) => {
      const others = [{ type: "SLACK", apiToken: "****", channelName: "", id: "1" }, { ...DATADOG, apiKey: MASKED, id: "2", customEndpoint: null }];
      const { client, server } = await scripted(t, [atlasError(first), there(), listOf(...others)]);
      const list = await OPERATIONS[operation](client);
      assert.deepEqual(list, { results: others, totalCount: 2, links: [] });
      assert.deepEqual(server.requests.slice(2).map(({ method, url, body }) => [method, url, body]), [["GET", PATH, ""]]);
    });
  }

  for (const [name, views] of [
    ["another key", [{ ...DATADOG, apiKey: "****************************0000" }]],
    ["another region", [{ ...DATADOG, apiKey: MASKED, region: "US" }]],
    ["no region", [{ type: "DATADOG", apiKey: MASKED }]],
    ["a mask that shows nothing", [{ ...DATADOG, apiKey: "****" }]],
    ["a mask that shows a length alone", [{ ...DATADOG, apiKey: "*".repeat(32) }]],
    ["no key", [{ type: "DATADOG", region: "EU" }]],
    ["none of its type", [{ type: "OPS_GENIE", apiKey: MASKED, region: "EU" }]],
    ["nothing", []],
  ]) {
    test(`${operation}: 503, then 409, and the list shows ${name}: the 409, after a retry`, async (t) => {
      const { client, server } = await scripted(t, [atlasError(503), there(), listOf(...views)]);
      const error = await rejection(OPERATIONS[operation](client));
      assert.ok(error instanceof AtlasApiError);
      assert.deepEqual([error.status, error.errorCode, error.afterRetry, error.toJSON().afterRetry], [409, THERE.errorCode, true, true]);
      assert.equal(server.requests.length, 3);
    });
  }

  for (const [name, third] of [
    ["is refused", atlasError(403)], ["is not answered", cut], ["times out", silence], ["fails", atlasError(500)], ["is no list", json(200, {})],
  ]) {
    test(`${operation}: 503, then 409, and the list ${name}: the 409, and the list is not asked for again`, async (t) => {
      const events = [];
      const { client, server } = await scripted(t, [atlasError(503), there(), third], { logger: (event) => events.push(event) });
      const error = await rejection(OPERATIONS[operation](client));
      assert.deepEqual([error.status, error.afterRetry, server.requests.length], [409, true, 3]);
      const last = events.slice(-2);
      assert.deepEqual(last.map(({ kind, operation: what }) => [kind, what]), [["error", "list"], ["error", operation]]);
      assert.equal(last[1].error, error);
    });
  }

  test(`${operation}: 409 at the first attempt: the error, and no list`, async (t) => {
    const { client, server } = await scripted(t, [there()]);
    const error = await rejection(OPERATIONS[operation](client));
    assert.deepEqual([error.status, error.afterRetry, server.requests.length], [409, undefined, 1]);
  });

  test(`${operation}: 503, then another 409: the error, and no list`, async (t) => {
    const { client, server } = await scripted(t, [atlasError(503), atlasError(409, { errorCode: "GROUP_BUSY" })]);
    const error = await rejection(OPERATIONS[operation](client));
    assert.deepEqual([error.errorCode, error.afterRetry, server.requests.length], ["GROUP_BUSY", undefined, 2]);
  });

  test(`${operation}: an abort while the list is asked for ends the call`, async (t) => {
    const controller = new AbortController();
    const hang = () => controller.abort();
    const { client } = await scripted(t, [atlasError(503), there(), hang], { timeoutMs: 5_000 });
    assert.ok((await rejection(OPERATIONS[operation](client, { signal: controller.signal }))) instanceof AbortedError);
  });
}

test("create: the list is asked for with the page that was asked for, by the same route and with the same key", async (t) => {
  const { emulator, url } = await emulate(t, { groups: { [GROUP]: [DATADOG] } });
  const events = [];
  const faults = [503];
  const client = new IntegrationsClient({
    baseUrl: url, auth: { kind: "digest", ...KEY }, retry: QUICK, logger: (event) => events.push(event),
    fetch: async (...request) => (faults.length > 0 ? new Response("{}", { status: faults.shift() }) : fetch(...request)),
  });
  const list = await client.create(GROUP, DATADOG, { includeCount: false, envelope: true });
  assert.deepEqual(list.results.map(({ type, apiKey }) => [type, apiKey]), [["DATADOG", MASKED]]);
  assert.equal(list.totalCount, undefined);
  assert.equal(emulator.state().counts.total, 3);
  assert.deepEqual(events.slice(-2).map(({ kind, operation, attempt, status }) => [kind, operation, attempt, status]),
    [["request", "list", 1, undefined], ["response", "list", 1, 200]]);
});

test("create on the emulator: it was carried out, and a 503 came in place of the answer", async () => {
  const emulator = createEmulator({ authentication: "none", groups: { [GROUP]: [] }, faults: [{ status: 503, carryOut: true, when: { operation: "create" } }] });
  const client = new IntegrationsClient({ fetch: emulator, retry: QUICK });
  const webhook = { type: "WEBHOOK", url: "https://hooks.example.com/services/made-up-2101", secret: "made-up-secret-of-30-characters" };
  const list = await client.create(GROUP, webhook);
  assert.equal(list.results[0].url, "https://hooks.example.com/****2101");
  const again = await rejection(client.create(GROUP, webhook));
  assert.deepEqual([again.status, again.afterRetry], [409, undefined]);
});

test("create on the emulator: a URL of which only the origin shows is no proof", async () => {
  const emulator = createEmulator({ authentication: "none", groups: { [GROUP]: [] }, faults: [{ status: 503, carryOut: true, when: { operation: "create" } }] });
  const error = await rejection(new IntegrationsClient({ fetch: emulator, retry: QUICK }).create(GROUP, { type: "WEBHOOK", url: "https://h.example/short" }));
  assert.deepEqual([error.status, error.afterRetry], [409, true]);
});

for (const operation of ["list", "get"]) {
  for (const code of ["INTEGRATION_NOT_CONFIGURED", "GROUP_NOT_FOUND", undefined]) {
    test(`${operation}: a lost answer, then a 404 ${code ?? "of a gateway"}: the error`, async (t) => {
      const second = code ? atlasError(404, { errorCode: code }) : answer(404, "<html>", { "content-type": "text/html" });
      const { client, server } = await scripted(t, [cut, second]);
      const error = await rejection(OPERATIONS[operation](client));
      assert.deepEqual([error.status, error.errorCode, error.afterRetry, server.requests.length], [404, code, undefined, 2]);
    });
  }
}

test("update: a lost answer, then a 404: the error", async (t) => {
  const { client } = await scripted(t, [cut, atlasError(404, GONE)]);
  assert.equal((await rejection(client.update(GROUP, DATADOG))).status, 404);
});

for (const [name, first] of Object.entries({ ...LOST, 503: undefined, 429: undefined })) {
  if (!first) continue;
  test(`create: ${name}: not repeated, since it may have been carried out`, async (t) => {
    const { client, server } = await scripted(t, [first]);
    await rejection(client.create(GROUP, { ...DATADOG, apiKey: HEX32 }));
    assert.equal(server.requests.length, 1);
  });
}

test("ERRORS.md has the table, a row for each operation", async () => {
  const page = await readFile(join(pkg, "ERRORS.md"), "utf8");
  const [, table] = page.split("## What a repeated request can meet");
  const rows = [...table.matchAll(/^\| `(\w+)` /gm)].map(([, operation]) => operation);
  assert.deepEqual([...new Set(rows)], Object.keys(OPERATIONS));
});
