// Bad options: every one of them, each with its own path and code, and all at once.

import assert from "node:assert/strict";
import { test } from "node:test";
import { api, GROUP, KEY, LIST } from "./support/package.mjs";

const { IntegrationsClient, ValidationError } = api;

/** The issues of a constructor's error; none if it did not throw. */
function issuesOf(options) {
  try {
    new IntegrationsClient(options);
    return [];
  } catch (error) {
    assert.ok(error instanceof ValidationError, `${error.name}: ${error.message}`);
    assert.equal(error.code, "validation");
    for (const { severity, message, params } of error.issues) {
      assert.equal(severity, "error");
      assert.ok(message.length > 0 && typeof params === "object");
    }
    return error.issues;
  }
}

const short = (issues) => issues.map(({ path, code }) => `${path.join(".")} ${code}`);
const digest = (more) => ({ auth: { kind: "digest", ...KEY, ...more } });
const bearer = (token) => ({ auth: { kind: "bearer", token } });
const throwing = { get baseUrl() { throw new Error("boo"); } };

const BAD = [
  ["no object: a text", "https://cloud.mongodb.com", " invalid_type"],
  ["no object: an array", [], " invalid_type"],
  ["no object: a number", 7, " invalid_type"],
  ["no object: a function", () => {}, " invalid_type"],
  ["an unknown option", { baseURL: "https://x.example" }, "baseURL unknown_field"],
  ["baseUrl: a number", { baseUrl: 1 }, "baseUrl invalid_type"],
  ["baseUrl: null", { baseUrl: null }, "baseUrl invalid_type"],
  ["baseUrl: empty", { baseUrl: "" }, "baseUrl invalid_format"],
  ["baseUrl: no scheme", { baseUrl: "cloud.mongodb.com" }, "baseUrl invalid_format"],
  ["baseUrl: another scheme", { baseUrl: "ftp://cloud.mongodb.com" }, "baseUrl invalid_format"],
  ["baseUrl: a path", { baseUrl: "https://cloud.mongodb.com/x" }, "baseUrl invalid_format"],
  ["baseUrl: another version's path", { baseUrl: "https://cloud.mongodb.com/api/atlas/v2" }, "baseUrl invalid_format"],
  ["baseUrl: a query", { baseUrl: "https://cloud.mongodb.com?x" }, "baseUrl invalid_format"],
  ["baseUrl: a user", { baseUrl: "https://u:p@cloud.mongodb.com" }, "baseUrl invalid_format"],
  ["baseUrl: white space", { baseUrl: " https://cloud.mongodb.com" }, "baseUrl invalid_format"],
  ["proxy: empty", { proxy: "" }, "proxy invalid_format"],
  ["proxy: null", { proxy: null }, "proxy invalid_format"],
  ["proxy: a URL object", { proxy: new URL("https://proxy.example") }, "proxy invalid_format"],
  ["dangerouslyAllowBrowser: a text, as an environment has it", { dangerouslyAllowBrowser: "false" }, "dangerouslyAllowBrowser invalid_type"],
  ["proxy: relative, outside a browser", { proxy: "/atlas" }, "proxy invalid_format"],
  ["proxy: without a scheme, outside a browser", { proxy: "//proxy.example/atlas" }, "proxy invalid_format"],
  ["proxy: another scheme", { proxy: "ws://proxy.example" }, "proxy invalid_format"],
  ["proxy: a query", { proxy: "https://proxy.example/?to=" }, "proxy invalid_format"],
  ["proxy: a fragment", { proxy: "https://proxy.example/#x" }, "proxy invalid_format"],
  ["proxy: a user and password", { proxy: "https://user:made-up@proxy.example/" }, "proxy invalid_format"],
  ["auth: a text", { auth: "digest" }, "auth invalid_type"],
  ["auth: null", { auth: null }, "auth invalid_type"],
  ["auth: no kind", { auth: {} }, "auth.kind invalid_value"],
  ["auth: an unknown kind", { auth: { kind: "basic" } }, "auth.kind invalid_value"],
  ["auth: no publicKey", digest({ publicKey: undefined }), "auth.publicKey required"],
  ["auth: a blank publicKey", digest({ publicKey: " " }), "auth.publicKey required"],
  ["auth: no privateKey", digest({ privateKey: undefined }), "auth.privateKey required"],
  ["auth: an empty privateKey", digest({ privateKey: "" }), "auth.privateKey required"],
  ["auth: a privateKey that is no text", digest({ privateKey: 12345678 }), "auth.privateKey invalid_type"],
  ["auth: no token", bearer(undefined), "auth.token required"],
  ["auth: an empty token", bearer(""), "auth.token required"],
  ["auth: a token that is no text", bearer({}), "auth.token invalid_type"],
  ["auth: a token with a line break", bearer("two\nlines"), "auth.token invalid_format"],
  ["auth: a token with white space", bearer("two words"), "auth.token invalid_format"],
  ["auth: a token that no header can carry", bearer("snow☃man"), "auth.token invalid_format"],
  ["fetch: a text", { fetch: "fetch" }, "fetch invalid_type"],
  ["fetch: null", { fetch: null }, "fetch invalid_type"],
  ["credentials: an unknown one", { credentials: "always" }, "credentials invalid_value"],
  ["credentials: true", { credentials: true }, "credentials invalid_value"],
  ["headers: a text", { headers: "X-Team: payments" }, "headers invalid_type"],
  ["headers: a name that is none", { headers: { "no name": "x" } }, "headers invalid_type"],
  ["headers: a value with a line break", { headers: { "X-Team": "a\nb" } }, "headers invalid_type"],
  ["timeoutMs: a text", { timeoutMs: "30000" }, "timeoutMs invalid_type"],
  ["timeoutMs: a fraction", { timeoutMs: 1.5 }, "timeoutMs invalid_type"],
  ["timeoutMs: NaN", { timeoutMs: NaN }, "timeoutMs invalid_type"],
  ["timeoutMs: null", { timeoutMs: null }, "timeoutMs invalid_type"],
  ["timeoutMs: 0", { timeoutMs: 0 }, "timeoutMs out_of_range"],
  ["timeoutMs: less than nothing", { timeoutMs: -1 }, "timeoutMs out_of_range"],
  ["timeoutMs: more than a timer can wait", { timeoutMs: 2 ** 31 }, "timeoutMs out_of_range"],
  ["timeoutMs: for ever", { timeoutMs: Infinity }, "timeoutMs out_of_range"],
  ["retry: a number", { retry: 3 }, "retry invalid_type"],
  ["retry: null", { retry: null }, "retry invalid_type"],
  ["retry.limit: a text", { retry: { limit: "2" } }, "retry.limit invalid_type"],
  ["retry.limit: a fraction", { retry: { limit: 0.5 } }, "retry.limit invalid_type"],
  ["retry.limit: below 0", { retry: { limit: -1 } }, "retry.limit out_of_range"],
  ["retry.limit: without end", { retry: { limit: Infinity } }, "retry.limit out_of_range"],
  ["retry.maxDelayMs: below 0", { retry: { maxDelayMs: -1 } }, "retry.maxDelayMs out_of_range"],
  ["retry.maxDelayMs: a text", { retry: { maxDelayMs: "1" } }, "retry.maxDelayMs invalid_type"],
  ["retry.maxDelayMs: more than a timer can wait", { retry: { maxDelayMs: 2 ** 31 } }, "retry.maxDelayMs out_of_range"],
  ["retry: an unknown option", { retry: { retries: 3 } }, "retry.retries unknown_field"],
  ["logger: an object", { logger: console }, "logger invalid_type"],
  ["logger: null", { logger: null }, "logger invalid_type"],
];

for (const [name, options, expected] of BAD) {
  test(`bad option, ${name}`, () => assert.deepEqual(short(issuesOf(options)), [expected]));
}

const GOOD = [
  ["nothing", undefined],
  ["no options", {}],
  ["undefined for every option", { baseUrl: undefined, proxy: undefined, auth: undefined, fetch: undefined, timeoutMs: undefined, retry: undefined }],
  ["the page's baseUrl", { baseUrl: "https://cloud.mongodb.com/api/atlas/v1.0" }],
  ["baseUrl with a slash", { baseUrl: "https://cloud.mongodbgov.com/" }],
  ["an absolute proxy", { proxy: "http://127.0.0.1:8080/atlas/@team" }],
  ["auth none", { auth: { kind: "none" } }],
  ["digest, with a key of any characters", digest({ publicKey: "ключ", privateKey: "a \n\"☃" })],
  ["bearer with a text", bearer("a.b-c_d~e+f/g==")],
  ["bearer with a function", bearer(() => "x")],
  ["every credentials", { credentials: "include" }],
  ["the least and most of everything", { timeoutMs: 2 ** 31 - 1, retry: { limit: 0, maxDelayMs: 0 } }],
  ["an object with a getter that throws reads as absent", throwing],
  ["an object without a prototype", Object.assign(Object.create(null), { timeoutMs: 1 })],
];

for (const [name, options] of GOOD) {
  test(`good options: ${name}`, () => assert.deepEqual(short(issuesOf(options)), []));
}

test("all mistakes come at once, in one error whose message has each of them", () => {
  const options = {
    baseUrl: "x", proxy: "/atlas", auth: { kind: "digest" }, fetch: 1, credentials: "x", headers: 1, timeoutMs: 0,
    retry: { limit: -1, maxDelayMs: "x" }, logger: 1, time: 1,
  };
  const issues = issuesOf(options);
  assert.deepEqual(new Set(short(issues)), new Set([
    "baseUrl invalid_format", "proxy invalid_format", "auth.publicKey required", "auth.privateKey required", "fetch invalid_type",
    "credentials invalid_value", "headers invalid_type", "timeoutMs out_of_range", "retry.limit out_of_range",
    "retry.maxDelayMs invalid_type", "logger invalid_type", "time unknown_field",
  ]));
  assert.equal(issues.length, 12);
  assert.throws(() => new IntegrationsClient(options), (error) => issues.every(({ message }) => error.message.includes(message)));
});

test("the issues help: allowed values, ranges, a suggestion", () => {
  const [credentials] = issuesOf({ credentials: "x" });
  assert.deepEqual(credentials.params, { allowed: ["omit", "same-origin", "include"] });
  const [kind] = issuesOf({ auth: { kind: "x" } });
  assert.deepEqual(kind.params, { allowed: ["none", "digest", "serviceAccount", "bearer"] });
  const [timeout] = issuesOf({ timeoutMs: 0 });
  assert.deepEqual(timeout.params, { min: 1, max: 2 ** 31 - 1 });
  const [unknown] = issuesOf({ baseURL: "https://x.example" });
  assert.deepEqual(unknown.params, { suggestion: "baseUrl" });
});

test("options are read once: changing them afterwards changes nothing", async () => {
  const seen = [];
  const options = { baseUrl: "https://one.example", headers: { "x-team": "one" }, fetch: async (url, init) => (seen.push(new Request(url, init)), Response.json(LIST)) };
  const client = new IntegrationsClient(options);
  options.baseUrl = "https://two.example";
  options.headers["x-team"] = "two";
  options.fetch = () => assert.fail("the second fetch");
  await client.list(GROUP);
  assert.deepEqual([new URL(seen[0].url).host, seen[0].headers.get("x-team")], ["one.example", "one"]);
});
