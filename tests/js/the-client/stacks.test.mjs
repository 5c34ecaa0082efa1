// An error's stack begins with the line of the caller's that it came from, so that an error tracker tells one call from another.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { test } from "node:test";
import { promisify } from "node:util";
import { api, createEmulator, DATADOG, GROUP, LIST, load, pkg, serve } from "../client/support/package.mjs";

const { IntegrationsClient } = api;
const { createProxy } = await load("proxy.js");
const passThrough = { auth: { kind: "passThrough" } };
const here = import.meta.url;
const dead = () => new IntegrationsClient({ fetch: async () => { throw new TypeError("fetch failed"); }, retry: { limit: 1, maxDelayMs: 1 } });
const refusing = () => new IntegrationsClient({ fetch: async () => new Response("{}", { status: 403 }) });

/** Frames of a stack, without the lines of the message. */
const frames = ({ stack }) => stack.split("\n").filter((line) => /^ {4}at /.test(line));

/** The first frame must be that function of this file, and none may be of wasm. */
function assertCaller(error, name) {
  assert.ok(error instanceof api.AtlasIntegrationsError, String(error));
  const [first, ...rest] = frames(error);
  assert.match(first, new RegExp(`at (?:async )?${name} \\(${here.replaceAll(".", "\\.")}:\\d+:\\d+\\)`), error.stack);
  assert.doesNotMatch([first, ...rest].join("\n"), /wasm|makeError|_bg\.js/, error.stack);
  assert.ok(error.stack.startsWith(`${error.name}: ${error.message}\n`), error.stack);
}

const SYNCHRONOUS = {
  "a constructor": function theirCode() { return new IntegrationsClient({ foo: 1 }); },
  listRequest: function theirCode() { return api.listRequest({}); },
  updateRequest: function theirCode() { return api.updateRequest({ groupId: GROUP, integration: {} }); },
  toCurl: function theirCode() { return api.toCurl({}); },
  parseResponse: function theirCode() { return api.parseResponse("list", { status: 403, body: "{}" }); },
  findIntegration: function theirCode() { return api.findIntegration(undefined, "DATADOG"); },
  pickView: function theirCode() { return api.pickView("NONE", {}); },
  digestAuthorization: function theirCode() { return api.digestAuthorization({}); },
  createDigestSession: function theirCode() { return api.createDigestSession({}); },
  describeIntegration: function theirCode() { return api.describeIntegration("NONE"); },
  jsonSchema: function theirCode() { return api.jsonSchema("DATADOG", { target: "none" }); },
  uiSchema: function theirCode() { return api.uiSchema("NONE"); },
  "a schema's jsonSchema": function theirCode() { return api.schemas.DATADOG["~standard"].jsonSchema.input({ target: "none" }); },
  createProxy: function theirCode() { return createProxy({}); },
  createEmulator: function theirCode() { return createEmulator({}); },
  "an emulator's addFault": function theirCode() { return createEmulator({ authentication: "none" }).addFault({ status: 1 }); },
  "a session's receive": function theirCode() { return api.createDigestSession({ username: "u", password: "made-up" }).receive("Basic"); },
};

for (const [name, theirCode] of Object.entries(SYNCHRONOUS)) {
  test(`${name}: the caller's frame comes first`, () => {
    let error;
    try { theirCode(); } catch (thrown) { error = thrown; }
    assertCaller(error, "theirCode");
  });
}

for (const [kind, make] of [["a failure of the network, after a retry", dead], ["a refusal", refusing]]) {
  for (const operation of ["list", "get", "create", "update", "delete"]) {
    test(`${operation}, ${kind}: the stack shows the line that awaited`, async () => {
      async function theirCode() {
        const client = make();
        if (operation === "list") await client.list(GROUP);
        else if (operation === "get" || operation === "delete") await client[operation](GROUP, "DATADOG");
        else await client[operation](GROUP, DATADOG);
      }
      assertCaller(await theirCode().catch((error) => error), "theirCode");
    });
  }
}

const LATER = {
  serve: async function theirCode() { await serve(undefined, { port: 0 }); },
  "serve, to others than this machine": async function theirCode() { await serve(createProxy({ auth: { kind: "bearer", token: "made-up" } }), { port: 0, host: "0.0.0.0" }); },
  "a proxy that is given no Request": async function theirCode() { await createProxy(passThrough)({}); },
  "an emulator that is given no Request": async function theirCode() { await createEmulator({ authentication: "none" })({}); },
};

for (const [name, theirCode] of Object.entries(LATER)) {
  test(`${name}: the stack shows the line that awaited`, async () => {
    assertCaller(await theirCode().catch((error) => error), "theirCode");
  });
}

test("init: the stack shows the line that awaited", async () => {
  // In a separate program, since the wasm is already loaded here.
  const program = `
    import { init } from ${JSON.stringify(new URL(`file://${pkg}/browser.js`))};
    async function theirCode() { await init(new Blob(["<html>"])); }
    console.log(await theirCode().catch(({ stack }) => stack));
  `;
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", program]);
  assert.match(stdout, /^NotInitializedError: the given Blob is an HTML page .*\n {4}at theirCode /);
});

test("pages: the stack shows the line that asked for the page, the first and each after it", async () => {
  for (const good of [0, 2]) {
    let left = good;
    const page = () => ({ results: [{ type: "DATADOG", id: String(left) }], links: [{ rel: "next", href: `/x?pageNum=${good - left + 1}` }] });
    const client = new IntegrationsClient({ fetch: async () => (left-- > 0 ? Response.json(page()) : new Response("{}", { status: 403 })) });
    async function theirCode() { for await (const list of client.pages(GROUP)) assert.equal(list.results.length, 1); }
    assertCaller(await theirCode().catch((error) => error), "theirCode");
    assert.equal(left, -1, `after ${good} pages`);
  }
});

test("the same for what is not awaited at once, and for what can't be sent", async () => {
  function theirCode() { return [dead().list(GROUP).catch((error) => error), dead().list("x").catch((error) => error)]; }
  for (const error of await Promise.all(theirCode())) assertCaller(error, "theirCode");
});

test("two calls have two stacks, on the lines of each", async () => {
  const client = dead();
  const calls = [
    client.list(GROUP),
    client.list(GROUP),
  ];
  const [one, two] = (await Promise.allSettled(calls)).map(({ reason }) => Number(/:(\d+):\d+\)?$/.exec(frames(reason)[0])[1]));
  assert.equal(two, one + 1);
});

test("what the logger is told has the same stack", async () => {
  const seen = [];
  const client = new IntegrationsClient({ fetch: async () => { throw new Error("x"); }, retry: { limit: 1, maxDelayMs: 1 }, logger: ({ error }) => error && seen.push(error) });
  async function theirCode() { await client.list(GROUP); }
  const error = await theirCode().catch((thrown) => thrown);
  assert.deepEqual(seen.length, 2);
  for (const logged of seen) assertCaller(logged, "theirCode");
  assert.equal(seen[1], error);
});

test("where there is no captureStackTrace, as in Firefox before 138, our own frames are cut from the text", async () => {
  const { callerOf, calledFrom } = await import(new URL(`file://${process.env.ATLAS_PKG}/shared/stack.js`));
  const { captureStackTrace, prepareStackTrace } = Error;
  // Firefox writes `name@place`.
  Error.captureStackTrace = undefined;
  Error.prepareStackTrace = (_, sites) => sites.map((site) => `${site.getFunctionName() ?? ""}@${site.getFileName()}:${site.getLineNumber()}:1`).join("\n");
  let taken;
  try {
    (function theirCode() {
      (function ours() { (() => { taken = callerOf(ours); })(); })();
    })();
    void taken.stack;
  } finally {
    Object.assign(Error, { captureStackTrace, prepareStackTrace });
  }
  Error.captureStackTrace = undefined;
  try {
    assert.match(calledFrom(new Error("x"), taken).stack, /^theirCode@file:/);
  } finally {
    Error.captureStackTrace = captureStackTrace;
  }
});

test("a program that wants no stacks, or makes something else of them, gets its own", async () => {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    assert.throws(() => api.listRequest({}), (error) => !error.stack.includes("\n    at "));
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
  Error.prepareStackTrace = (_, sites) => sites.length;
  try {
    assert.throws(() => api.listRequest({}), (error) => typeof error.stack !== "undefined" && error.code === "validation");
  } finally {
    delete Error.prepareStackTrace;
  }
});

test("a frame of a spy that stands in for a method is no reason to have none", async () => {
  const original = IntegrationsClient.prototype.list;
  const client = dead();
  IntegrationsClient.prototype.list = async () => LIST;
  try {
    const error = await original.call(client, GROUP).catch((thrown) => thrown);
    assert.match(error.stack, /^NetworkError: /);
  } finally {
    IntegrationsClient.prototype.list = original;
  }
});
