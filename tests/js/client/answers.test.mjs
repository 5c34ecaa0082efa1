// A client of version 2, given each form in which Atlas was seen to answer: tests/fixtures/answers/v2.

import assert from "node:assert/strict";
import { test } from "node:test";
import { answersOf } from "./support/answers.mjs";
import { api, GROUP, load, rejection } from "./support/package.mjs";

const { v2 } = api;
const { projectsOf } = await load("fleet.js");
const SENT = { type: "DATADOG", apiKey: "0123456789abcdef0123456789abcdef" };

/** What a client says to an answer, and what it tells. */
function open({ status, headers, text }) {
  const events = [];
  const fetch = async () => new Response(status === 204 ? null : text, { status, headers });
  return { events, client: new v2.IntegrationsClient({ fetch, retry: { limit: 0 }, logger: (event) => events.push(event) }) };
}

function ask(client, { operation, type, query, send = SENT, body }) {
  const view = operation === "create" || operation === "update";
  const given = operation === "list" ? [] : [view ? send : (type ?? body?.type ?? "SLACK")];
  return client[operation](GROUP, ...given, query);
}

/** What the event of an answer says of its headers. */
const noticesOf = (events) => {
  const { rateLimit, deprecation, sunset } = events.find(({ kind }) => kind === "response");
  return JSON.parse(JSON.stringify({ rateLimit, deprecation, sunset }));
};

for (const answer of await answersOf("success")) {
  test(`${answer.operation}: ${answer.about}`, async () => {
    const { client, events } = open(answer);
    const { read = answer.body } = answer;
    assert.deepEqual((await ask(client, answer)) ?? null, read);
    assert.deepEqual(noticesOf(events), answer.notices);
    if (read?.results) for (const view of read.results) assert.deepEqual(v2.findIntegration(read, view.type), read.results.find(({ type }) => type === view.type));
  });
}

for (const answer of await answersOf("errors")) {
  test(`${answer.operation}, ${answer.status}: ${answer.about}`, async () => {
    const { client, events } = open(answer);
    const error = await rejection(ask(client, answer));
    const said = answer.body?.content ?? answer.body ?? (answer.text.startsWith("{") ? JSON.parse(answer.text) : {});
    assert.ok(error instanceof api.AtlasApiError);
    const { detail, errorCode, reason, parameters } = said;
    assert.deepEqual([error.detail, error.errorCode, error.reason, error.parameters], [detail, errorCode, reason, parameters ?? undefined]);
    assert.deepEqual([error.status, error.fromAtlas], [said.error ?? answer.status, errorCode !== undefined]);
    const issues = error.issues.map(({ path: [field], message }) => [field, message]);
    const { code, retryable, retryAfterMs } = error;
    assert.deepEqual({ code, retryable, issues, ...(retryAfterMs !== undefined && { retryAfterMs }) }, answer.error);
    assert.deepEqual(noticesOf(events), answer.notices);
  });
}

for (const answer of await answersOf("tokens")) {
  test(`a token: ${answer.status}, ${answer.about}`, async () => {
    const asked = [];
    const fetch = async (url, { headers, body }) => {
      asked.push({ path: new URL(url).pathname, headers: Object.fromEntries(new Headers(headers)), body });
      return asked.length === 1 ? new Response(answer.text, answer) : Response.json({ results: [] });
    };
    const auth = { kind: "serviceAccount", clientId: "mdb_sa_id_0123456789abcdef01234567", clientSecret: "mdb_sa_sk_made-up_0123456789" };
    const client = new v2.IntegrationsClient({ auth, fetch, retry: { limit: 0 } });
    const outcome = client.list(GROUP);
    if (answer.error === undefined) {
      assert.deepEqual((await outcome).results, []);
      assert.equal(asked[1].headers.authorization, `Bearer ${answer.body.access_token}`);
    } else {
      const error = await rejection(outcome);
      for (const [part, expected] of Object.entries(answer.error)) assert.deepEqual(error[part], expected, part);
      assert.deepEqual([error.status, asked.length], [answer.status, 1]);
    }
    const { path, headers, body } = asked[0];
    assert.deepEqual([path, body, headers["content-type"], headers.accept],
      ["/api/oauth/token", "grant_type=client_credentials", "application/x-www-form-urlencoded", "application/json"]);
    assert.equal(atob(headers.authorization.slice("Basic ".length)), `${auth.clientId}:${auth.clientSecret}`, "raw, not percent-encoded");
  });
}

for (const answer of await answersOf("projects")) {
  test(`projects: ${answer.about}`, async () => {
    const asked = [];
    const fetch = async (url) => {
      asked.push(new URL(url).pathname);
      return new Response(answer.text, answer);
    };
    const [, orgId] = /orgs\/(\w+)/.exec(answer.path) ?? [];
    const found = [];
    for await (const project of projectsOf(new v2.IntegrationsClient({ fetch }), orgId && { orgId })) found.push(project);
    assert.deepEqual([asked, found], [[answer.path], answer.body.results.map(({ id, name, orgId }) => ({ id, name, orgId }))]);
  });
}
