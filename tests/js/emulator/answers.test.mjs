// The emulator against the forms in which Atlas was seen to answer (tests/fixtures/answers/v2): it has to give the same.

import assert from "node:assert/strict";
import { test } from "node:test";
import { answersOf } from "../client/support/answers.mjs";
import { ACCEPT, ACCOUNT, askToken, createEmulator, GROUP, KEY, ROOT_V2 } from "./support.mjs";

const ORIGIN = "https://cloud.mongodb.com";
const METHODS = { list: "GET", get: "GET", create: "POST", update: "PUT", delete: "DELETE" };
/** Headers that are about the form; a project's own, such as a nonce, are not. */
const SHOWN = ["content-type", "ratelimit-limit", "ratelimit-remaining", "x-error-code", "deprecation", "sunset", "retry-after", "allow"];

function ask(emulator, { operation, type, query = {}, send, body, accept = ACCEPT, path }) {
  const about = send?.type ?? type ?? (operation === "get" ? (body.content?.type ?? body.type) : undefined);
  const url = new URL(path ?? `${ROOT_V2}${about ? `/${about}` : ""}`, ORIGIN);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
  const sent = send && { body: JSON.stringify(send) };
  const headers = { accept, ...(send && { "content-type": ACCEPT }) };
  return emulator(new Request(url, { method: METHODS[operation] ?? "GET", headers, ...sent }));
}

const headersOf = (headers) => Object.fromEntries(SHOWN.filter((name) => headers.has(name)).map((name) => [name, headers.get(name)]));

/** An id is the emulator's own; and a link's query may be in any order. */
const plain = (text) => JSON.parse(text, (key, value) => {
  if (key === "id") return /^[0-9a-f]{24}$/.test(value) ? "an id" : value;
  if (key !== "href") return value;
  const url = new URL(value);
  url.searchParams.sort();
  return url.href;
});

/** The order of results is not promised. */
const sorted = ({ results, ...rest }) => ({ ...rest, ...(results && { results: results.toSorted?.(byType) ?? [...results].sort(byType) }) });
const byType = (a, b) => (a.type < b.type ? -1 : 1);

async function assertSame(response, { status, headers, text }) {
  const said = await response.text();
  assert.equal(response.status, status, said);
  assert.deepEqual(headersOf(response.headers), headersOf(new Headers(headers)));
  if (text === "" || said === "") assert.equal(said, text);
  else assert.deepEqual(sorted(plain(said)), sorted(plain(text)));
}

for (const answer of (await answersOf("success")).filter(({ clear }) => clear)) {
  test(`${answer.operation}: ${answer.about}`, async () => {
    const emulator = createEmulator({ authentication: "none", groups: { [GROUP]: answer.clear } });
    await assertSame(await ask(emulator, answer), answer);
  });
}

const errors = await answersOf("errors");
const error = (status, about) => errors.find((answer) => answer.status === status && about.test(answer.about));
const DATADOG = { type: "DATADOG", apiKey: "0123456789abcdef0123456789abcdef" };
const open = (options) => createEmulator({ authentication: "none", groups: { [GROUP]: [] }, ...options });

/** Each row: the answer, the emulator that has to give it, and what it is asked. */
const ROWS = [
  [error(400, /does not have/), {}, { send: { ...DATADOG, foo: 1 } }],
  [error(400, /named in `parameters`/), { strict: true }, { send: { ...DATADOG, apiKey: "made-up" } }],
  [error(400, /missing/), {}, { send: { type: "SLACK", apiToken: "xoxb-made-up-token-0001" } }],
  [error(404, /not set up/), {}, { type: "SLACK" }],
  [error(404, /no project|a project/), {}, { path: ROOT_V2.replace(/a1\/integrations$/, "ff/integrations") }],
  [error(406, /no version/), {}, {}],
  [error(409, /is there/), { groups: { [GROUP]: [DATADOG] } }, {}],
  [error(410, /no longer there/), { faults: [{ status: 410 }] }, {}],
  [error(404, /deprecated/), { deprecation: "Wed, 19 Feb 2025 00:00:00 GMT", sunset: "Thu, 1 Jul 2027 00:00:00 GMT" }, { type: "SLACK" }],
];

for (const [answer, options, asked] of ROWS) {
  test(`${answer.status}: ${answer.about}`, async () => {
    await assertSame(await ask(open(options), { operation: answer.operation, accept: answer.accept, send: answer.send, body: {}, ...asked }), answer);
  });
}

test("401 in lines, without `parameters`, with a challenge", async () => {
  const answer = error(401, /nobody knows/);
  const response = await ask(createEmulator({ ...KEY, groups: [GROUP] }), { operation: "list" });
  assert.equal(await response.text(), answer.text);
  assert.deepEqual([response.status, response.headers.get("content-type")], [401, "application/json"]);
  assert.match(response.headers.get("www-authenticate"), /^Digest realm="MMS Public API", domain="", nonce="[^"]+", algorithm=MD5, (?:op|qop)="auth", stale=false$/);
});

test("405 has no body and no type of one", async () => {
  const answer = error(405, /method/);
  const response = await open()(new Request(ORIGIN + ROOT_V2, { method: "PUT", headers: { accept: ACCEPT } }));
  assert.deepEqual([response.status, await response.text(), response.headers.get("content-type"), response.headers.get("allow")], [405, answer.text, null, answer.headers.allow]);
});

const tokens = await answersOf("tokens");
const token = (status) => tokens.find((answer) => answer.status === status);

test("a token, and who gets none", async () => {
  const emulator = createEmulator({ groups: [GROUP], serviceAccounts: [ACCOUNT] });
  const response = await askToken(emulator, "token", { grant_type: "client_credentials" });
  const body = await response.json();
  assert.deepEqual([response.status, Object.keys(body).sort(), body.expires_in, body.token_type], [200, Object.keys(token(200).body).sort(), 3600, "Bearer"]);
  const refused = await askToken(emulator, "token", { grant_type: "client_credentials" }, { account: { ...ACCOUNT, clientSecret: "another" } });
  const said = await refused.json();
  assert.deepEqual([refused.status, Object.keys(said).sort(), said.error], [401, Object.keys(token(401).body).sort(), token(401).body.error]);
});

for (const answer of await answersOf("projects")) {
  test(`projects: ${answer.about}`, async () => {
    const [first, second] = (await answersOf("projects"))[0].body.results;
    const other = { name: second.name, orgId: answer.path.includes("orgs") ? "5d791c84ff7a2522cc4f9b01" : second.orgId };
    const emulator = open({ groups: { [first.id]: { name: first.name, orgId: first.orgId }, [second.id]: other } });
    const response = await ask(emulator, { ...answer, query: { itemsPerPage: 500 } });
    assert.equal(response.status, answer.status);
    const body = JSON.parse(await response.text());
    assert.deepEqual(body.results.map(({ created, ...rest }) => rest), answer.body.results.map(({ created, ...rest }) => rest));
    assert.deepEqual([body.totalCount, new URL(body.links[0].href).pathname, body.links.length], [answer.body.totalCount, answer.path, 1]);
  });
}
