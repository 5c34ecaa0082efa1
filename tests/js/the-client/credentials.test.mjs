// The client: what files, secret stores, shells and editors leave around a key is refused before anything is sent.

import assert from "node:assert/strict";
import { test } from "node:test";
import { api, createEmulator, GROUP, KEY, rejection } from "../client/support/package.mjs";

const { IntegrationsClient, ValidationError, createDigestSession } = api;

const FLAWS = {
  "a line break at its end, as a file has": [(key) => `${key}\n`, "ends in a line break"],
  "Windows's line break at its end": [(key) => `${key}\r\n`, "ends in a line break"],
  "a blank before it": [(key) => ` ${key}`, "white space"],
  "a no-break space after it": [(key) => `${key}\u00a0`, "white space"],
  "a zero after it, as UTF-16 read as UTF-8 has": [(key) => `${key}\0`, "control character"],
  "a zero-width space before it": [(key) => `\u200b${key}`, "invisible character"],
  "a byte order mark, as PowerShell writes it": [(key) => `\ufeff${key}`, "byte order mark"],
  "quotes around it, as an `.env` read by hand has": [(key) => `"${key}"`, "quotes"],
  "apostrophes around it": [(key) => `'${key}'`, "quotes"],
  "curly quotes around it": [(key) => `“${key}”`, "quotes"],
  "all of it": [(key) => `\ufeff"${key}"\r\n`, "has a byte order mark and ends in a line break and has quotes around it"],
};

const digest = (more) => new IntegrationsClient({ auth: { kind: "digest", ...KEY, ...more } });
const MAKERS = {
  "auth.publicKey": (flawed) => digest({ publicKey: flawed(KEY.publicKey) }),
  "auth.privateKey": (flawed) => digest({ privateKey: flawed(KEY.privateKey) }),
  "auth.token": (flawed) => new IntegrationsClient({ auth: { kind: "bearer", token: flawed("made-up-token") } }),
  username: (flawed) => createDigestSession({ username: flawed(KEY.publicKey), password: "made-up" }),
  password: (flawed) => createDigestSession({ username: "made-up", password: flawed(KEY.privateKey) }),
};

for (const [name, make] of Object.entries(MAKERS)) {
  for (const [what, [flawed, reason]] of Object.entries(FLAWS)) {
    test(`${name} with ${what} is refused by name and reason`, () => {
      assert.throws(() => make(flawed), (error) => {
        assert.ok(error instanceof ValidationError);
        assert.deepEqual(error.issues.map(({ path, code, params }) => [path.join("."), code, params]), [[name, "invalid_format", { format: "credential" }]]);
        const [{ message }] = error.issues;
        assert.ok(message.startsWith(`\`${name}\` `) && message.includes(reason), message);
        assert.doesNotMatch(JSON.stringify(error), /made-up/);
        return true;
      });
    });
  }

  test(`${name} with such characters inside is taken, where a header can carry them`, () => {
    assert.ok(make((key) => `${key}"'${key}`));
  });
}

test("both halves of a key are named at once", () => {
  assert.throws(() => digest({ publicKey: " x", privateKey: "y\n" }), ({ issues }) => {
    assert.deepEqual(issues.map(({ path }) => path.join(".")), ["auth.publicKey", "auth.privateKey"]);
    return true;
  });
});

test("a token that a function gives is held to the same, when it is given", async () => {
  const client = new IntegrationsClient({ auth: { kind: "bearer", token: () => "made-up-token\n" }, fetch: () => assert.fail("sent") });
  const error = await rejection(client.list(GROUP));
  assert.ok(error instanceof ValidationError);
  assert.equal(error.issues[0].message, "`auth.token` ends in a line break: give it alone");
});

test("the single function for a header takes any user name and password: a test vector may have what no key has", () => {
  const challenge = 'Digest realm="r", nonce="n", qop="auth"';
  assert.match(api.digestAuthorization({ challenge, username: '"quoted"', password: " x\n", method: "GET", uri: "/" }), /^Digest /);
});

/** The `request` events of one call. */
async function warned(call) {
  const events = [];
  await call(new IntegrationsClient({ fetch: createEmulator({ authentication: "none" }), logger: (event) => events.push(event) }));
  return events;
}

test("a view whose secret has white space around it is sent as it is, and the log says so", async () => {
  const bodies = [];
  const emulator = createEmulator({ authentication: "none" });
  const events = [];
  const client = new IntegrationsClient({
    logger: (event) => events.push(event),
    fetch: async (input, init) => {
      const request = new Request(input, init);
      bodies.push(await request.clone().json());
      return emulator(request);
    },
  });
  const view = { type: "OPS_GENIE", apiKey: " made-up-key\n", region: "EU" };
  await client.update(GROUP, view);
  assert.deepEqual(bodies, [view]);
  const [request, response] = events;
  assert.deepEqual(request.warnings.map(({ path, code, severity, params }) => ({ path, code, severity, params })), [
    { path: ["apiKey"], code: "unlikely_value", severity: "warning", params: { reason: "surrounding_space" } },
  ]);
  assert.ok(!("warnings" in response));
  assert.doesNotMatch(JSON.stringify(events), /made-up/);
  // Fit for a log as it is: nothing of it is taken for a view's secret.
  assert.deepEqual(api.redact(request), request);
});

test("a view without anything odd has no warnings, nor has a call that sends none", async () => {
  const good = { type: "OPS_GENIE", apiKey: "made-up-key", region: "EU" };
  for (const call of [(client) => client.create(GROUP, good), (client) => client.list(GROUP)]) {
    assert.ok((await warned(call)).every((event) => !("warnings" in event)));
  }
});

test("each attempt's request has them, and what is deprecated is among them", async () => {
  const events = [];
  let left = 1;
  const emulator = createEmulator({ authentication: "none" });
  const client = new IntegrationsClient({
    retry: { maxDelayMs: 10 }, logger: (event) => events.push(event),
    fetch: (...args) => (left-- > 0 ? new Response("{}", { status: 503 }) : emulator(new Request(...args))),
  });
  await client.update(GROUP, { type: "FLOWDOCK", flowName: "f", apiToken: "made-up ", orgName: "o" });
  const codes = events.filter(({ kind }) => kind === "request").map(({ warnings }) => warnings.map(({ code }) => code));
  assert.deepEqual(codes, [["deprecated", "unlikely_value"], ["deprecated", "unlikely_value"]]);
});
