// A key without `authorize` is for this machine only, whatever `Host` is: how the proxy uses the caller's address.

import assert from "node:assert/strict";
import diagnostics from "node:diagnostics_channel";
import { test } from "node:test";
import { assertRefusal, createProxy, DIGEST, exchange, message, openProxy, openTarget, ROOT, serving, TOKEN } from "./support.mjs";

const FOREIGN = ["192.0.2.7", "::ffff:192.0.2.7", "fd00::7", "127.0.0.1.evil.example", "1127.0.0.1", "::1:2", "0.0.0.0", "unknown", ""];
const LOCAL = ["127.0.0.1", "127.9.9.9", "::ffff:127.0.0.1", "::1"];
/** What each server tells a handler of the caller's address. */
const SERVERS = [
  ["Deno.serve", (address) => ({ remoteAddr: { transport: "tcp", hostname: address, port: 1 } })],
  ["Bun.serve", (address) => ({ requestIP: () => ({ address, port: 1 }) })],
];
const ask = () => new Request(`http://localhost${ROOT}`);

for (const [server, tell] of SERVERS) {
  test(`${server}: a caller from another machine is refused whatever Host says, and the target is not asked`, async () => {
    for (const address of FOREIGN) {
      const { proxy, asked } = openProxy();
      await assertRefusal(await proxy(ask(), tell(address)), 403, "HOST_NOT_ALLOWED");
      assert.equal(asked.length, 0, address);
    }
  });

  test(`${server}: a caller on this machine is served, others with authorize or in pass-through`, async () => {
    for (const address of LOCAL) assert.equal((await openProxy().proxy(ask(), tell(address))).status, 200, address);
    for (const options of [{ authorize: () => true }, { auth: { kind: "passThrough" } }]) {
      assert.equal((await openProxy(options).proxy(ask(), tell("192.0.2.7"))).status, 200);
    }
  });
}

test("Bun.serve: a caller who is gone has no address, and is refused", async () => {
  await assertRefusal(await openProxy().proxy(ask(), { requestIP: () => null }), 403, "HOST_NOT_ALLOWED");
});

test("a second argument that says nothing of the caller, as a Worker's environment, changes nothing", async () => {
  for (const other of [undefined, null, {}, { remoteAddr: "text", requestIP: "text" }, 1]) {
    assert.equal((await openProxy().proxy(ask(), other)).status, 200);
  }
});

/** The peer address of new connections: in Node this one, if it is set, instead of their own. */
let pretend;
diagnostics.subscribe("net.server.socket", ({ socket }) => pretend && Object.defineProperty(socket, "remoteAddress", pretend));

/** Each row: name, and what a user may put between `serve` and the proxy. */
const WRAPPERS = [
  ["a wrapper", (proxy) => (request) => proxy(request)],
  ["a router that looks at the request", (proxy) => async (request) => (new URL(request.url).pathname === "/" ? new Response("") : proxy(request))],
];

for (const [name, wrap] of WRAPPERS) {
  for (const auth of [DIGEST, { kind: "bearer", token: TOKEN }]) {
    test(`serve and ${name} on every address (${auth.kind}): this machine is served, another one refused with Host: localhost`, async (t) => {
      const target = await openTarget(t);
      const { url } = await serving(t, wrap(createProxy({ auth, target: target.url })), { host: "0.0.0.0" });
      assert.equal((await exchange(url, message(ROOT, { host: "localhost" }))).status, 200);
      const count = target.seen.requests.length;
      for (const address of ["192.0.2.7", "::ffff:192.0.2.7", undefined]) {
        pretend = { value: address };
        const answer = await exchange(url, message(ROOT, { host: "localhost" })).finally(() => (pretend = undefined));
        assert.equal(answer.status, 403, answer.text);
        assert.match(answer.text, /"errorCode":"HOST_NOT_ALLOWED"/);
        assert.match(answer.text, /without `authorize` everyone who reaches the proxy could use/);
      }
      assert.equal(target.seen.requests.length, count);
    });
  }
}
