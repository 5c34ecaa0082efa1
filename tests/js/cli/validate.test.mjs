// FILE: how it is read, and every mistake in it with its place and what would be right.

import assert from "node:assert/strict";
import { test } from "node:test";
import { GROUP, SECRETS, folderOf, run } from "./support.mjs";

const HEX = "0123456789abcdef0123456789abcdef";

/** What `validate` says of a text, as a program sees it and as people do. */
async function said(t, text, { env, files = {}, name = "atlas.yaml" } = {}) {
  const cwd = await folderOf(t, { [name]: text, ...files });
  const [forPrograms, forPeople] = await Promise.all([run(["validate", name, "--json"], { cwd, env }), run(["validate", name], { cwd, env })]);
  assert.equal(forPrograms.code, forPeople.code);
  return { code: forPeople.code, err: forPeople.err, out: forPeople.out, ...JSON.parse(forPrograms.out) };
}

/** Places and codes. */
const brief = (issues) => issues.map(({ line, column, code, path }) => `${line}:${column} ${path.join(".")} ${code}`);

const FINE = `projects: [${GROUP}]
integrations:
  - type: DATADOG
    apiKey: \${DATADOG_API_KEY}
    region: EU
`;

test("a file without a mistake", async (t) => {
  const { code, out, issues, warnings, valid } = await said(t, FINE, { env: { DATADOG_API_KEY: HEX } });
  assert.deepEqual({ code, issues, warnings, valid }, { code: 0, issues: [], warnings: [], valid: true });
  assert.equal(out, "fine: atlas.yaml has 1 integration\n");
});

test("every mistake at once, with its place, its line without a secret, and what would be right", async (t) => {
  const text = `project: all
integrations:
  - type: DATADOG
    apiKey: "****************************abcd"
    regoin: EU
  - type: WEBHOOK
    url: hooks.example.com/${SECRETS.webhook} # ${SECRETS.webhookSecret}
    secret: ${SECRETS.webhookSecret}
  - { type: SLACK, apiToken: "${SECRETS.slack}" }
  - type: DATADGO
    apiKey: ${SECRETS.datadog}
  - type: PROMETHEUS
    username: \${USER_NAME}
    password: \${NOT_SET}
    serviceDiscovery: htpp
    enabled: "true"
remove: [datadog_, FLOWDOCK]
`;
  const { code, err, issues, warnings } = await said(t, text, { env: { USER_NAME: "made-up" } });
  assert.equal(code, 1);
  assert.deepEqual(brief(issues), [
    "1:1 project unknown_field",
    "4:13 integrations.0.apiKey masked_secret",
    "5:5 integrations.0.regoin unknown_field",
    "7:10 integrations.1.url invalid_format",
    "9:5 integrations.2.channelName required",
    "10:11 integrations.3.type unknown_type",
    "14:15 integrations.4.password unset_variable",
    "15:23 integrations.4.serviceDiscovery invalid_value",
    "16:14 integrations.4.enabled invalid_type",
    "17:10 remove.0 unknown_type",
  ]);
  assert.deepEqual(brief(warnings).filter((line) => line.endsWith("literal_secret")), [
    "4:13 integrations.0.apiKey literal_secret", "8:13 integrations.1.secret literal_secret", "9:30 integrations.2.apiToken literal_secret",
  ]);
  for (const words of [
    "atlas.yaml:1:1: error: `project` is not recognized: did you mean `projects`?\n    1 | project: ****",
    "atlas.yaml:5:5: error: `regoin` is not recognized: did you mean `region`?\n    5 |     regoin: ****\n      |     ^",
    "    7 |     url: ****\n      |          ^",
    "    9 |   - { type: SLACK, apiToken: **** }\n      |     ^",
    "`NOT_SET` is not set in the environment: set it, or name a file, `{ file: PATH }`\n   14 |     password: ${NOT_SET}\n      |               ^",
    "`serviceDiscovery` must be one of `http`, `file`\n   15 |     serviceDiscovery: htpp",
    "error: 10 mistakes in `atlas.yaml`",
    "   17 | remove: [datadog_, FLOWDOCK]",
  ]) assert.ok(err.includes(words), `${words}\n\nis not in\n\n${err}`);
});

test("a text that is wanted is read as it is written: ids, numbers and words that YAML takes for something else", async (t) => {
  const text = `projects: [553456789012345678901234, 5e1234567890123456789012]
integrations:
  - type: NEW_RELIC
    accountId: 2857404
    licenseKey: \${A}
    writeToken: \${A}
    readToken: \${A}
  - type: VICTOR_OPS
    apiKey: \${A}
    routingKey: 0x1F
  - type: SLACK
    apiToken: \${A}
    channelName: 007
    teamName: true
`;
  const { code, issues } = await said(t, text, { env: { A: HEX } });
  assert.deepEqual([code, brief(issues)], [0, []]);
  const cwd = await folderOf(t, { "atlas.yaml": text });
  const { out } = await run(["curl", "atlas.yaml", "--json"], { cwd, env: { A: HEX } });
  const bodies = JSON.parse(out).map(({ body }) => JSON.parse(body));
  assert.equal(bodies.length, 6);
  assert.deepEqual(JSON.parse(out).map(({ path }) => path.split("/")[5]), [...Array(3).fill("553456789012345678901234"), ...Array(3).fill("5e1234567890123456789012")]);
  assert.deepEqual([bodies[0].accountId, bodies[1].routingKey, bodies[2].channelName, bodies[2].teamName], ["2857404", "0x1F", "007", "true"]);
});

test("`${NAME}` only where it is the whole value, and never in a template or a type", async (t) => {
  const text = `projects: [${GROUP}]
integrations:
  - type: WEBHOOK
    url: https://hooks.example.com/\${PART}
    bodyTemplate: \${id}
    headersTemplate: '{"X": "\${severity}"}'
  - type: \${TYPE}
`;
  const { issues } = await said(t, text, { env: { PART: "x", id: "x", TYPE: "DATADOG" } });
  assert.deepEqual(brief(issues), ["7:11 integrations.1.type unknown_type"]);
  const cwd = await folderOf(t, { "atlas.yaml": text.replace(/  - type: \$\{TYPE\}\n/, "") });
  const { stdout } = await import("node:child_process").then(({ spawnSync }) => spawnSync(process.execPath, ["--input-type=module", "-e", `
    const { readFleetFile } = await import(${JSON.stringify(new URL(`file://${process.env.ATLAS_PKG}/cli/file/fleet-file.js`).href)});
    console.log(JSON.stringify((await readFleetFile("atlas.yaml", { PART: "x", id: "x" })).integrations));`], { cwd, encoding: "utf8" }));
  assert.deepEqual(JSON.parse(stdout), [{ type: "WEBHOOK", url: "https://hooks.example.com/${PART}", bodyTemplate: "${id}", headersTemplate: '{"X": "${severity}"}' }]);
});

test("`{ file: PATH }` is from FILE's folder, one line end at its end dropped, and says what is wrong with it", async (t) => {
  const text = (path) => `projects: [${GROUP}]\nintegrations:\n  - type: DATADOG\n    apiKey: { file: ${path} }\n    region: US\n`;
  const files = { "keys/dd.txt": `${HEX}\r\n`, "keys/two.txt": `${HEX}\n\n`, "keys/odd.bin": Buffer.from([0xc3, 0x28]) };
  assert.equal((await said(t, text("../keys/dd.txt"), { name: "conf/atlas.yaml", files })).code, 0);
  // Two line ends: one is left, and that the live service would refuse.
  const two = await said(t, text("keys/two.txt"), { files });
  assert.deepEqual(brief(two.warnings), ["4:13 integrations.0.apiKey unlikely_value"]);
  for (const [path, message] of [
    ["keys/none.txt", "the file `keys/none.txt` is not there (paths are from FILE's folder)"],
    ["keys", "the file `keys` is a folder"],
    ["keys/odd.bin", "the file `keys/odd.bin` can't be read as UTF-8"],
  ]) {
    const { issues } = await said(t, text(path), { files });
    assert.deepEqual(issues.map(({ code, message }) => [code, message]), [["unreadable_file", message]]);
  }
  const { issues } = await said(t, text("keys/dd.txt").replace("file:", "flie:"), { files });
  assert.deepEqual(issues.map(({ message }) => message), ["`apiKey` must be a text, `${NAME}` or `{ file: PATH }`"]);
});

test("of a long line, such as that of a JSON file, the part around the place", async (t) => {
  const projects = Array(50).fill(GROUP);
  const text = JSON.stringify({ projects, integrations: [{ type: "DATADOG", apiKey: SECRETS.datadog, region: "EUU", sendDatabaseMetrics: true }] });
  const { err } = await said(t, text, { name: "atlas.json" });
  const [, line, mark] = err.slice(err.indexOf("`region` must be one of")).split("\n");
  assert.match(line, /^ {4}1 \| … .*:\*\*\*\*,"region":"EUU","sendDatabaseMetrics/);
  assert.ok(line.length < 115, line);
  assert.equal(mark.indexOf("^"), line.indexOf('"EUU"'));
  assert.match((await said(t, "[".repeat(1_000), { name: "deep.json" })).err, /^ {4}1 \| \[{1,100}$/m);
});

test("a secret that has got into a name's place is in no message and no path", async (t) => {
  const text = (entry) => `projects: [${GROUP}]\nintegrations:\n  - { type: DATADOG, ${entry} }\n`;
  for (const [entry, message] of [
    [`apiKey:${SECRETS.datadog}`, "`…` is not recognized: did you mean `apiKey`? (a space must follow `:`)"],
    [`apiKey ${SECRETS.datadog}`, "`…` is not recognized: did you mean `apiKey`?"],
    [`${SECRETS.datadog}: apiKey`, "`…` is not recognized: remove it"],
    [`${SECRETS.datadog}: { file: none.txt }`, "the file `none.txt` is not there (paths are from FILE's folder)"],
  ]) {
    // `run` looks for secrets in all output.
    const { issues } = await said(t, text(entry));
    assert.deepEqual(issues.filter(({ path }) => path[2] === "…").map((issue) => issue.message), [message]);
  }
});

for (const [what, text, places] of [
  ["an open quote", `integrations:\n  - type: DATADOG\n    apiKey: "${SECRETS.datadog}\n    region: EU\n`, /:\d+:\d+: error: something is missing/],
  ["a text with a colon", `integrations:\n  - type: DATADOG\n    apiKey: ${SECRETS.datadog}: x: ${SECRETS.slack}\n`, /:3:\d+: error: /],
  ["a tab", `integrations:\n\t- type: DATADOG\n\t  apiKey: ${SECRETS.datadog}\n`, /:2:1: error: a tab can't indent: use spaces/],
  ["an escape of a Windows path", `integrations:\n  - type: DATADOG\n    apiKey: { file: "C:\\secrets\\${SECRETS.datadog}" }\n`, /:3:\d+: error: between double quotes `\\` begins an escape: use single quotes/],
  ["a name that is there twice", `integrations:\n  - type: DATADOG\n    apiKey: ${SECRETS.datadog}\n    apiKey: ${SECRETS.slack}\n`, /:4:5: error: this name is there twice/],
  ["a line that begins too far to the left", `integrations:\n  - type: DATADOG\n   apiKey: ${SECRETS.datadog}\n`, /:3:1: error: .*; or this line begins too far to the left/],
  ["no space after a name", `integrations:\n  - type:DATADOG\n    apiKey: ${SECRETS.datadog}\n`, /:2:5: error: a name has to be on one line, with `:` and a space after it/],
  ["nothing", "", /:1:1: error: the file is empty: /],
  ["only a comment", `# ${SECRETS.datadog}\n`, /:1:1: error: the file is empty: /],
  ["a tag", `integrations:\n  - type: DATADOG\n    apiKey: !${SECRETS.datadog} x\n`, /:3:13: error: this tag \(`!name`\) is not known/],
  ["two documents", `integrations: []\n---\napiKey: ${SECRETS.datadog}\n`, /error: there must be one document/],
  ["an alias to nothing", `integrations:\n  - *${SECRETS.slack}\n`, /:2:5: error: /],
  ["lines that are no names", `integrations:\n  - type: DATADOG\n    ${SECRETS.datadog}\n   ${SECRETS.slack}\n`, /error: /],
  ["JSON that is cut off", `{"integrations": [{"type": "DATADOG", "apiKey": "${SECRETS.datadog}"`, /:1:\d+: error: /],
]) {
  test(`no YAML: ${what}`, async (t) => {
    const { code, err, issues } = await said(t, text);
    assert.equal(code, 1);
    assert.match(err, places);
    assert.ok(issues.every(({ line, column, message }) => line >= 1 && column >= 1 && message !== ""), JSON.stringify(issues));
  });
}

test("a misplaced secret is shown nowhere: as a name, at the top, in an anchor, in a comment, in a list", async (t) => {
  const text = `${SECRETS.slack}: 1
apiKey: ${SECRETS.datadog}
projects: [${SECRETS.datadog}, { id: ${SECRETS.slack} }]
api: ${SECRETS.slack}
integrations:
  - ${SECRETS.datadog}
  - type: ${SECRETS.slack} # ${SECRETS.webhookSecret}
  - type: DATADOG
    apiKey: &${SECRETS.webhook} [${SECRETS.datadog}, ${SECRETS.slack}]
    region: ${SECRETS.prometheus}
remove:
  - ${SECRETS.slack}
`;
  const { code, issues } = await said(t, text);
  assert.equal(code, 1);
  assert.ok(issues.length >= 9, JSON.stringify(issues));
});

for (const [what, name, text] of [
  ["JSON with tabs", "atlas.json", JSON.stringify({ projects: [GROUP], integrations: [{ type: "DATADOG", apiKey: "${K}", region: "EU" }] }, null, "\t")],
  ["a byte order mark and CRLF", "atlas.yaml", `\ufeff${FINE.replaceAll("\n", "\r\n").replace("DATADOG_API_KEY", "K")}`],
  ["UTF-16 of PowerShell", "atlas.yaml", Buffer.from(`\ufeff${FINE.replace("DATADOG_API_KEY", "K")}`, "utf16le")],
  ["an alias", "atlas.yaml", `projects: &p [${GROUP}]\nintegrations:\n  - { type: DATADOG, apiKey: &k "\${K}", region: EU }\n  - { type: OPS_GENIE, apiKey: *k, region: EU }\n`],
  ["v1.0", "atlas.yaml", `api: v1.0\nprojects: all\nintegrations:\n  - { type: FLOWDOCK, flowName: a, orgName: b, apiToken: "\${K}" }\n`],
  ["an organization", "atlas.yaml", `projects: { org: ${GROUP} }\nintegrations: []\nremove: [FLOWDOCK, SOMETHING_NEW]\n`],
]) {
  test(`read: ${what}`, async (t) => {
    const { code, issues, err } = await said(t, text, { name, env: { K: HEX } });
    assert.deepEqual([code, brief(issues)], [0, []], err);
  });
}

for (const [what, text, wanted] of [
  ["projects: 24 hex digits", `projects: [5d79]\nintegrations: []`, ["1:12 projects.0 invalid_format"]],
  ["projects: no list", `projects: ${GROUP}\nintegrations: []`, ["1:11 projects invalid_type"]],
  ["projects: empty", `projects: []\nintegrations: []`, ["1:11 projects invalid_type"]],
  ["projects: another name", `projects: { orgId: ${GROUP} }\nintegrations: []`, ["1:11 projects invalid_type"]],
  ["api", "api: v3\nintegrations: []", ["1:6 api invalid_value"]],
  ["integrations: none", "projects: all", ["1:1 integrations required"]],
  ["integrations: no list", "integrations: { type: DATADOG }", ["1:15 integrations invalid_type"]],
  ["integrations: empty value", "integrations:", ["1:14 integrations invalid_type"]],
  ["a type twice", "integrations:\n  - { type: DATADOG, apiKey: \"${K}\", region: EU }\n  - { type: DATADOG, apiKey: \"${K}\", region: US }", ["3:5 integrations.1.type invalid_value"]],
  ["a type that is to be removed, too", "integrations:\n  - { type: DATADOG, apiKey: \"${K}\", region: EU }\nremove: [DATADOG]", ["3:10 remove.0 invalid_value"]],
  ["a list", "- type: DATADOG", ["1:1  invalid_type"]],
  ["nothing", "", ["1:1  invalid_type"]],
  ["another version's type", "api: v1.0\nintegrations:\n  - { type: PROMETHEUS }", ["3:13 integrations.0.type unknown_type"]],
  ["__proto__", "integrations:\n  - { type: DATADOG, apiKey: \"${K}\", region: EU, __proto__: 1 }", ["2:50 integrations.0.__proto__ unknown_field"]],
]) {
  test(`refused: ${what}`, async (t) => {
    const { code, issues, err } = await said(t, text, { env: { K: HEX } });
    assert.deepEqual([code, brief(issues)], [1, wanted], err);
  });
}

test("what one alias after another makes of a small file costs nothing", async (t) => {
  const lines = ["a: &a0 [x, x, x, x, x, x, x, x, x, x]", ...Array.from({ length: 20 }, (_, i) => `b${i}: &a${i + 1} [${Array(10).fill(`*a${i}`).join(", ")}]`), "integrations:", "  - type: DATADOG", "    apiKey: *a20"];
  const { code, issues } = await said(t, lines.join("\n"));
  assert.equal(code, 1);
  assert.ok(brief(issues).includes("24:13 integrations.0.apiKey invalid_type") || issues.length > 20, JSON.stringify(brief(issues)));
});
