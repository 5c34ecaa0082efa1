import assert from "node:assert/strict";
import { test } from "node:test";
import { DESIRED, api, createEmulator, fleet, ids, planFleet, projectsOf, rejection, serve } from "./support.mjs";

const collect = async (items) => {
  const all = [];
  for await (const item of items) all.push(item);
  return all;
};

test("all projects by pages of 500, whatever the client's version", async () => {
  for (const Client of [api.IntegrationsClient, api.v2.IntegrationsClient]) {
    const { client, emulator } = fleet(ids(1201), { Client });
    const projects = await collect(projectsOf(client));
    assert.deepEqual(projects.map(({ id }) => id), ids(1201));
    assert.deepEqual(projects[0], { id: ids(1)[0], name: "Project 1", orgId: "5d791c84ff7a2522cc4f9a00" });
    const paths = emulator.state().requests.map(({ path }) => path);
    assert.deepEqual(paths, [1, 2, 3].map((page) => `/api/atlas/v2/groups?${page > 1 ? `pageNum=${page}&` : ""}itemsPerPage=500`));
  }
});

test("those of an organization; a bad id is refused before anything is asked", async () => {
  const [one, two] = ids(2);
  const orgId = "5d791c84ff7a2522cc4f9a77";
  const { client, emulator } = fleet({ [one]: { orgId }, [two]: {} });
  assert.deepEqual((await collect(projectsOf(client, { orgId }))).map(({ id }) => id), [one]);
  assert.equal(emulator.state().requests[0].path, `/api/atlas/v2/orgs/${orgId}/groups?itemsPerPage=500`);
  const error = await rejection(collect(projectsOf(client, { orgId: "mine" })));
  assert.deepEqual(error.issues.map(({ path, code }) => [path, code]), [[["orgId"], "invalid_format"]]);
  const slip = await rejection(collect(projectsOf(client, { orgID: orgId })));
  assert.equal(slip.issues[0].params.suggestion, "orgId");
  assert.equal(emulator.state().counts.total, 1);
});

test("the next page is asked for by its number, never by the link's host", async () => {
  const asked = [];
  const page = (results, next) => Response.json({ results, links: next ? [{ rel: "next", href: `https://evil.example/steal?pageNum=${next}` }] : [] });
  const fetch = async (url) => {
    asked.push(url);
    return asked.length === 1 ? page([{ id: "a", name: "A", orgId: "o" }], 2) : page([{ id: "b", name: "B", orgId: "o" }]);
  };
  const client = new api.v2.IntegrationsClient({ fetch, baseUrl: "https://atlas.example" });
  assert.deepEqual((await collect(projectsOf(client))).map(({ id }) => id), ["a", "b"]);
  assert.deepEqual(asked.map((url) => new URL(url).origin), ["https://atlas.example", "https://atlas.example"]);
});

test("by the client's route, key, retries and signal", async () => {
  const auth = { publicKey: "abcdefgh", privateKey: "12345678-made-up" };
  const emulator = createEmulator({ ...auth, groups: ids(3), faults: [{ status: 503, when: { operation: "projects" } }] });
  const server = await serve(emulator, { port: 0 });
  try {
    const events = [];
    const logger = ({ kind, operation, status }) => events.push([kind, operation, status]);
    const client = new api.IntegrationsClient({ baseUrl: server.url, auth: { kind: "digest", ...auth }, logger, retry: { maxDelayMs: 5 } });
    assert.equal((await collect(projectsOf(client))).length, 3);
    assert.deepEqual(events.filter(([kind]) => kind === "response"), [["response", "projects", 503], ["response", "projects", 200]]);
    const signal = AbortSignal.abort(new Error("enough"));
    const error = await rejection(collect(projectsOf(client, { signal })));
    assert.ok(error instanceof api.AbortedError);
    const refused = await rejection(collect(projectsOf(new api.v2.IntegrationsClient({ baseUrl: server.url, auth: { kind: "digest", ...auth, privateKey: "wrong-made-up" } }))));
    assert.ok(refused instanceof api.AuthenticationError);
    assert.match(refused.stack, /projects\.test\.mjs/);
  } finally {
    await server.close();
  }
});

test("a list of projects that fails in the middle ends the plan with its error", async () => {
  const { client, emulator } = fleet(ids(501));
  emulator.addFault({ status: 403, when: ({ path }) => path.includes("pageNum=2") });
  const error = await rejection(planFleet({ client, projects: projectsOf(client), desired: DESIRED.slice(0, 1) }));
  assert.equal(error.status, 403);
});
