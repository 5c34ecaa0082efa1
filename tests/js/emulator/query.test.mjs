import assert from "node:assert/strict";
import { test } from "node:test";
import { GROUP, INTEGRATION_TYPES, openEmulator, ROOT } from "./support.mjs";

/** A project with one integration of each type. */
function full() {
  const views = INTEGRATION_TYPES.map((type) => ({ type }));
  return openEmulator({ groups: { [GROUP]: views }, maskSecrets: false });
}

const json = async (response) => JSON.parse(await response.text());
const href = (query, path = "") => `http://atlas.test${ROOT}${path}?${query}`;

test("without a query the answer is the page's: one self link, all results, the count", async () => {
  const { links, results, totalCount } = await json(await full().call("GET"));
  assert.deepEqual(links, [{ href: href("pageNum=1&itemsPerPage=100"), rel: "self" }]);
  assert.deepEqual([results.length, totalCount], [INTEGRATION_TYPES.length, INTEGRATION_TYPES.length]);
});

test("following next walks through every result once, and previous back", async () => {
  const { emulator } = full();
  const get = async (url) => json(await emulator(new Request(url)));
  const seen = [];
  let list = await get(href("itemsPerPage=3"));
  for (;;) {
    seen.push(...list.results.map(({ type }) => type));
    const next = list.links.find(({ rel }) => rel === "next");
    if (!next) break;
    list = await get(next.href);
  }
  assert.deepEqual([...seen].sort(), [...INTEGRATION_TYPES].sort());
  const pages = Math.ceil(INTEGRATION_TYPES.length / 3);
  assert.deepEqual(list.links, [
    { href: href(`pageNum=${pages}&itemsPerPage=3`), rel: "self" },
    { href: href(`pageNum=${pages - 1}&itemsPerPage=3`), rel: "previous" },
  ]);
  assert.deepEqual((await get(list.links[1].href)).links.map(({ rel }) => rel), ["self", "previous", "next"]);
});

test("a page behind the last is empty, not an error", async () => {
  const list = await json(await full().call("GET", "?pageNum=99&itemsPerPage=500"));
  assert.deepEqual([list.results, list.totalCount], [[], INTEGRATION_TYPES.length]);
  assert.deepEqual(list.links.map(({ rel }) => rel), ["self", "previous"]);
});

test("a list that ends exactly at the page's end has no next", async () => {
  const list = await json(await full().call("GET", `?itemsPerPage=${INTEGRATION_TYPES.length}`));
  assert.deepEqual(list.links.map(({ rel }) => rel), ["self"]);
});

test("create and update are paged too, their links lead to their own path", async () => {
  const { call } = full();
  const list = await json(await call("PUT", "/VICTOR_OPS?itemsPerPage=1&pageNum=2", { type: "VICTOR_OPS", apiKey: "k" }));
  assert.equal(list.results.length, 1);
  assert.equal(list.links[0].href, href("pageNum=2&itemsPerPage=1", "/VICTOR_OPS"));
});

test("includeCount=false leaves the count out, and its links say so", async () => {
  const list = await json(await full().call("GET", "?includeCount=false&itemsPerPage=2"));
  assert.ok(!("totalCount" in list));
  assert.equal(list.links.at(-1).href, href("includeCount=false&pageNum=2&itemsPerPage=2"));
  assert.ok("totalCount" in (await json(await full().call("GET", "?includeCount=true"))));
});

test("pretty prints over lines what is otherwise on one", async () => {
  const { call } = full();
  const [plain, pretty] = await Promise.all(["", "&pretty=true"].map(async (more) => (await call("GET", `?itemsPerPage=1${more}`)).text()));
  assert.ok(!plain.includes("\n"));
  assert.equal(pretty, JSON.stringify(JSON.parse(pretty), null, 2));
  assert.match(await (await call("GET", "/SLACK/x?pretty=true")).text(), /\n {2}"errorCode": "RESOURCE_NOT_FOUND"/);
});

test("envelope: a list gets a status beside its results, all else becomes status and content", async () => {
  const { call } = full();
  const list = await json(await call("GET", "?envelope=true"));
  assert.deepEqual(Object.keys(list), ["links", "results", "totalCount", "status"]);
  assert.equal(list.status, 200);
  const one = await json(await call("GET", "/OPS_GENIE?envelope=true"));
  assert.deepEqual(one, { status: 200, content: { region: "US", type: "OPS_GENIE" } });
  const error = await call("GET", "/DATADOG/x?envelope=true");
  assert.equal(error.status, 404);
  const { status, content } = await json(error);
  assert.deepEqual([status, content.errorCode], [404, "RESOURCE_NOT_FOUND"]);
  const deleted = await call("DELETE", "/OPS_GENIE?envelope=true");
  assert.deepEqual([deleted.status, await json(deleted)], [200, { status: 204, content: {} }]);
});

const BAD = ["pageNum=0", "pageNum=-1", "pageNum=a", "pageNum=1.5", "pageNum=", "pageNum=99999999999999999", "itemsPerPage=0",
  "itemsPerPage=501", "itemsPerPage=1e2", "includeCount=yes", "pretty=1", "envelope=TRUE"];
for (const query of BAD) {
  test(`refused: ${query}`, async () => {
    const { emulator, call } = full();
    const [name] = query.split("=");
    const before = emulator.state().groups;
    for (const [method, body] of [["GET"], ["PUT", { type: "FLOWDOCK", flowName: "f", apiToken: "t", orgName: "o" }]]) {
      const response = await call(method, `${method === "PUT" ? "/FLOWDOCK" : ""}?${query}`, body);
      assert.equal(response.status, 400);
      const { errorCode, parameters, detail } = await json(response);
      assert.deepEqual([errorCode, parameters, detail], ["INVALID_ATTRIBUTE", [name], `Invalid attribute ${name} specified.`]);
    }
    assert.deepEqual(emulator.state().groups, before);
  });
}

test("the bounds themselves are fine, and get takes no paging", async () => {
  const { call } = full();
  for (const query of ["pageNum=1", "itemsPerPage=1", "itemsPerPage=500", "unknown=1"]) assert.equal((await call("GET", `?${query}`)).status, 200);
  assert.equal((await call("GET", "/OPS_GENIE?pageNum=0")).status, 200);
});
