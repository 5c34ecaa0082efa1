// The proxy in Node, Deno, Bun and workerd, unchanged: with a held key, in pass-through, and attacked where each runtime's own server
// has read the request before the proxy sees it.

import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { createProject, RUNTIMES, start } from "./runtime.mjs";
import { allOperations, createEmulator, DATADOG, DIGEST, exchange, GROUP, IntegrationsClient, KEY, message, ROOT, serve, VERSIONS } from "./support.mjs";

const ONE = `${ROOT}/DATADOG`;
const BODY = JSON.stringify(DATADOG);
const emulator = createEmulator({ ...KEY, groups: [GROUP] });
const atlas = await serve(emulator, { port: 0 });
const project = await createProject();
after(() => Promise.all([atlas.close(), project.remove()]));

const HELD = { ATLAS_BASE_URL: atlas.url, ATLAS_PUBLIC_KEY: KEY.publicKey, ATLAS_PRIVATE_KEY: KEY.privateKey };
const put = (headers, body = BODY) => ({ method: "PUT", headers: ["Content-Type: application/json", `Content-Length: ${body.length}`, ...headers], body });

/**
 * Each row: name, target, request. All must be refused; if the runtime itself refuses, the status is its own.
 *
 * `harmless` names the servers that drop what is wrong before the proxy could see it. What is left is a request like any other, and so
 * it is to be served: by the one target, at the one path, and with nothing of what was wrong.
 */
const ATTACKS = [
  ["an absolute URL of another host", `http://evil.example${ROOT}`, { harmless: ["Bun, Bun.serve", "workerd, workerd.mjs"] }],
  ["an absolute URL of another host, and its Host", `http://evil.example${ROOT}`, { host: "evil.example" }],
  ["an absolute URL of this host, and another Host", (host) => `http://${host}${ROOT}`, { host: "evil.example" }],
  ["two slashes and another host", `//evil.example${ROOT}`],
  ["a backslash and another host", `/\\evil.example${ROOT}`],
  ["an at sign", `/@evil.example${ROOT}`],
  ["dots", `${ROOT}/../clusters`],
  ["encoded dots", `${ROOT}/%2e%2e/clusters`],
  ["dots encoded twice", `${ROOT}/%252e%252e/clusters`],
  ["an encoded slash", `${ROOT}%2fDATADOG`],
  ["CR and LF in the path", `${ROOT}/DATADOG%0d%0aX:%20y`],
  ["CR and LF in the query", `${ROOT}?pretty=true%0d%0aX:%20y`],
  ["an unknown query parameter", `${ROOT}?_method=DELETE`],
  ["another resource", `/api/atlas/v1.0/groups/${GROUP}/clusters`],
  ["another host", ROOT, { host: "evil.example" }],
  ["another host with X-Forwarded-Host", ROOT, { host: "evil.example", headers: ["X-Forwarded-Host: localhost"] }],
  ["a name that begins with an address", ROOT, { host: "127.0.0.1.evil.example" }],
  ["two hosts", ROOT, { headers: ["Host: evil.example"] }],
  ["no host", ROOT, { host: null, harmless: ["Deno, Deno.serve"] }],
  ["a foreign origin", ONE, put(["Origin: https://evil.example"])],
  ["the null origin", ONE, put(["Origin: null"])],
  ["Sec-Fetch-Site: cross-site", ONE, put(["Sec-Fetch-Site: cross-site"])],
  ["a form's content type", ONE, { method: "POST", headers: ["Content-Type: text/plain", `Content-Length: ${BODY.length}`], body: BODY }],
  ["Transfer-Encoding with Content-Length", ONE, { method: "PUT", headers: ["Content-Type: application/json", "Transfer-Encoding: chunked", "Content-Length: 5"], body: "0\r\n\r\n" }],
  ["two lengths", ONE, { method: "PUT", headers: ["Content-Type: application/json", `Content-Length: ${BODY.length}`, "Content-Length: 0"], body: BODY }],
  ["a body too large", ONE, put([], JSON.stringify({ ...DATADOG, x: "y".repeat(70_000) }))],
  ["a body of another type", ONE, put([], '{"type":"SLACK"}')],
  ["HEAD", ONE, { method: "HEAD" }],
  ["TRACE", ONE, { method: "TRACE" }],
  ["a flood of headers", ROOT, { headers: [`X: ${"a".repeat(300_000)}`], harmless: ["workerd, workerd.mjs"] }],
];

for (const [name, command] of RUNTIMES) {
  describe(name, () => {
    let proxy;
    before(async () => {
      emulator.reset();
      proxy = await start(project.folder, command, HELD);
    });
    after(() => proxy.stop());
    const client = (more) => new IntegrationsClient({ proxy: proxy.url, retry: { limit: 0 }, ...more });

    test(`${name}: 16 requests at once on a fresh proxy cost 17`, async () => {
      const lists = await Promise.all(Array.from({ length: 16 }, () => client().list(GROUP)));
      assert.equal(lists.length, 16);
      assert.equal(emulator.state().counts.total, 17);
    });

    for (const { version, Client, own } of VERSIONS) test(`${name}: all five operations of ${version} with the held key`, async () => {
      const client = new Client({ proxy: proxy.url, retry: { limit: 0 } });
      await allOperations(client, own);
      assert.equal(await client.delete(GROUP, own.type), undefined);
      await assert.rejects(client.get(GROUP, own.type), { errorCode: "INTEGRATION_NOT_CONFIGURED" });
    });

    test(`${name}: a stale nonce is answered once`, async () => {
      emulator.addFault({ staleNonce: true });
      assert.deepEqual((await client().list(GROUP)).results, []);
    });

    for (const [attack, target, { harmless = [], ...request } = {}] of ATTACKS) {
      const served = harmless.includes(name);
      test(`${name}: ${served ? "served as if it were nothing" : "refused, and the target is not asked"}: ${attack}`, async () => {
        const before = emulator.state().counts.total;
        const { host } = new URL(proxy.url);
        const answer = await exchange(proxy.url, message(typeof target === "function" ? target(host) : target, { host, ...request }), { ms: 3_000 });
        if (served) assert.deepEqual([answer.status, emulator.state().requests.at(-1).path], [200, ROOT]);
        else assert.ok(answer.status === undefined ? answer.closed : answer.status >= 400 && answer.status < 500, answer.text);
        assert.equal(emulator.state().counts.total - before, served ? 1 : 0);
      });
    }

    test(`${name}: after all of this it serves as before`, async () => {
      assert.deepEqual((await client().list(GROUP)).results, []);
    });

    test(`${name}: its log is one JSON line for each request, without the key`, async () => {
      const events = proxy.output().split("\n").filter((line) => line.startsWith("{")).map((line) => JSON.parse(line));
      assert.ok(events.length >= 24);
      for (const { requestId, method, path, status, durationMs } of events) {
        assert.deepEqual([typeof requestId, typeof method, typeof path, typeof status, typeof durationMs], ["string", "string", "string", "number", "number"]);
      }
      assert.ok(!proxy.output().includes(KEY.privateKey));
    });
  });

  test(`${name}: in pass-through, read-only, under a base path, for listed origins and projects, by the environment`, async (t) => {
    const env = { ATLAS_BASE_URL: atlas.url, PROXY_BASE_PATH: "/atlas", PROXY_READ_ONLY: "true", PROXY_ALLOW_GROUPS: GROUP, PROXY_ALLOW_ORIGINS: "https://admin.example", PROXY_ALLOW_HOSTS: "127.0.0.1, localhost" };
    const proxy = await start(project.folder, command, env);
    t.after(() => proxy.stop());
    const client = new IntegrationsClient({ proxy: `${proxy.url}/atlas`, auth: DIGEST, retry: { limit: 0 } });
    assert.deepEqual((await client.list(GROUP)).results, []);
    await assert.rejects(client.update(GROUP, DATADOG), { status: 403, errorCode: "READ_ONLY" });
    await assert.rejects(client.list("0123456789abcdef01234567"), { status: 403, errorCode: "GROUP_NOT_ALLOWED" });
    const page = await fetch(`${proxy.url}/atlas${ROOT}`, { headers: { origin: "https://admin.example" } });
    assert.equal(page.status, 401);
    assert.equal(page.headers.get("www-authenticate"), null);
    assert.match(page.headers.get("x-www-authenticate"), /^Digest /);
    assert.equal(page.headers.get("access-control-allow-origin"), "https://admin.example");
  });

  test(`${name}: with a public origin, whatever the runtime makes of the URL, its host is served and no other`, async (t) => {
    const env = { ATLAS_BASE_URL: atlas.url, PROXY_PUBLIC_ORIGIN: "https://admin.example" };
    const proxy = await start(project.folder, command, env);
    t.after(() => proxy.stop());
    const ask = async (host, origin) => (await exchange(proxy.url, message(ROOT, { host, headers: [`Origin: ${origin}`] }))).status;
    // 401 is Atlas's own: nobody is signed in.
    assert.equal(await ask("admin.example", "https://admin.example"), 401);
    assert.equal(await ask("admin.example:443", "https://admin.example"), 401);
    assert.equal(await ask("admin.example", "http://admin.example"), 403);
    assert.equal(await ask(new URL(proxy.url).host, "https://admin.example"), 403);
    assert.equal(await ask("evil.example", "https://admin.example"), 403);
  });

  test(`${name}: half a key does not start, and says what is missing`, async (t) => {
    const env = { ATLAS_BASE_URL: atlas.url, ATLAS_PUBLIC_KEY: KEY.publicKey };
    if (name.startsWith("workerd")) {
      // It learns its settings with the first request.
      const proxy = await start(project.folder, command, env);
      t.after(() => proxy.stop());
      assert.equal((await fetch(proxy.url + ROOT)).status, 500);
      return proxy.says(/`auth.privateKey` is required/);
    }
    await assert.rejects(start(project.folder, command, env), /`auth.privateKey` is required/);
  });
}

// The start files that `serve` is in; workerd's configuration says itself where it listens.
for (const [name, command] of RUNTIMES.filter(([name]) => /(?:node|deno|bun)\.mjs$/.test(name))) {
  test(`${name}: with a key and without authorize it does not start where others could reach it, and says why`, async () => {
    for (const HOST of ["0.0.0.0", "::"]) {
      await assert.rejects(start(project.folder, command, { ...HELD, HOST }), /`host` must be a loopback address: the proxy holds a key/);
    }
  });

  test(`${name}: in pass-through it does`, async () => {
    const proxy = await start(project.folder, command, { ATLAS_BASE_URL: atlas.url, HOST: "0.0.0.0" });
    assert.equal((await fetch(proxy.url + ROOT)).status, 401);
    await proxy.stop();
  });
}

test("workerd of a compatibility date at which `fetch` throws for `cache`: the proxy asks Atlas without the option", async (t) => {
  const configuration = await readFile(join(project.folder, "workerd.capnp"), "utf8");
  const old = configuration.replace(/compatibilityDate = "[\d-]+"/, 'compatibilityDate = "2024-09-23"');
  assert.notEqual(old, configuration);
  await writeFile(join(project.folder, "old.capnp"), old);
  const [, command] = RUNTIMES.find(([name]) => name.startsWith("workerd"));
  const proxy = await start(project.folder, () => command().map((part) => (part === "workerd.capnp" ? "old.capnp" : part)), HELD);
  t.after(() => proxy.stop());
  const client = new IntegrationsClient({ proxy: proxy.url, retry: { limit: 0 } });
  assert.deepEqual((await client.list(GROUP)).results, []);
});
