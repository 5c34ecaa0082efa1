// The proxy: `publicOrigin`, for servers whose `request.url` is not what browsers see.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertRefusal, createProxy, DIGEST, openProxy, ROOT, TOKEN, ValidationError } from "../proxy/support.mjs";

const PASS = { kind: "passThrough" };
const ADMIN = "https://admin.example";
const guarded = { auth: { kind: "bearer", token: TOKEN }, authorize: () => true };

/** What servers make of the URL: Next.js, SvelteKit's preview, one behind TLS, one with the right name. */
const URLS = ["http://localhost:3000", "https://n", "http://10.0.0.7:8080", "http://admin.example", ADMIN];

/** Each row: name, `publicOrigin`, headers. */
const SERVED = [
  ["the host", ADMIN, { host: "admin.example" }],
  ["the host with the default port", ADMIN, { host: "admin.example:443" }],
  ["the host in other letters", "HTTPS://Admin.Example", { host: "ADMIN.example" }],
  ["the default port written in the option", "https://admin.example:443", { host: "admin.example", origin: ADMIN }],
  ["a port of its own", "https://admin.example:8443", { host: "admin.example:8443", origin: "https://admin.example:8443" }],
  ["http", "http://admin.example", { host: "admin.example:80", origin: "http://admin.example" }],
  ["a page of it", ADMIN, { host: "admin.example", origin: ADMIN, "sec-fetch-site": "same-origin" }],
  ["a name that URLs write in another way", "https://bücher.example", { host: "xn--bcher-kva.example", origin: "https://xn--bcher-kva.example" }],
];

for (const [name, publicOrigin, headers] of SERVED) {
  test(`served whatever the URL's host is: ${name}`, async () => {
    for (const url of URLS) {
      const { proxy, asked } = openProxy({ ...guarded, publicOrigin });
      assert.equal((await proxy(new Request(url + ROOT, { headers }))).status, 200, url);
      assert.equal(asked.length, 1);
    }
  });
}

/** Each row: name, `errorCode`, headers, and what the hint says. */
const REFUSED = [
  ["no Host", "HOST_NOT_ALLOWED", {}, /`Host` must be the host of `publicOrigin`/],
  ["another host", "HOST_NOT_ALLOWED", { host: "evil.example" }, /`Host` must be/],
  ["a subdomain", "HOST_NOT_ALLOWED", { host: "a.admin.example" }, /`Host` must be/],
  ["another port", "HOST_NOT_ALLOWED", { host: "admin.example:80" }, /with its port/],
  ["two hosts in one", "HOST_NOT_ALLOWED", { host: "admin.example, evil.example" }, /`Host` must be/],
  ["a host with a user", "HOST_NOT_ALLOWED", { host: "evil@admin.example" }, /`Host` must be/],
  ["another host, forwarded for the right one", "HOST_NOT_ALLOWED", { host: "evil.example", "x-forwarded-host": "admin.example", "x-forwarded-proto": "https" }, /`Host` must be/],
  ["a page of the name without TLS", "ORIGIN_NOT_ALLOWED", { host: "admin.example", origin: "http://admin.example" }, /`allowOrigins`/],
  ["a foreign page", "ORIGIN_NOT_ALLOWED", { host: "admin.example", origin: "https://evil.example" }, /`allowOrigins`/],
  ["a foreign page that says it is at home", "ORIGIN_NOT_ALLOWED", { host: "admin.example", origin: ADMIN, "sec-fetch-site": "cross-site" }, /`allowOrigins`/],
];

for (const [name, errorCode, headers, hint] of REFUSED) {
  test(`refused whatever the URL's host is, and the target is not asked: ${name}`, async () => {
    for (const url of URLS) {
      const { proxy, asked, events } = openProxy({ ...guarded, publicOrigin: ADMIN });
      await assertRefusal(await proxy(new Request(url + ROOT, { headers })), 403, errorCode);
      assert.equal(asked.length, 0, url);
      assert.match(events[0].hint, hint);
    }
  });
}

test("the URL's own origin is foreign, unless listed", async () => {
  const headers = { host: "admin.example", origin: "http://localhost:3000" };
  const ask = (options) => openProxy({ ...guarded, publicOrigin: ADMIN, ...options }).proxy(new Request(`http://localhost:3000${ROOT}`, { headers }));
  await assertRefusal(await ask(), 403, "ORIGIN_NOT_ALLOWED");
  assert.equal((await ask({ allowOrigins: ["http://localhost:3000"] })).status, 200);
});

test("`allowHosts` adds no host to it and takes none away", async () => {
  const ask = (host) => openProxy({ ...guarded, publicOrigin: ADMIN, allowHosts: ["other.example"] }).proxy(new Request(`http://localhost:3000${ROOT}`, { headers: { host } }));
  await assertRefusal(await ask("other.example"), 403, "HOST_NOT_ALLOWED");
  assert.equal((await ask("admin.example")).status, 200);
});

test("in pass-through, and on loopback with a held key, it needs no authorize", async () => {
  for (const [options, host] of [[{ auth: PASS, publicOrigin: ADMIN }, "admin.example"], [{ publicOrigin: "http://localhost:3000" }, "localhost:3000"]]) {
    const answer = await openProxy(options).proxy(new Request(`http://internal${ROOT}`, { headers: { host } }));
    assert.equal(answer.status, 200, host);
  }
});

/** Each row: name, options, and the issues as `path code`. */
const BAD = [
  ...["", "admin.example", "https://", "https://admin.example/", "https://admin.example/atlas", "https://*.example", "https://u@admin.example", "ftp://admin.example", "https://a.example, https://b.example"].map((publicOrigin) => [
    `publicOrigin ${JSON.stringify(publicOrigin)}`, { ...guarded, publicOrigin }, ["publicOrigin invalid_format"],
  ]),
  ["publicOrigin that is no text", { ...guarded, publicOrigin: new URL(ADMIN) }, ["publicOrigin invalid_type"]],
  ["a held key without authorize", { auth: DIGEST, publicOrigin: ADMIN }, ["authorize required"]],
  ["a held token without authorize, listed hosts or not", { auth: { kind: "bearer", token: TOKEN }, publicOrigin: ADMIN, allowHosts: ["admin.example"] }, ["authorize required"]],
];

for (const [name, options, expected] of BAD) {
  test(`createProxy refuses ${name}`, () => {
    assert.throws(() => createProxy(options), (error) => {
      assert.ok(error instanceof ValidationError);
      assert.deepEqual(error.issues.map(({ path, code }) => `${path.join(".")} ${code}`), expected);
      return true;
    });
  });
}

test("without it, what a framework or TLS in front does is refused with a hint that names it", async () => {
  const rows = [
    [{ host: "admin.example" }, "http://localhost:3000"],
    [{ host: "proxy.example", origin: "https://proxy.example" }, "http://proxy.example"],
  ];
  for (const [headers, url] of rows) {
    const { proxy, events } = openProxy({ ...guarded, allowHosts: ["proxy.example", "localhost"] });
    assert.equal((await proxy(new Request(url + ROOT, { headers }))).status, 403);
    assert.match(events[0].hint, /set `publicOrigin` to the origin that browsers see/);
  }
});
