import assert from "node:assert/strict";
import { test } from "node:test";
import { createEmulator, GROUP, KEY, ValidationError } from "./support.mjs";

/** The issues that a call throws, as `path code`. */
function issuesOf(call) {
  try {
    call();
  } catch (error) {
    assert.ok(error instanceof ValidationError, String(error));
    assert.equal(error.code, "validation");
    for (const issue of error.issues) {
      assert.deepEqual(Object.keys(issue), ["path", "code", "severity", "message", "params"]);
      assert.equal(issue.severity, "error");
      assert.ok(error.message.includes(issue.message));
    }
    return error.issues.map(({ path, code }) => `${path.join(".")} ${code}`);
  }
  return [];
}

const CASES = [
  [undefined, [" invalid_type", "publicKey required", "privateKey required"]],
  [{}, ["publicKey required", "privateKey required"]],
  [{ publicKey: " ", privateKey: 5 }, ["publicKey required", "privateKey invalid_type"]],
  [{ ...KEY, algorithm: "SHA-512" }, ["algorithm invalid_value"]],
  [{ ...KEY, authentication: "basic" }, ["authentication invalid_value"]],
  [{ ...KEY, nonceLifetimeMs: -1 }, ["nonceLifetimeMs out_of_range"]],
  [{ ...KEY, nonceLifetimeMs: "1" }, ["nonceLifetimeMs invalid_type"]],
  [{ ...KEY, maskSecrets: "no", ids: 1, strict: null }, ["maskSecrets invalid_type", "ids invalid_type", "strict invalid_type"]],
  [{ ...KEY, maskSecret: true }, ["maskSecret unknown_field"]],
  [{ ...KEY, bearerTokens: "x" }, ["bearerTokens invalid_type"]],
  [{ ...KEY, groups: "x" }, ["groups invalid_type"]],
  [{ ...KEY, groups: ["short"] }, ["groups invalid_format"]],
  [{ ...KEY, groups: { [GROUP]: 5 } }, [`groups.${GROUP} invalid_type`]],
  [{ ...KEY, groups: { [GROUP]: { name: 1, orgId: "x", integrations: {}, team: "a" } } },
    [`groups.${GROUP}.name invalid_type`, `groups.${GROUP}.orgId invalid_format`, `groups.${GROUP}.integrations invalid_type`, `groups.${GROUP}.team unknown_field`]],
  [{ ...KEY, groups: { [GROUP]: [{}, { type: "no/path" }, null] } },
    [`groups.${GROUP}.0.type required`, `groups.${GROUP}.1.type unknown_type`, `groups.${GROUP}.2 invalid_type`, `groups.${GROUP}.2.type required`]],
  [{ ...KEY, groups: { [GROUP]: [{ type: "SLACK" }, { type: "SLACK" }] } }, [`groups.${GROUP}.1.type invalid_value`]],
  [{ ...KEY, rateLimit: {} }, ["rateLimit.limit required"]],
  [{ ...KEY, rateLimit: { limit: 0, periodMs: 0, per: 1, every: 1 } },
    ["rateLimit.limit out_of_range", "rateLimit.periodMs out_of_range", "rateLimit.per invalid_value", "rateLimit.every unknown_field"]],
  [{ serviceAccounts: {} }, ["serviceAccounts invalid_type", "publicKey required", "privateKey required"]],
  [{ serviceAccounts: [{ clientId: "a:b", clientSecret: " ", secret: "x" }] },
    ["serviceAccounts.0.clientSecret required", "serviceAccounts.0.clientId invalid_format", "serviceAccounts.0.secret unknown_field"]],
  [{ serviceAccounts: [{ clientId: "a", clientSecret: "b" }], publicKey: "half" }, ["privateKey required"]],
  [{ ...KEY, tokenLifetimeMs: -1, tokenLimits: { perMinute: 0, live: "1", total: 5 } },
    ["tokenLifetimeMs out_of_range", "tokenLimits.perMinute out_of_range", "tokenLimits.live invalid_type", "tokenLimits.total unknown_field"]],
  [{ ...KEY, deprecation: 5, sunset: new Date(NaN) }, ["deprecation invalid_type", "sunset invalid_type"]],
  [{ ...KEY, faults: [{ tokenAnswer: 1, tokenDiesAfterMs: -1, when: { api: "v3" } }] },
    ["faults.0.when.api invalid_value", "faults.0.tokenDiesAfterMs out_of_range", "faults.0.tokenAnswer invalid_type"]],
  [{ ...KEY, faults: {} }, ["faults invalid_type"]],
  [{ ...KEY, faults: [{}, { times: 0, status: 99, headers: { "a b": "c" }, retryAfter: -1, when: { type: 5, verb: "x" }, nope: 1 }] },
    ["faults.1.times out_of_range", "faults.1.when.type invalid_type", "faults.1.when.verb unknown_field", "faults.1.status out_of_range",
      "faults.1.retryAfter invalid_type", "faults.1.headers invalid_type", "faults.1.nope unknown_field"]],
];
for (const [options, expected] of CASES) {
  test(`bad options: ${expected.join(", ")}`, () => assert.deepEqual(issuesOf(() => createEmulator(options)), expected));
}

test("no message repeats a value", () => {
  const secret = "made-up-secret-value";
  try {
    createEmulator({ publicKey: "p", privateKey: [secret], algorithm: secret, bearerTokens: secret, rateLimit: { limit: secret }, faults: [{ status: secret }] });
    assert.fail("accepted");
  } catch (error) {
    assert.equal(error.issues.length, 5);
    assert.ok(!JSON.stringify(error).includes(secret) && !error.message.includes(secret));
  }
});

test("a bad fault ordered later is refused as well, and not queued", () => {
  const emulator = createEmulator(KEY);
  assert.deepEqual(issuesOf(() => emulator.addFault({ delayMs: "5" })), ["delayMs invalid_type"]);
  assert.deepEqual(issuesOf(() => emulator.addFault(null)), [" invalid_type"]);
  assert.deepEqual(emulator.state().faults, []);
});

test("changing what was given afterwards changes nothing", async () => {
  const groups = { [GROUP]: [{ type: "SLACK", apiToken: "t" }] };
  const emulator = createEmulator({ ...KEY, groups });
  groups[GROUP][0].apiToken = "changed";
  emulator.reset();
  assert.equal(emulator.state().groups[GROUP][0].apiToken, "t");
});
