// Editing what is there: load the settings, masked as Atlas gives them, change one field, save. And switching between services.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { CASES, V2_CASES } from "./support/cases.mjs";
import { api, apiOf, pkg } from "./support/package.mjs";

const { createEmulator } = await import(pathToFileURL(join(pkg, "emulator.js")).href);
const GROUP = "5d791c84ff7a2522cc4f9aa1";

/** Atlas with one integration in it, and a client of a version. */
function withAtlas(view, { IntegrationsClient } = api) {
  const atlas = createEmulator({ authentication: "none", groups: { [GROUP]: [view] }, strict: true });
  return new IntegrationsClient({ fetch: atlas });
}

const isMasked = ({ secret, kind }) => secret || kind === "url";

// Slack's channel is given, since version 1.0 returns "" for one that is not.
const VIEWS = [...CASES, ...V2_CASES].map(({ version, sent }) => ({ version, sent: sent.type === "SLACK" ? { channelName: "general", ...sent } : sent }));

for (const { version, sent } of VIEWS) {
  const api = apiOf(version);
  const { type } = sent;
  const fields = api.describeIntegration(type).fields.filter(({ name }) => name in sent);
  const masked = fields.filter(isMasked).map(({ name }) => name);

  test(`${type} of ${version}: what Atlas masks, or never returns, has to be typed again, and then all is saved`, async () => {
    const client = withAtlas(sent, api);
    const current = await client.get(GROUP, type);
    const untouched = api.prepareUpdate(current, {});
    assert.deepEqual(untouched, { ready: false, retype: masked, issues: [], changed: [], dropped: [] });

    const retyped = Object.fromEntries(masked.map((name) => [name, sent[name]]));
    const same = api.prepareUpdate(current, retyped);
    assert.deepEqual([same.ready, same.integration], [true, sent]);
    // Those that show enough of the old one to be compared.
    for (const name of masked) assert.equal(same.changed.includes(name), !(name in current && api.looksUnchanged(current[name], sent[name])), name);
    await client.update(GROUP, same.integration);
  });

  test(`${type} of ${version}: a new secret is a change`, async () => {
    const client = withAtlas(sent, api);
    const current = await client.get(GROUP, type);
    const renewed = Object.fromEntries(fields.filter(isMasked).map(({ name, kind }) => [name, kind === "url" ? "https://other.example/made-up" : "fedcba9876543210fedcba9876543210"]));
    const update = api.prepareUpdate(current, renewed);
    assert.deepEqual([update.ready, update.changed], [true, masked]);
    await client.update(GROUP, update.integration);
    assert.deepEqual(update.integration, { ...sent, ...renewed });
  });
}

test("one optional field is changed, another cleared", async () => {
  const slack = { type: "SLACK", apiToken: "xoxp-made-up-token-1", teamName: "Team", channelName: "old" };
  const current = await withAtlas(slack).get(GROUP, "SLACK");
  const { apiToken } = slack;
  assert.deepEqual(api.prepareUpdate(current, { apiToken, channelName: "new" }).changed, ["channelName"]);
  const cleared = api.prepareUpdate(current, { apiToken, channelName: "" });
  assert.deepEqual([cleared.integration, cleared.changed], [{ type: "SLACK", apiToken, teamName: "Team" }, ["channelName"]]);
});

test("what else cannot be sent is an issue: a legacy Slack without a team, a region that is only read", async () => {
  const legacy = api.prepareUpdate({ type: "SLACK", apiToken: "****en-1", channelName: "" }, { apiToken: "xoxp-made-up-token-1" });
  assert.deepEqual([legacy.ready, legacy.retype, legacy.issues.map(({ path, code }) => [path[0], code])], [false, [], [["teamName", "required"]]]);
  const region = api.prepareUpdate({ type: "DATADOG", apiKey: "****cdef", region: "AP1" }, {});
  assert.deepEqual([region.retype, region.issues.map(({ path, code }) => [path[0], code])], [["apiKey"], [["region", "invalid_value"]]]);
});

test("looksUnchanged compares the visible end, an origin, and the length where the mask keeps it", () => {
  const key = "0123456789abcdef0123456789abcdef";
  assert.equal(api.looksUnchanged(`${"*".repeat(28)}cdef`, key), true);
  assert.equal(api.looksUnchanged(`${"*".repeat(28)}cdef`, `0${key}`), false);
  assert.equal(api.looksUnchanged("****cdef", `0${key}`), true);
  assert.equal(api.looksUnchanged("****", key), false);
  assert.equal(api.looksUnchanged("https://example.com/****2101", "https://example.com/made-up-2101"), true);
  assert.equal(api.looksUnchanged("https://example.com/****2101", "https://example.org/made-up-2101"), false);
});

test("a form that switches type keeps what the new service has, and no left-overs", () => {
  const values = { type: "DATADOG", apiKey: "made-up", region: "EU", routingKey: " ", serviceKey: "left over", url: undefined };
  assert.deepEqual(api.pickView("OPS_GENIE", values), { type: "OPS_GENIE", apiKey: "made-up", region: "EU" });
  assert.deepEqual(api.pickView("VICTOR_OPS", values), { type: "VICTOR_OPS", apiKey: "made-up" });
  // A required one stays although it is blank, so that the form reports it.
  assert.deepEqual(api.pickView("DATADOG", { apiKey: "" }), { type: "DATADOG", apiKey: "" });
});

test("partial mode checks only what is there and not blank, and blur one field", () => {
  const half = { type: "NEW_RELIC", licenseKey: "", accountId: "1", writeToken: "****" };
  assert.deepEqual(api.validate(half, { mode: "partial" }).issues.map(({ path, code }) => [path[0], code]), [["writeToken", "masked_secret"]]);
  assert.deepEqual(api.validateField("NEW_RELIC", "readToken", "").map(({ code }) => code), ["required"]);
  assert.deepEqual(api.validateField("NEW_RELIC", "accountId", "1"), []);
  assert.deepEqual(api.validateField("DATADOG", "apiKey", "made-up").map(({ code, severity }) => [code, severity]), [["unlikely_value", "warning"]]);
  assert.deepEqual(api.validateField("FLOWDOCK", "type", "FLOWDOCK"), []);
});
