// `export`: a FILE of what is there.

import assert from "node:assert/strict";
import { test } from "node:test";
import { GROUP, SECRETS, folderOf, openAtlas, run } from "./support.mjs";

const groups = {
  [GROUP]: [
    { type: "DATADOG", apiKey: SECRETS.datadog, region: "EU", sendCollectionLatencyMetrics: true },
    { type: "PROMETHEUS", username: "prom_user_1", password: SECRETS.prometheus, serviceDiscovery: "http", enabled: true },
    { type: "WEBHOOK", url: `https://hooks.example.com/${SECRETS.webhook}`, secret: SECRETS.webhookSecret },
    { type: "SLACK", apiToken: SECRETS.slack, channelName: "123: #yes", teamName: "on" },
    { type: "BRAND_NEW", token: "x" },
  ],
};

test("every field that is there, `${NAME}` for each secret, and what is not in it", async (t) => {
  const atlas = await openAtlas(t, { groups });
  const { code, out, err } = await run(["export", GROUP], { env: atlas.key });
  assert.equal(code, 0);
  assert.equal(out, `api: v2
projects: ["${GROUP}"]
integrations:
  - type: DATADOG
    apiKey: \${DATADOG_API_KEY}
    region: EU
    sendCollectionLatencyMetrics: true
    sendDatabaseMetrics: false
    sendQueryStatsMetrics: false
    sendShardingMetrics: false
    sendUserProvidedResourceTags: false
  - type: SLACK
    apiToken: \${SLACK_API_TOKEN}
    channelName: "123: #yes"
    teamName: "on"
  - type: WEBHOOK
    url: \${WEBHOOK_URL}
    secret: \${WEBHOOK_SECRET}
  - type: PROMETHEUS
    username: prom_user_1
    password: \${PROMETHEUS_PASSWORD}
    serviceDiscovery: http
    enabled: true
    sendUserProvidedResourceTagsEnabled: false
`);
  assert.match(err, /note: `BRAND_NEW` is not in it: v2 can read that type but not send it/);
  assert.match(err, /set DATADOG_API_KEY, SLACK_API_TOKEN, WEBHOOK_URL, WEBHOOK_SECRET, PROMETHEUS_PASSWORD in the environment/);
});

test("what is printed is read, as YAML and as JSON, and wants what is there", async (t) => {
  const atlas = await openAtlas(t, { groups });
  const [yaml, json] = await Promise.all([run(["export", GROUP], { env: atlas.key }), run(["export", GROUP, "--json"], { env: atlas.key })]);
  const cwd = await folderOf(t, { "atlas.yaml": yaml.out, "atlas.json": json.out });
  const env = {
    DATADOG_API_KEY: SECRETS.datadog, PROMETHEUS_PASSWORD: SECRETS.prometheus, WEBHOOK_URL: `https://hooks.example.com/${SECRETS.webhook}`,
    WEBHOOK_SECRET: SECRETS.webhookSecret, SLACK_API_TOKEN: SECRETS.slack,
  };
  const bodies = await Promise.all(["atlas.yaml", "atlas.json"].map(async (file) => {
    const { code, out, err } = await run(["curl", file, "--json"], { cwd, env });
    assert.equal(code, 0, err);
    return JSON.parse(out).map(({ body }) => JSON.parse(body));
  }));
  assert.deepEqual(bodies[0], bodies[1]);
  assert.deepEqual([bodies[0].length, bodies[0][1].channelName, bodies[0][1].teamName], [4, "123: #yes", "on"]);
});

test("a template is to be read from a file, since `${NAME}` in it would be sent as it is", async (t) => {
  const bodyTemplate = '{\n  "alert": "${id}"\n}';
  const view = { type: "WEBHOOK", url: `https://hooks.example.com/${SECRETS.webhook}`, bodyTemplate, headersTemplate: '{"X": "y"}' };
  const atlas = await openAtlas(t, { groups: { [GROUP]: [view] } });
  const { out, err } = await run(["export", GROUP], { env: atlas.key });
  assert.match(out, /^    bodyTemplate: \{ file: webhook-body-template\.txt \}\n    headersTemplate: \{ file: webhook-headers-template\.txt \}$/m);
  assert.equal(err, "set WEBHOOK_URL in the environment, write webhook-body-template.txt and webhook-headers-template.txt beside FILE; then `plan` prints what differs\n");
  const json = await run(["export", GROUP, "--json"], { env: atlas.key });
  const cwd = await folderOf(t, { "atlas.yaml": out, "atlas.json": json.out, "webhook-body-template.txt": `${bodyTemplate}\n`, "webhook-headers-template.txt": view.headersTemplate });
  for (const file of ["atlas.yaml", "atlas.json"]) {
    const plan = await run(["plan", file], { cwd, env: { ...atlas.key, WEBHOOK_URL: view.url } });
    assert.deepEqual([plan.code, plan.err], [0, ""]);
    assert.match(plan.out, /^1 project: 0 to create, 0 to update, 0 to delete, 1 unchanged$/m);
  }
});

test("a secret that Atlas sent in clear is no more in it than a masked one; v1.0 and an empty project", async (t) => {
  const atlas = await openAtlas(t, { groups: { ...groups, [GROUP.replace("1", "2")]: [] }, maskSecrets: false });
  const { out } = await run(["export", GROUP, "--api", "v1.0"], { env: atlas.key });
  assert.match(out, /^api: v1\.0\n/);
  assert.match(out, /apiKey: \$\{DATADOG_API_KEY\}/);
  const empty = await run(["export", GROUP.replace("1", "2")], { env: atlas.key });
  assert.match(empty.out, /integrations: \[\]\n$/);
});
