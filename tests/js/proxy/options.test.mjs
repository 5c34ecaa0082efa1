// What `createProxy` refuses to be made with.

import assert from "node:assert/strict";
import { test } from "node:test";
import { createProxy, DIGEST, GROUP, serve, TOKEN, ValidationError } from "./support.mjs";

const PASS = { kind: "passThrough" };

/** Each row: name, options, and the issues as `path code`. */
const ROWS = [
  ["no options", undefined, [" invalid_type", "auth required"]],
  ["no auth", {}, ["auth required"]],
  ["auth that is no object", { auth: "digest" }, ["auth invalid_type", "auth.kind required"]],
  ["auth without a kind", { auth: {} }, ["auth.kind required"]],
  ["an unknown kind", { auth: { kind: "none" } }, ["auth.kind invalid_value"]],
  ["digest without keys", { auth: { kind: "digest" } }, ["auth.publicKey required", "auth.privateKey required"]],
  ["digest with half a key", { auth: { kind: "digest", publicKey: "abcdefgh", privateKey: " " } }, ["auth.privateKey required"]],
  ["a key that is no text", { auth: { ...DIGEST, privateKey: 12345678 } }, ["auth.privateKey invalid_type"]],
  ["bearer without a token", { auth: { kind: "bearer" } }, ["auth.token required"]],
  ["a token with a line break", { auth: { kind: "bearer", token: "a\r\nX: b" } }, ["auth.token invalid_format"]],
  ["a token with a space", { auth: { kind: "bearer", token: "a b" } }, ["auth.token invalid_format"]],
  ["a key where none is used", { auth: { ...PASS, privateKey: "12345678" } }, ["auth.privateKey unknown_field"]],
  ["a target that is no URL", { auth: PASS, target: "cloud.mongodb.com" }, ["target invalid_format"]],
  ["a target with a path", { auth: PASS, target: "https://cloud.mongodb.com/evil" }, ["target invalid_format"]],
  ["a target with a user", { auth: PASS, target: "https://user@cloud.mongodb.com" }, ["target invalid_format"]],
  ["a target with a query", { auth: PASS, target: "https://cloud.mongodb.com?x" }, ["target invalid_format"]],
  ["a target of another scheme", { auth: PASS, target: "ftp://cloud.mongodb.com" }, ["target invalid_format"]],
  ["a target that is no text", { auth: PASS, target: new URL("https://cloud.mongodb.com") }, ["target invalid_type"]],
  ...["atlas", "/atlas/", "/", "//", "/a//b", "/..", "/a/../b", "/a b", "/a?b", "/%61", "/a\\b"].map((basePath) => [
    `the base path ${basePath}`, { auth: PASS, basePath }, ["basePath invalid_format"],
  ]),
  ["authorize that is no function", { auth: PASS, authorize: true }, ["authorize invalid_type"]],
  ["allowHosts that is no list", { auth: PASS, allowHosts: "localhost" }, ["allowHosts invalid_type"]],
  ...["", "*", "*.example", "a/b", "a:b", "a:1:2", "u@a", "http://a", "a b", "a:99999", "[::1", 1].map((host) => [
    `the host ${JSON.stringify(host)}`, { auth: PASS, allowHosts: ["localhost", host] }, ["allowHosts.1 invalid_format"],
  ]),
  ...["", "null", "a.example", "https://", "https://a.example/", "https://a.example/x", "https://*.example", "https://u@a", "https://a, https://b"].map((origin) => [
    `the origin ${JSON.stringify(origin)}`, { auth: PASS, allowOrigins: [origin] }, ["allowOrigins.0 invalid_format"],
  ]),
  ["every origin with a private key", { auth: DIGEST, allowOrigins: ["*"] }, ["allowOrigins.0 invalid_value"]],
  ["every origin with a token", { auth: { kind: "bearer", token: TOKEN }, allowOrigins: ["https://a.example", "*"] }, ["allowOrigins.1 invalid_value"]],
  ["every origin with a private key and authorize", { auth: DIGEST, allowOrigins: ["*"], authorize: () => true }, ["allowOrigins.0 invalid_value"]],
  ...["", "5d791c84ff7a2522cc4f9aa", "5d791c84ff7a2522cc4f9aag", `${GROUP}0`, "*", null].map((group) => [
    `the project ${JSON.stringify(group)}`, { auth: PASS, allowGroups: [group] }, ["allowGroups.0 invalid_format"],
  ]),
  ["readOnly that is a text", { auth: PASS, readOnly: "true" }, ["readOnly invalid_type"]],
  ["no time", { auth: PASS, timeoutMs: 0 }, ["timeoutMs out_of_range"]],
  ["more time than a timer can count", { auth: PASS, timeoutMs: 2 ** 31 }, ["timeoutMs out_of_range"]],
  ["a time that is no whole number", { auth: PASS, timeoutMs: 1.5 }, ["timeoutMs invalid_type"]],
  ["no body", { auth: PASS, maxBodyBytes: 0 }, ["maxBodyBytes out_of_range"]],
  ["an endless body", { auth: PASS, maxBodyBytes: Infinity }, ["maxBodyBytes invalid_type"]],
  ["fetch that is no function", { auth: PASS, fetch: {} }, ["fetch invalid_type"]],
  ["a logger that is no function", { auth: PASS, logger: console }, ["logger invalid_type"]],
  ["a misspelt option", { auth: PASS, allowOrigin: [] }, ["allowOrigin unknown_field"]],
  ["several mistakes", { auth: { kind: "digest" }, target: "x", readOnly: 1 }, ["auth.publicKey required", "auth.privateKey required", "target invalid_format", "readOnly invalid_type"]],
];

for (const [name, options, expected] of ROWS) {
  test(`createProxy throws a ValidationError with all issues: ${name}`, () => {
    assert.throws(() => createProxy(options), (error) => {
      assert.ok(error instanceof ValidationError);
      assert.deepEqual(error.issues.map(({ path, code }) => `${path.join(".")} ${code}`), expected);
      for (const issue of error.issues) {
        assert.deepEqual([issue.severity, typeof issue.params], ["error", "object"]);
        assert.ok(error.message.includes(issue.message));
      }
      return true;
    });
  });
}

test("no message repeats a value that was given", () => {
  const secret = "do-not-print-me";
  const bad = {
    auth: { kind: "bearer", token: `${secret} ` }, target: secret, basePath: secret, allowHosts: [`${secret}/`], allowOrigins: [secret], allowGroups: [secret],
  };
  assert.throws(() => createProxy(bad), (error) => error.issues.length === 6 && !JSON.stringify(error).includes(secret) && !String(error.stack).includes(secret));
});

test("targets: an origin, with a slash, with the path that the page prints, Government's", () => {
  for (const target of ["https://cloud.mongodb.com", "https://cloud.mongodb.com/", "https://cloud.mongodb.com/api/atlas/v1.0", "HTTPS://Cloud.MongoDB.com:443", "https://cloud.mongodbgov.com", "http://127.0.0.1:8080", undefined]) {
    assert.equal(typeof createProxy({ auth: PASS, target }), "function");
  }
});

test("serve refuses a host that others can reach for a held key without authorize, and says why", async () => {
  for (const auth of [DIGEST, { kind: "bearer", token: TOKEN }]) {
    await assert.rejects(serve(createProxy({ auth, allowHosts: ["proxy.example"] }), { port: 0, host: "0.0.0.0" }), (error) => {
      assert.ok(error instanceof ValidationError);
      assert.match(error.message, /the proxy holds a key, and without `authorize`/);
      return true;
    });
  }
});

test("serve takes such a host with authorize, and in pass-through", async () => {
  for (const options of [{ auth: DIGEST, authorize: () => true }, { auth: PASS }]) {
    const server = await serve(createProxy(options), { port: 0, host: "0.0.0.0" });
    await server.close();
  }
});
