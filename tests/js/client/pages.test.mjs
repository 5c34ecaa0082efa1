// `pages()` against the emulator, and against servers that never come to an end.

import assert from "node:assert/strict";
import { test } from "node:test";
import { atlasError, json, startServer } from "./support/server.mjs";
import { api, digestClient, emulate, GROUP, INTEGRATIONS, PATH, rejection } from "./support/package.mjs";

/** Every page, but never more than ten: a walk that does not end must fail and not hang. */
async function walk(client, query, options) {
  const pages = [];
  for await (const page of client.pages(GROUP, query, options)) {
    pages.push(page);
    assert.ok(pages.length <= 10, "the walk does not end");
  }
  return pages;
}

const types = (pages) => pages.map((page) => page.results.map(({ type }) => type));
const view = (type) => ({ type, apiKey: "****" });
const list = (results, next) => ({ results, links: next === undefined ? [] : [{ rel: "next", href: next }] });

test("every page comes once, with the query's other parameters kept", async (t) => {
  const { url, emulator } = await emulate(t, { groups: { [GROUP]: INTEGRATIONS } });
  const pages = await walk(digestClient(url), { itemsPerPage: 3, includeCount: false });
  assert.deepEqual(pages.map((page) => page.results.length), [3, 3, 2]);
  assert.deepEqual(new Set(types(pages).flat()), new Set(INTEGRATIONS.map(({ type }) => type)));
  assert.equal(pages[0].totalCount, undefined);
  const asked = emulator.state().requests.slice(1).map(({ path }) => path.slice(PATH.length));
  assert.deepEqual(asked, [
    "?itemsPerPage=3&includeCount=false",
    "?pageNum=2&itemsPerPage=3&includeCount=false",
    "?pageNum=3&itemsPerPage=3&includeCount=false",
  ]);
});

test("a walk begins at the page that was asked for", async (t) => {
  const { url } = await emulate(t, { groups: { [GROUP]: INTEGRATIONS } });
  const pages = await walk(digestClient(url), { itemsPerPage: 3, pageNum: 3 });
  assert.deepEqual(pages.map((page) => page.results.length), [2]);
});

test("one page, and an empty project, are one step each", async (t) => {
  const one = await emulate(t, {});
  assert.deepEqual(types(await walk(digestClient(one.url))), [["DATADOG", "SLACK"]]);
  const none = await emulate(t, { groups: [GROUP] });
  assert.deepEqual(types(await walk(digestClient(none.url))), [[]]);
});

test("a server that gives page 1 for page 2, links and all, ends the walk", async (t) => {
  const first = json(200, list([view("DATADOG")], "/x?pageNum=2"));
  const server = await startServer(t, { script: Array(20).fill(first) });
  assert.deepEqual(types(await walk(new api.IntegrationsClient({ baseUrl: server.url }))), [["DATADOG"]]);
  assert.equal(server.requests.length, 2);
});

test("a server that repeats its last page and always links to one more ends the walk", async (t) => {
  const script = Array.from({ length: 20 }, (_, i) => json(200, list([view(i === 0 ? "DATADOG" : "SLACK")], `/x?pageNum=${i + 2}`)));
  const server = await startServer(t, { script });
  assert.deepEqual(types(await walk(new api.IntegrationsClient({ baseUrl: server.url }))), [["DATADOG"], ["SLACK"]]);
  assert.equal(server.requests.length, 3);
});

for (const [name, next] of [
  ["backwards", "/x?pageNum=1"], ["to itself", "/x?pageNum=2"], ["to no number", "/x?pageNum=many"], ["to no query", "/x"], ["to nothing", ""],
]) {
  test(`a link ${name} is the end`, async (t) => {
    const script = Array(20).fill(json(200, list([view("DATADOG")], next)));
    const server = await startServer(t, { script });
    assert.equal((await walk(new api.IntegrationsClient({ baseUrl: server.url }), { pageNum: 2 })).length, 1);
    assert.equal(server.requests.length, 1);
  });
}

test("links lead to another page, never to another host", async (t) => {
  const stranger = await startServer(t);
  const server = await startServer(t, { script: [json(200, list([view("DATADOG")], `${stranger.url}/steal?pageNum=2`))] });
  await walk(new api.IntegrationsClient({ baseUrl: server.url }));
  assert.deepEqual([stranger.requests.length, server.requests.length], [0, 2]);
});

test("a page that fails ends the walk with its error, after the pages before it", async (t) => {
  const script = [json(200, list([view("DATADOG")], "/x?pageNum=2")), atlasError(403)];
  const server = await startServer(t, { script });
  const seen = [];
  const error = await rejection((async () => {
    for await (const page of new api.IntegrationsClient({ baseUrl: server.url }).pages(GROUP)) seen.push(page);
  })());
  assert.deepEqual([types(seen), error.status], [[["DATADOG"]], 403]);
});

test("an abort ends the walk", async (t) => {
  const server = await startServer(t, { script: Array(20).fill(json(200, list([view("DATADOG")], "/x?pageNum=2"))) });
  const controller = new AbortController();
  const error = await rejection((async () => {
    for await (const _ of new api.IntegrationsClient({ baseUrl: server.url }).pages(GROUP, {}, { signal: controller.signal })) controller.abort();
  })());
  assert.equal(error.name, "AbortError");
  assert.equal(server.requests.length, 1);
});

test("leaving the loop early asks for no further page", async (t) => {
  const server = await startServer(t, { script: Array(20).fill(json(200, list([view("DATADOG")], "/x?pageNum=2"))) });
  for await (const _ of new api.IntegrationsClient({ baseUrl: server.url }).pages(GROUP)) break;
  assert.equal(server.requests.length, 1);
});
