import assert from "node:assert/strict";
import { test } from "node:test";
import { ACCEPT, askV2, createEmulator, KEY, openEmulator } from "./support.mjs";

const LIST = "/api/atlas/v2/groups";
const ORGS = ["aaaaaaaaaaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbbbbbbbbbb"];
const ofOrg = (orgId) => `/api/atlas/v2/orgs/${orgId}/groups`;

/** 25 projects; each third one belongs to the second organization. */
const GROUPS = Object.fromEntries(Array.from({ length: 25 }, (_, index) => {
  const id = `5d791c84${index.toString(16).padStart(16, "0")}`;
  return [id, { name: `${index % 2 ? "prod" : "Test"}-${index}`, orgId: ORGS[index % 3 === 0 ? 1 : 0] }];
}));

const open = (options) => openEmulator({ groups: GROUPS, ...options }).emulator;

/** All that a list has, by its `next` links, which lead to the emulator itself. */
async function walk(emulator, path) {
  const pages = [];
  for (let href = path; href; ) {
    const response = await askV2(emulator, "GET", href);
    assert.equal(response.status, 200);
    const page = await response.json();
    pages.push(page);
    href = page.links.find(({ rel }) => rel === "next")?.href;
  }
  return pages;
}

test("the list has all projects, each as the specification has it", async () => {
  const response = await askV2(open(), "GET", LIST);
  assert.equal(response.headers.get("content-type"), `${ACCEPT};charset=utf-8`);
  const { links, results, totalCount } = await response.json();
  assert.deepEqual(links, [{ href: `http://atlas.test${LIST}?includeCount=true&pageNum=1&itemsPerPage=100`, rel: "self" }]);
  assert.deepEqual([totalCount, results.map(({ id }) => id)], [25, Object.keys(GROUPS)]);
  assert.deepEqual(results[1], {
    clusterCount: 0,
    created: "2019-09-11T16:10:44Z",
    id: "5d791c840000000000000001",
    links: [{ href: "http://atlas.test/api/atlas/v2/groups/5d791c840000000000000001", rel: "self" }],
    name: "prod-1",
    orgId: ORGS[0],
    tags: [],
    withDefaultAlertsSettings: true,
  });
});

test("a walk by `next` sees each project once, of all organizations or of one", async () => {
  const pages = await walk(open(), `${LIST}?itemsPerPage=4`);
  assert.equal(pages.length, 7);
  assert.deepEqual(pages.flatMap(({ results }) => results.map(({ id }) => id)), Object.keys(GROUPS));
  const ids = (await walk(open(), `${ofOrg(ORGS[1])}?itemsPerPage=2&includeCount=false`)).flatMap(({ results }) => results.map(({ id }) => id));
  assert.deepEqual(ids, Object.keys(GROUPS).filter((id) => GROUPS[id].orgId === ORGS[1]));
});

test("the list of an organization can be narrowed by name, and its links keep that", async () => {
  const pages = await walk(open(), `${ofOrg(ORGS[0])}?name=TEST-&itemsPerPage=3`);
  const names = pages.flatMap(({ results }) => results.map(({ name }) => name));
  assert.ok(names.length > 3 && names.every((name) => name.startsWith("Test-")));
  assert.equal(pages[0].totalCount, names.length);
  assert.equal((await (await askV2(open(), "GET", `${LIST}?name=nothing`)).json()).totalCount, 25);
});

test("ids alone have names and one organization; the default project is there", async () => {
  const [page] = await walk(open({ groups: ["5d791c840000000000000001", "5d791c840000000000000002"] }), LIST);
  assert.deepEqual(page.results.map(({ name, orgId }) => [name, orgId]), [["Project 1", "5d791c84ff7a2522cc4f9a00"], ["Project 2", "5d791c84ff7a2522cc4f9a00"]]);
  assert.deepEqual((await walk(open({ groups: undefined }), LIST))[0].results.map(({ id }) => id), ["5d791c84ff7a2522cc4f9aa1"]);
});

test("bad ranges, ids, organizations, methods and versions; who has no key gets nothing", async () => {
  const emulator = open();
  const status = async (path, method = "GET", headers) => {
    const response = await askV2(emulator, method, path, undefined, headers);
    const text = await response.text();
    return [response.status, text && JSON.parse(text).errorCode];
  };
  assert.deepEqual(await status(`${LIST}?itemsPerPage=501`), [400, "INVALID_ATTRIBUTE"]);
  assert.deepEqual(await status(`${LIST}?pageNum=0`), [400, "INVALID_ATTRIBUTE"]);
  assert.deepEqual(await status(ofOrg("x")), [404, "INVALID_ORG_ID"]);
  assert.deepEqual(await status(ofOrg("c".repeat(24))), [404, "ORG_NOT_FOUND"]);
  assert.deepEqual(await status(LIST, "POST"), [405, ""]);
  assert.deepEqual(await status(LIST, "GET", { accept: "application/json" }), [406, "INVALID_VERSION_DATE"]);
  assert.deepEqual(await status("/api/atlas/v1.0/groups"), [404, "RESOURCE_NOT_FOUND"]);
  const locked = createEmulator({ ...KEY, groups: GROUPS });
  assert.equal((await askV2(locked, "GET", LIST)).status, 401);
});

test("faults for a fleet: a project that vanishes, one that the key may not touch, a list that fails in the middle", async () => {
  const emulator = open();
  const [first, second] = Object.keys(GROUPS);
  const list = (id) => askV2(emulator, "GET", `/api/atlas/v2/groups/${id}/integrations`);
  emulator.addFault({ removeGroup: true, when: { groupId: first } });
  const forbidden = { status: 403, error: { errorCode: "USER_UNAUTHORIZED", detail: "Current user is not authorized to perform this action." } };
  emulator.addFault({ ...forbidden, times: Infinity, when: { groupId: second } });
  emulator.addFault({ status: 500, when: ({ operation, path }) => operation === "projects" && path.includes("pageNum=3") });
  assert.equal((await askV2(emulator, "GET", LIST)).status, 200, "a fault for a project leaves what has none alone");
  const gone = await list(first);
  assert.deepEqual([gone.status, (await gone.json()).errorCode], [404, "GROUP_NOT_FOUND"]);
  assert.equal((await list(first)).status, 404);
  assert.equal((await (await askV2(emulator, "GET", LIST)).json()).totalCount, 24);
  for (let i = 0; i < 2; i += 1) assert.equal((await (await list(second)).json()).errorCode, "USER_UNAUTHORIZED");
  assert.equal((await askV2(emulator, "GET", `${LIST}?pageNum=3&itemsPerPage=5`)).status, 500);
  assert.equal((await askV2(emulator, "GET", `${LIST}?pageNum=3&itemsPerPage=5`)).status, 200);
  emulator.reset();
  assert.equal((await list(first)).status, 200);
});

test("the log says which organization and which version were asked", async () => {
  const emulator = open();
  await askV2(emulator, "GET", ofOrg(ORGS[0]));
  assert.deepEqual(emulator.state().requests, [{ method: "GET", path: ofOrg(ORGS[0]), operation: "projects", api: "v2", orgId: ORGS[0], status: 200 }]);
});
