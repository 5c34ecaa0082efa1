// `close()`: the token is revoked and forgotten, whatever the server answers, and `await using` calls it.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { ACCOUNT, GROUP, IntegrationsClient, of, open } from "./support.mjs";

const run = promisify(execFile);

test("close revokes the token, as one of access, and forgets it: a later call asks for a new one", async () => {
  const bodies = [];
  const { emulator } = open();
  const fetch = async (url, init) => {
    const request = new Request(url, init);
    if (request.url.endsWith("/api/oauth/revoke")) bodies.push([request.headers.get("authorization"), await request.clone().text()]);
    return emulator(request);
  };
  const client = new IntegrationsClient({ auth: { kind: "serviceAccount", ...ACCOUNT }, fetch });
  await client.list(GROUP);
  assert.equal(emulator.state().tokens, 1);
  assert.equal(await client.close(), undefined);
  assert.equal(emulator.state().tokens, 0);
  const [[authorization, body]] = bodies;
  assert.match(authorization, /^Basic /);
  assert.match(body, /^token=[\w.-]+&token_type_hint=access_token$/);
  await client.list(GROUP);
  assert.deepEqual([of(emulator, "token").length, emulator.state().tokens], [2, 1]);
});

test("close without a token, twice, or with another `auth` asks nothing", async () => {
  const { client, emulator } = open();
  await client.close();
  await client.list(GROUP);
  await Promise.all([client.close(), client.close()]);
  assert.equal(of(emulator, "revoke").length, 1);
  const auths = [undefined, { kind: "none" }, { kind: "digest", publicKey: "made-up", privateKey: "made-up-private" }, { kind: "bearer", token: "made-up-token" }];
  for (const auth of auths) {
    const quiet = new IntegrationsClient({ auth, fetch: () => assert.fail("nothing is to be sent") });
    assert.equal(await quiet.close(), undefined);
  }
});

test("close never rejects, takes `timeoutMs` at most, and forgets the token all the same", async () => {
  for (const fault of [{ status: 500 }, { status: 401 }, { drop: true }, { html: true }, { delayMs: 10_000 }]) {
    const { client, emulator } = open({ client: { timeoutMs: 200 } });
    await client.list(GROUP);
    emulator.addFault({ ...fault, when: { operation: "revoke" } });
    const started = performance.now();
    assert.equal(await client.close(), undefined);
    assert.ok(performance.now() - started < 2_000);
    assert.equal(of(emulator, "revoke").length, 1, "best effort is one request");
    await client.list(GROUP);
    assert.equal(of(emulator, "token").length, 2);
  }
});

test("close while a token is on its way gives that one back, too", async () => {
  const { client, emulator } = open();
  emulator.addFault({ delayMs: 80, when: { operation: "token" } });
  const controller = new AbortController();
  const call = client.list(GROUP, {}, { signal: controller.signal }).catch((error) => error.name);
  setTimeout(() => controller.abort(), 20);
  assert.equal(await call, "AbortError");
  await client.close();
  assert.deepEqual([of(emulator, "token").length, of(emulator, "revoke").length, emulator.state().tokens], [1, 1, 0]);
});

test("a method by `Symbol.asyncDispose` where the platform has it, which a subclass may have of its own", async () => {
  const had = Symbol.asyncDispose;
  if (had) {
    const { client, emulator } = open();
    await client.list(GROUP);
    await client[Symbol.asyncDispose]();
    assert.equal(emulator.state().tokens, 0);
    assert.deepEqual(Reflect.ownKeys(client), []);
    class Mine extends IntegrationsClient {
      [Symbol.asyncDispose]() {
        return "mine";
      }
    }
    assert.equal(new Mine()[Symbol.asyncDispose](), "mine");
  } else {
    assert.deepEqual(Object.getOwnPropertySymbols(IntegrationsClient.prototype), []);
  }
});

// Node 24 is the first with the syntax.
test("await using, in Node 24: the token is revoked at the end of the block, also where it throws", async () => {
  const arch = process.arch === "arm64" ? "arm64" : "x64";
  const node = join(import.meta.dirname, `../../node_modules/node24-linux-${arch}/bin/node`);
  const url = (file) => JSON.stringify(pathToFileURL(join(process.env.ATLAS_PKG, file)).href);
  const script = `
    const { IntegrationsClient } = await import(${url("loaders/inline.js")});
    const { createEmulator } = await import(${url("emulator.js")});
    const account = ${JSON.stringify(ACCOUNT)};
    const emulator = createEmulator({ serviceAccounts: [account], groups: ["${GROUP}"] });
    const tokens = [];
    for (const fails of [false, true]) {
      try {
        await using client = new IntegrationsClient({ auth: { kind: "serviceAccount", ...account }, fetch: emulator });
        await client.list("${GROUP}");
        tokens.push(emulator.state().tokens);
        if (fails) throw new Error("on purpose");
      } catch (error) {
        tokens.push(error.message);
      }
      tokens.push(emulator.state().tokens);
    }
    console.log(JSON.stringify(tokens));`;
  const { stdout } = await run(node, ["--input-type=module", "--eval", script]);
  assert.deepEqual(JSON.parse(stdout), [1, 0, 1, "on purpose", 0]);
});
