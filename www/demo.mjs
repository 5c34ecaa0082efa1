// `cargo xtask demo`: the built package with an Atlas emulator on this machine. `--help` lists the options.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";

const HELP = `usage: node www/demo.mjs [--once] [--port PORT]    an Atlas stand-in, a proxy, the page's example, then the admin page
       node www/demo.mjs --fleet                   the command line: one file, and 40 projects of a stand-in
       node www/demo.mjs --live                    lists a real project's integrations, and changes nothing

  --once        ends before the admin page
  --port PORT   serves the admin page there; by default on a free port
  --live        needs ATLAS_PUBLIC_KEY, ATLAS_PRIVATE_KEY and ATLAS_GROUP_ID in the environment;
                ATLAS_BASE_URL for another Atlas than https://cloud.mongodb.com
  --help        this text
`;

/** The package as it is published, in the folder that `cargo xtask build` makes. */
const PACKAGE = process.env.ATLAS_PKG ?? fileURLToPath(new URL("../pkg", import.meta.url));

/** The documentation page's example: its project, its request, and its made-up values. */
const GROUP = "5d791c84ff7a2522cc4f9aa1";
const FLOWDOCK = { type: "FLOWDOCK", flowName: "newFlowName", apiToken: "223344", orgName: "newOrgName" };
const EXPECTED = new URL("../tests/fixtures/page/update.json", import.meta.url);
const MADE_UP_KEY = { publicKey: "demo-public", privateKey: "demo-private-made-up" };

/** The mistake of somebody who reads an integration, changes the region and sends it back. */
const REJECTED = { type: "DATADOG", apiKey: "****************************abcd", region: "UK", foo: 1 };

main().catch((error) => {
  console.error(`\nThe demo failed: ${error.message}`);
  process.exitCode = 1;
});

async function main() {
  const options = readArguments();
  if (options.help) return void process.stdout.write(HELP);
  const atlas = await loadPackage();
  if (options.live) return live(atlas);
  if (options.fleet) return fleet(atlas);
  const emulator = await atlas.serve(atlas.createEmulator({ ...MADE_UP_KEY, maskSecrets: false }), { port: 0 });
  const server = await atlas.serve(createDemoProxy(atlas, emulator.url), { port: 0 });
  console.log(`Atlas stand-in   ${emulator.url}   (one project, with Datadog and Slack)`);
  console.log(`Proxy            ${server.url}/atlas   (holds the key and does the digest)`);
  try {
    await showExample(atlas, `${server.url}/atlas`);
    showRejected(atlas);
    if (!options.once) await showPage(atlas, options);
  } finally {
    await Promise.all([server.close(), emulator.close()]);
  }
}

function readArguments() {
  const flag = { type: "boolean", default: false };
  try {
    const { values } = parseArgs({ options: { once: flag, fleet: flag, live: flag, help: flag, port: { type: "string", default: "0" } } });
    if (!/^\d{1,5}$/.test(values.port)) throw new TypeError("`--port` takes a number");
    return { ...values, port: Number(values.port) };
  } catch (error) {
    throw new Error(`${error.message}\n\n${HELP}`);
  }
}

async function loadPackage() {
  const load = (file) => import(pathToFileURL(join(PACKAGE, file)).href);
  try {
    return { ...(await load("loaders/inline.js")), ...(await load("emulator.js")), ...(await load("proxy.js")) };
  } catch (error) {
    if (error.code !== "ERR_MODULE_NOT_FOUND") throw error;
    throw new Error("there is no built package: run `cargo xtask demo`, or `cargo xtask build` before this");
  }
}

function createDemoProxy({ createProxy }, target, logger) {
  return createProxy({ auth: { kind: "digest", ...MADE_UP_KEY }, target, basePath: "/atlas", projects: true, logger });
}

async function showExample({ IntegrationsClient, toCurl, updateRequest }, proxy) {
  heading("The documentation's example: configure Flowdock");
  const request = updateRequest({ groupId: GROUP, integration: FLOWDOCK });
  console.log(`What is sent, as a command (its values are the documentation's own):\n\n${toCurl(request, { reveal: true })}`);
  const answer = await new IntegrationsClient({ proxy }).update(GROUP, FLOWDOCK);
  console.log(`\nWhat the stand-in answers through the proxy:\n\n${JSON.stringify(answer, null, 2)}`);
  const expected = JSON.parse(await readFile(EXPECTED, "utf8"));
  if (canonical(answer) !== canonical(expected)) throw new Error("the answer is not the documentation's");
  console.log("\n✓ This is the documentation's answer, but for the origin of the link.");
}

/** The answer without the origins of its links and with sorted keys, for comparisons. */
function canonical({ links, ...rest }) {
  const paths = links.map(({ href, rel }) => ({ href: href.replace(new URL(href).origin, ""), rel }));
  const sorted = (value) => Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  return JSON.stringify({ links: paths, ...sorted(rest) }, (_, value) => (value?.type ? sorted(value) : value));
}

function showRejected({ validate }) {
  heading("A mistake is found before anything is sent");
  console.log(`validate(${JSON.stringify(REJECTED)})\n`);
  const { issues } = validate(REJECTED);
  const width = (part) => Math.max(...issues.map((issue) => part(issue).length));
  const [path, code] = [width((issue) => issue.path.join(".")), width((issue) => issue.code)];
  for (const issue of issues) {
    console.log(`✗ ${issue.path.join(".").padEnd(path)}  ${issue.code.padEnd(code)}  ${issue.message}`);
  }
}

/** Serves the admin page, with a proxy on the same origin, until the user ends it. */
async function showPage(atlas, { port }) {
  const { servePage } = await import("./server.mjs");
  const { DATADOG_KEY, servePageAtlas } = await import("./page-demo.mjs");
  const standIn = await servePageAtlas(atlas, { key: MADE_UP_KEY, groupId: GROUP });
  const log = ({ method, path, status, durationMs }) => console.log(`${method} ${path} ${status} (${durationMs} ms)`);
  const page = await servePage({ handler: createDemoProxy(atlas, standIn.url, log), port, basePath: "/atlas" });
  heading("The admin page");
  console.log(`${page.url}/#/group/${GROUP}\n`);
  console.log(`It talks to a stand-in of 15 projects that masks secrets, as Atlas does, through a proxy under /atlas. Under "Other projects" of`);
  console.log(`Datadog you need its made-up key: ${DATADOG_KEY}. Ctrl+C ends the demo.\n`);
  await new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, resolve);
  });
  await Promise.all([page.close(), standIn.close()]);
}

/** Many projects, with the command line. */
async function fleet(atlas) {
  const { showFleet } = await import("./fleet-demo.mjs");
  await showFleet(atlas, join(PACKAGE, "cli/main.js"), heading);
}

/** The real service, through the same proxy and client, both restricted to reading. */
async function live({ createProxy, IntegrationsClient, redact, serve }) {
  const [publicKey, privateKey, group] = readEnvironment(["ATLAS_PUBLIC_KEY", "ATLAS_PRIVATE_KEY", "ATLAS_GROUP_ID"]);
  if (!/^[0-9a-f]{24}$/i.test(group)) throw new Error("`ATLAS_GROUP_ID` must be the project's id: 24 hex digits");
  const target = process.env.ATLAS_BASE_URL || undefined;
  const auth = { kind: "digest", publicKey, privateKey };
  const server = await serve(createProxy({ auth, target, basePath: "/atlas", allowGroups: [group], readOnly: true }), { port: 0 });
  console.log(`Atlas            ${target ?? "https://cloud.mongodb.com"}`);
  console.log(`Proxy            ${server.url}/atlas   (holds the key, read-only)`);
  try {
    const list = await new IntegrationsClient({ proxy: `${server.url}/atlas` }).list(group);
    const count = list.results.length;
    heading(`Project ${group} has ${count} integration${count === 1 ? "" : "s"}`);
    for (const { type, ...fields } of redact(list).results) console.log(`${(type ?? "(no type)").padEnd(10)}  ${JSON.stringify(fields)}`);
  } finally {
    await server.close();
  }
}

function readEnvironment(names) {
  const missing = names.filter((name) => !process.env[name]?.trim());
  if (missing.length > 0) throw new Error(`\`--live\` needs ${missing.join(", ")} in the environment`);
  return names.map((name) => process.env[name].trim());
}

function heading(text) {
  console.log(`\n${text}\n${"─".repeat(text.length)}\n`);
}
