// What Atlas returned and an update would lose is named before it is sent.

import assert from "node:assert/strict";
import { test } from "node:test";
import { api } from "./package.mjs";

const KEY = "0123456789abcdef0123456789abcdef";
const { prepareUpdate } = api;

test("a region, switches and templates that this version cannot send are named, ready or not", () => {
  const cases = [
    [{ type: "PAGER_DUTY", serviceKey: "****cdef", region: "EU" }, { serviceKey: KEY }, ["region"]],
    [{ id: "1", type: "DATADOG", apiKey: "****cdef", region: "US", sendDatabaseMetrics: true, sendCollectionLatencyMetrics: false, customEndpoint: null }, { apiKey: KEY }, ["sendDatabaseMetrics", "sendCollectionLatencyMetrics"]],
    [{ type: "WEBHOOK", url: "https://h.example/****2101", headersTemplate: "{}", bodyTemplate: { nested: true } }, { url: "https://h.example/x-2101" }, ["headersTemplate", "bodyTemplate"]],
  ];
  for (const [current, edited, dropped] of cases) {
    const ready = prepareUpdate(current, edited);
    assert.deepEqual([ready.ready, ready.dropped], [true, dropped], current.type);
    for (const name of dropped) assert.ok(!(name in ready.integration), name);
    const masked = prepareUpdate(current, {});
    assert.deepEqual([masked.ready, masked.dropped], [false, dropped], current.type);
  }
});

test("so is what the edit clears; not what stays, nor what Atlas says is not set", () => {
  const webhook = { id: "1", type: "WEBHOOK", url: "https://h.example/x", secret: "****long" };
  assert.deepEqual(prepareUpdate(webhook, { secret: null }).dropped, ["secret"]);
  assert.deepEqual(prepareUpdate(webhook, { secret: KEY }).dropped, []);
  assert.deepEqual(prepareUpdate({ ...webhook, secret: null }, {}).dropped, []);
  assert.deepEqual(prepareUpdate({ type: "A_SERVICE_TO_COME", token: "x" }, {}).dropped, [], "nothing of it is sent at all");
});

test("a new value that may be the one behind the mask is no change", () => {
  const current = { type: "DATADOG", apiKey: `${"*".repeat(28)}cdef`, region: "US" };
  assert.deepEqual(prepareUpdate(current, { apiKey: KEY }).changed, []);
  assert.deepEqual(prepareUpdate(current, { apiKey: "0".repeat(32), region: "EU" }).changed, ["apiKey", "region"]);
  const webhook = { type: "WEBHOOK", url: "https://h.example/****2101" };
  assert.deepEqual(prepareUpdate(webhook, { url: "https://h.example/x-2101" }).changed, []);
  assert.deepEqual(prepareUpdate(webhook, { url: "https://h.example/x-2102" }).changed, ["url"]);
});
