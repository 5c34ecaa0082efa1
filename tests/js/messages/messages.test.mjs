// Messages as somebody reads them for the first time: which option or field, and what to do.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

const pkg = process.env.ATLAS_PKG;
if (!pkg) throw new Error("ATLAS_PKG must name the built package: run this suite with `cargo xtask test messages`");
const load = (file) => import(pathToFileURL(join(pkg, file)).href);
const api = await load("loaders/inline.js");
const locales = Object.fromEntries(await Promise.all(["de", "en", "es", "fr", "ja", "pt", "zh"].map(async (name) => [name, (await load(`locales/${name}.js`)).default])));

function thrown(call) {
  try {
    call();
  } catch (error) {
    return error;
  }
  assert.fail("nothing was thrown");
}
const refused = (options) => thrown(() => new api.IntegrationsClient(options));

test("a wrong option is named by its whole path", () => {
  for (const [options, message] of [
    [{ auth: { kind: "digset" } }, /^`auth\.kind` must be one of `none`, `digest`, /],
    [{ auth: { kind: "digest", privateKey: "made-up" } }, /^`auth\.publicKey` is required$/],
    [{ auth: { kind: "bearer", token: "made up" } }, /^`auth\.token` /],
    [{ retry: { limit: 1.5 } }, /^`retry\.limit` must be a whole number$/],
    [{ retry: { limit: 101 } }, /^`retry\.limit` must be between 0 and 100$/],
    [{ timeoutMs: "5" }, /^`timeoutMs` must be a whole number$/],
  ]) {
    assert.match(refused(options).message, message);
  }
  const request = () => api.listRequest({ groupId: "5d791c84ff7a2522cc4f9aa1", query: { pageNum: 0, itemsPerpage: 5 } });
  assert.equal(thrown(request).message, "`query.pageNum` must be at least 1; `query.itemsPerpage` is not recognized: did you mean `itemsPerPage`?");
});

test("an option one level too high: did you mean the one further in", () => {
  const { message, issues } = refused({ publicKey: "made-up", privatekey: "made-up", token: "x", kind: "digest", limit: 1, maxDelay: 5, foo: 1 });
  assert.deepEqual(issues.map(({ path: [name], params }) => [name, params.suggestion]), [
    ["publicKey", "auth.publicKey"],
    ["privatekey", "auth.privateKey"],
    ["token", "auth.token"],
    ["kind", "auth.kind"],
    ["limit", "retry.limit"],
    ["maxDelay", "retry.maxDelayMs"],
    ["foo", undefined],
  ]);
  assert.ok(message.startsWith("`publicKey` is not recognized: did you mean `auth.publicKey`?"), message);
  assert.ok(message.endsWith("`foo` is not recognized: remove it"), message);
  // A name with a dot in it is none of them.
  assert.equal(refused({ "auth.publicKey": "made-up" }).issues[0].code, "unknown_field");
});

test("a message begins with what is wrong", () => {
  const { message } = thrown(() => api.createRequest({ groupId: "x", integration: { type: "DATADOG", apiKey: "****", region: "UK" } }));
  assert.equal(
    message,
    "`groupId` must be a project id, 24 hexadecimal digits (0-9, a-f); `apiKey` is the mask that Atlas shows: enter the full value again; `region` must be one of `US`, `EU`",
  );
});

test("the catalogue speaks as the validator does", () => {
  for (const type of ["DATADOG_LOGS", "JIRA"]) {
    const [{ message }] = api.validate({ type }).issues;
    for (const call of [() => api.describeIntegration(type), () => api.jsonSchema(type), () => api.uiSchema(type)]) assert.equal(thrown(call).message, message);
  }
});

test("in each language an option has its whole path, and a field its label", () => {
  const [option] = refused({ auth: { kind: "digset" } }).issues;
  const [stranger] = refused({ publicKey: "made-up" }).issues;
  const [field] = api.validate({ type: "DATADOG" }).issues;
  for (const [name, locale] of Object.entries(locales)) {
    const [a, b, c] = api.localizeIssues([option, stranger, field], { locale, type: "DATADOG" }).map(({ message }) => message);
    assert.match(a, /auth\.kind.*digest/, name);
    assert.match(b, /publicKey.*auth\.publicKey/, name);
    assert.ok(c.includes(api.describeIntegration("DATADOG", { locale }).fields[0].label) && !c.includes("apiKey"), `${name}: ${c}`);
  }
});

test("what has no list of allowed values keeps its own sentence in each language", () => {
  const [token] = refused({ auth: { kind: "bearer", token: "made up" } }).issues;
  for (const locale of Object.values(locales)) {
    assert.doesNotMatch(api.localizeIssues([token], { locale })[0].message, /\{|  | [,.]|sein$/, locale.name);
  }
});
