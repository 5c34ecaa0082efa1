// list, get, delete, types and curl: as people see them and as programs do.

import assert from "node:assert/strict";
import { test } from "node:test";
import { GROUP, OTHER, SECRETS, folderOf, openAtlas, run } from "./support.mjs";

const SEED = {
  [GROUP]: [
    { type: "DATADOG", apiKey: SECRETS.datadog, region: "EU" },
    { type: "WEBHOOK", url: `https://hooks.example.com/${SECRETS.webhook}`, secret: SECRETS.webhookSecret },
    { type: "BRAND_NEW", token: SECRETS.slack, id: "5d791c84ff7a2522cc4f9aff" },
  ],
  [OTHER]: [],
};

// A field that this package does not know may hold anything, and an Atlas that masks nothing was seen, too.
for (const maskSecrets of [true, false]) {
  test(`list prints every integration and no secret, ${maskSecrets ? "masked by Atlas" : "which Atlas sent in clear"}`, async (t) => {
    const atlas = await openAtlas(t, { groups: SEED, maskSecrets });
    const { code, out, err } = await run(["list", GROUP], { env: atlas.key });
    assert.deepEqual([code, err], [0, ""]);
    for (const words of [/^DATADOG$/m, /^ {2}region {2,}EU$/m, /^ {2}apiKey {2,}\*{4,}/m, /^WEBHOOK$/m, /^ {2}url {2,}https:\/\/hooks\.example\.com\/\*{4}/m, /^BRAND_NEW$/m]) assert.match(out, words);
    const json = await run(["list", GROUP, "--json"], { env: atlas.key });
    assert.deepEqual(JSON.parse(json.out).map(({ type }) => type), ["DATADOG", "WEBHOOK", "BRAND_NEW"]);
  });
}

test("get prints one, delete removes it, and then get says that it is not there", async (t) => {
  const atlas = await openAtlas(t, { groups: SEED });
  const got = await run(["get", GROUP, "DATADOG", "--json"], { env: atlas.key });
  assert.equal(JSON.parse(got.out).region, "EU");
  assert.match((await run(["get", GROUP, "BRAND_NEW"], { env: atlas.key })).out, /^BRAND_NEW\n {2}/);
  const deleted = await run(["delete", GROUP, "DATADOG"], { env: atlas.key });
  assert.deepEqual(deleted, { code: 0, out: `DATADOG of ${GROUP} is removed\n`, err: "" });
  const again = await run(["get", GROUP, "DATADOG"], { env: atlas.key });
  assert.deepEqual([again.code, again.out], [1, ""]);
  assert.match(again.err, /^error: .*DATADOG/);
});

test("the environment's project stands in for one that is left out", async (t) => {
  const atlas = await openAtlas(t, { groups: SEED });
  const env = { ...atlas.key, MONGODB_ATLAS_PROJECT_ID: GROUP };
  assert.equal(JSON.parse((await run(["list", "--json"], { env })).out).length, 3);
  assert.deepEqual(JSON.parse((await run(["list", OTHER, "--json"], { env })).out), []);
  assert.equal(JSON.parse((await run(["get", "DATADOG", "--json"], { env })).out).type, "DATADOG");
});

test("--api v1.0 speaks version 1.0, all else version 2", async (t) => {
  const atlas = await openAtlas(t);
  await run(["list", GROUP], { env: atlas.key });
  await run(["list", GROUP, "--api", "v1.0"], { env: atlas.key });
  assert.deepEqual(atlas.answered().map(({ path }) => path.split("/")[3]), ["v2", "v1.0"]);
});

test("what Atlas refuses is said in its words, with what to do, and as JSON for a program", async (t) => {
  const atlas = await openAtlas(t);
  const wrong = { ...atlas.key, MONGODB_ATLAS_PUBLIC_API_KEY: "hgfedcba" };
  const { code, err } = await run(["list", GROUP], { env: wrong });
  assert.equal(code, 1);
  assert.match(err, /^error: .*\(are the credentials for this Atlas, and not expired\?\)\n$/);
  const { error } = JSON.parse((await run(["list", GROUP, "--json"], { env: wrong })).out);
  assert.deepEqual([error.code, error.status], ["authentication", 401]);
  const nobody = await run(["list", GROUP], { env: { ...atlas.key, MONGODB_ATLAS_BASE_URL: "http://127.0.0.1:9" } });
  assert.match(nobody.err, /^error: .*(ECONNREFUSED|bad port)/);
  assert.match(nobody.err, /bad port|NODE_USE_ENV_PROXY/);
  assert.match((await run(["list", "5d79"], { env: atlas.key })).err, /^error: `PROJECT` must be a project id, 24 hex/);
  assert.match((await run(["delete", GROUP, "datadog"], { env: atlas.key })).err, /^error: `TYPE` is not a known integration type: did you mean `DATADOG`\?/);
  assert.match((await run(["projects", "--org", "mine"], { env: atlas.key })).err, /^error: `--org` must be/);
});

test("what comes from Atlas does nothing to a terminal", async (t) => {
  const atlas = await openAtlas(t, { groups: { [GROUP]: [{ type: "DATADOG", apiKey: SECRETS.datadog, region: "EU\u001b]0;owned\u0007\u202e" }] } });
  const { out } = await run(["list", GROUP], { env: atlas.key });
  assert.doesNotMatch(out, /[\u0000-\u0009\u000b-\u001f\u202e]/);
});

test("types lists them, types TYPE says what it takes, without credentials", async () => {
  const all = await run(["types"]);
  assert.match(all.out, /^PROMETHEUS {2,}Prometheus {2,}current$/m);
  assert.match((await run(["types", "--api", "v1.0"])).out, /^FLOWDOCK {2,}Flowdock {2,}retired$/m);
  const one = await run(["types", "DATADOG"]);
  assert.match(one.out, /^apiKey {2,}required {2,}text \(secret\)/m);
  assert.match(one.out, /^region {2,}optional {2,}US EU .*\(else US\)/m);
  assert.equal(JSON.parse((await run(["types", "DATADOG", "--json"])).out).fields[0].name, "apiKey");
});

const FILE = `integrations:
  - { type: DATADOG, apiKey: "\${DD}", region: EU }
  - { type: WEBHOOK, url: "https://hooks.example.com/${SECRETS.webhook}" }
remove: [OPS_GENIE]
`;

test("curl prints each request with its secrets masked, and asks nobody", async (t) => {
  const cwd = await folderOf(t, { "atlas.yaml": FILE });
  const { code, out } = await run(["curl", "atlas.yaml", "--project", GROUP], { cwd, env: { DD: SECRETS.datadog } });
  assert.equal(code, 0);
  const commands = out.trim().split("\n\n");
  assert.deepEqual(commands.map((command) => command.split(" ").slice(0, 3).join(" ")), ["curl -X PUT", "curl -X PUT", "curl -X DELETE"]);
  assert.ok(commands.every((command) => command.includes(`/api/atlas/v2/groups/${GROUP}/integrations/`)));
  const narrow = await run(["curl", "atlas.yaml", "--project", GROUP, "--project", OTHER, "--only", "OPS_GENIE", "--json"], { cwd, env: { DD: SECRETS.datadog } });
  assert.deepEqual(JSON.parse(narrow.out).map(({ method, path }) => [method, path.split("/")[5]]), [["DELETE", GROUP], ["DELETE", OTHER]]);
});

test("curl and narrowing say what is missing", async (t) => {
  const cwd = await folderOf(t, { "atlas.yaml": FILE, "two.yaml": `projects: [${GROUP}]\n${FILE}` });
  const env = { DD: SECRETS.datadog };
  assert.match((await run(["curl", "atlas.yaml"], { cwd, env })).err, /FILE names no project by its id.*`--project ID`/);
  assert.match((await run(["curl", "two.yaml", "--project", OTHER], { cwd, env })).err, /`--project` names a project that FILE does not have/);
  assert.match((await run(["curl", "two.yaml", "--only", "SLACK"], { cwd, env })).err, /`--only` names a type that FILE does not have; it has `DATADOG`, `WEBHOOK`, `OPS_GENIE`/);
});

test("a mistake in FILE ends every command that reads one", async (t) => {
  const cwd = await folderOf(t, { "atlas.yaml": `projects: [${GROUP}]\nintegrations:\n  - { type: DATADOG, apiKey: "\${DD}" }\n` });
  const { code, out, err } = await run(["curl", "atlas.yaml"], { cwd });
  assert.deepEqual([code, out], [1, ""]);
  assert.match(err, /^atlas\.yaml:3:30: error: `DD` is not set/);
  const { error } = JSON.parse((await run(["curl", "atlas.yaml", "--json"], { cwd })).out);
  assert.deepEqual([error.code, error.issues[0].line, error.issues[0].column], ["file", 3, 30]);
});
