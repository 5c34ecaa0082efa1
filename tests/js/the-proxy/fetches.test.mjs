// The proxy uses any `fetch` that it is given: libraries that replace the platform's, over the network.

import assert from "node:assert/strict";
import { test } from "node:test";
import nodeFetch from "node-fetch";
import { fetch as undiciFetch } from "undici-7";
import { createEmulator, createProxy, DATADOG, DIGEST, GROUP, KEY, ROOT, serve } from "../proxy/support.mjs";

const INTEGRATION = `http://localhost${ROOT}/DATADOG`;

for (const [name, fetch] of Object.entries({ "undici 7": undiciFetch, "node-fetch 3": nodeFetch })) {
  test(`${name}: signs a PUT, reads its answer and one without a body, and tells a target that is gone`, async (t) => {
    const emulator = createEmulator({ ...KEY, groups: [GROUP] });
    const server = await serve(emulator, { port: 0 });
    t.after(() => server.close());
    const events = [];
    const proxy = createProxy({ auth: DIGEST, target: server.url, fetch, logger: (event) => events.push(event) });
    const put = await proxy(INTEGRATION, { method: "PUT", headers: { "content-type": "application/json" }, body: JSON.stringify(DATADOG) });
    const { results } = await put.json();
    assert.deepEqual([put.status, results.map(({ type, apiKey }) => [type, apiKey.slice(-4)])], [200, [["DATADOG", DATADOG.apiKey.slice(-4)]]]);
    assert.equal((await proxy(INTEGRATION, { method: "DELETE" })).status, 204);
    assert.deepEqual(emulator.state().counts.byStatus, { 200: 1, 204: 1, 401: 1 });
    await server.close();
    assert.equal((await proxy(INTEGRATION)).status, 502);
    // A connection that was kept is reset, a new one refused; undici has its own error for the first.
    assert.equal(events.at(-1).refused, "TARGET_UNREACHABLE");
    assert.match(events.at(-1).reason, /^(?:ECONNREFUSED|ECONNRESET|UND_ERR_SOCKET)$/);
  });
}
