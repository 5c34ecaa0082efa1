// Where a runtime has already resolved dots and slashes before the proxy sees the URL (everywhere but behind `serve`), whatever comes
// in must still end at one of the few URLs that there are.

import assert from "node:assert/strict";
import { test } from "node:test";
import { DATADOG, GROUP, openProxy, ROOT, TARGET } from "./support.mjs";

const REACHABLE = new RegExp(
  `^${TARGET}/api/atlas/(?:v1\\.0|v2)/groups/${GROUP}/integrations(?:/[A-Z0-9_]{1,64})?` +
    `(?:\\?(?:(?:pageNum|itemsPerPage)=\\d{1,16}|(?:includeCount|pretty|envelope)=(?:true|false))(?:&(?:(?:pageNum|itemsPerPage)=\\d{1,16}|(?:includeCount|pretty|envelope)=(?:true|false)))*)?$`,
);

test("an address that a URL resolves to an allowed path is asked for in its one spelling", async () => {
  const { proxy, asked } = openProxy({ basePath: "/atlas" });
  const spellings = [
    `/atlas${ROOT}/DATADOG`, `/x/../atlas${ROOT}/DATADOG`, `/%2e%2e/atlas${ROOT}/./DATADOG`, `/atlas${ROOT}\\DATADOG`, `\\atlas${ROOT}/SLACK/../DATADOG`, `/atlas${ROOT}/DATADOG#/../SLACK`,
  ];
  for (const path of spellings) assert.equal((await proxy(new Request(`http://localhost${path}`))).status, 200, path);
  assert.deepEqual(new Set(asked.map(({ url }) => url)), new Set([`${TARGET}${ROOT}/DATADOG`]));
});

test("an address that a URL resolves to something else is refused", async () => {
  const { proxy, asked } = openProxy({ basePath: "/atlas" });
  const paths = [`/atlas/..${ROOT}`, `/atlas${ROOT}/../clusters`, `/atlas${ROOT}/%2e%2e/%2e%2e/${GROUP}`, `/atlas\\..\\..\\evil`, `//evil.example/atlas${ROOT}`, "/atlas/api/atlas/v1.0/groups/../../../oauth/token"];
  for (const path of paths) assert.equal((await proxy(new Request(`http://localhost${path}`))).status, 404, path);
  assert.deepEqual(asked, []);
});

test("20,000 spoilt addresses and methods: what reaches the target is one of its URLs, without a header or body of the caller's making", async () => {
  const { proxy, asked } = openProxy({ allowGroups: [GROUP] });
  const random = generator(20_261_124);
  const pick = (list) => list[random(list.length)];
  const parts = ["..", ".", "/", "//", "\\", "%2e%2e", "%2f", "%5c", "%252e", "@", "?", "&", "=", "#", ";", "%00", "%0d%0aX:y", "api", "atlas", "v1.0", "groups", GROUP, "integrations", "DATADOG", "SLACK", "pretty=true", "pageNum=1", "envelope=false", "evil.example", "v2", "oauth", "token", "http://evil.example", "*", " ", "é", ":", "0"];
  for (let round = 0; round < 20_000; round += 1) {
    let path = `${ROOT}${pick(["", "/DATADOG", "/DATADOG?pretty=true", "?pageNum=1&itemsPerPage=5"])}`;
    for (let changes = random(3); changes > 0; changes -= 1) {
      const at = random(path.length + 1);
      path = path.slice(0, at) + pick(parts) + path.slice(at + random(4));
    }
    const url = `http://localhost${pick(["", "/", "/x/.."])}${path}`;
    // A `Request` can't be made of these at all.
    if (!URL.canParse(url) || new URL(url).username || new URL(url).password) continue;
    const method = pick(["GET", "DELETE", "PUT", "POST", "PATCH"]);
    const body = method === "GET" ? undefined : JSON.stringify(DATADOG);
    const headers = { "content-type": "application/json", "x-evil": "evil.example", cookie: "evil=1", authorization: "Basic ZXZpbA==", "x-http-method-override": "DELETE" };
    await proxy(new Request(url, { method, headers, body }));
  }
  assert.ok(asked.length > 1_000 && asked.length < 15_000, `${asked.length} of them reached the target: the test spoils too much or too little`);
  for (const { url, headers, body, method } of asked) {
    assert.match(url, REACHABLE);
    assert.deepEqual(Object.keys(headers).filter((name) => !["accept", "authorization", "content-type"].includes(name)), []);
    assert.match(headers.authorization, /^Bearer /);
    assert.ok(["GET", "DELETE", "PUT", "POST"].includes(method));
    assert.equal(body, method === "GET" || method === "DELETE" ? "" : JSON.stringify(DATADOG));
  }
});

/** The same numbers in every run (a linear congruential generator), so that a failure can be seen again. */
function generator(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
