// `cargo xtask demo --fleet`: the command line on 40 projects of an Atlas emulator.

import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const MANY = 40;
/** The time of a request to Atlas, so that progress can be seen. */
const LATENCY_MS = 40;
const ACCOUNT = { clientId: "mdb_sa_id_demo_made_up", clientSecret: "mdb_sa_sk_demo_made_up" };

const FILE = `projects: all
integrations:
  - type: DATADOG
    apiKey: \${DATADOG_API_KEY}
    region: EU
  - type: WEBHOOK
    url: \${WEBHOOK_URL}
remove: [SLACK]
`;
const SECRETS = { DATADOG_API_KEY: "0123456789abcdef0123456789abcdef", WEBHOOK_URL: "https://hooks.example.com/made-up-path" };

const TEAMS = Array.from({ length: MANY }, (_, index) => `team-${String(index + 1).padStart(2, "0")}`);
const ids = Object.fromEntries(TEAMS.map((name, index) => [name, `5d791c84ff7a2522cc4f${index.toString(16).padStart(4, "0")}`]));

/** An integration that somebody has set up by hand. */
const BY_HAND = {
  "team-07": [{ type: "DATADOG", apiKey: SECRETS.DATADOG_API_KEY, region: "US" }],
  "team-12": [{ type: "SLACK", apiToken: "xoxb-made-up-0123456789", channelName: "alerts" }],
};

/**
 * @param {object} atlas  the package
 * @param {string} program  its command line
 * @param {(text: string) => void} heading
 */
export async function showFleet({ createEmulator, serve, v2 }, program, heading) {
  const groups = Object.fromEntries(TEAMS.map((name) => [ids[name], { name, integrations: BY_HAND[name] ?? [] }]));
  const emulator = createEmulator({ serviceAccounts: [ACCOUNT], groups });
  const server = await serve(async (request) => {
    await new Promise((resolve) => setTimeout(resolve, LATENCY_MS));
    return emulator(request);
  }, { port: 0 });
  const folder = await mkdtemp(join(tmpdir(), "atlas-fleet-demo-"));
  const client = new v2.IntegrationsClient({ baseUrl: server.url, auth: { kind: "serviceAccount", ...ACCOUNT } });
  const show = commandsIn(folder, program, server.url);
  try {
    await writeFile(join(folder, "atlas.yaml"), FILE);
    heading(`${MANY} projects and one file`);
    console.log(`$ cat atlas.yaml\n${FILE}`);
    await show(["plan", "atlas.yaml"], 4);
    heading("Apply it");
    await show(["apply", "atlas.yaml", "--yes", "--report", "report.json"], 1);
    heading("A second plan finds nothing");
    await show(["plan", "atlas.yaml"]);
    heading("Somebody changes one project by hand, and the next plan finds it");
    await client.update(ids["team-21"], { type: "DATADOG", apiKey: SECRETS.DATADOG_API_KEY, region: "US5" });
    await show(["plan", "atlas.yaml"]);
  } finally {
    await client.close();
    await server.close();
    await rm(folder, { recursive: true });
  }
}

/** Runs commands like a user, in a folder, and shows their output or its last lines. */
function commandsIn(cwd, program, url) {
  const env = { ...process.env, ...SECRETS, MONGODB_ATLAS_BASE_URL: url, MONGODB_ATLAS_CLIENT_ID: ACCOUNT.clientId, MONGODB_ATLAS_CLIENT_SECRET: ACCOUNT.clientSecret };
  return async (args, last) => {
    console.log(`$ npx atlas-integrations ${args.join(" ")}${last ? ` | tail -n ${last}` : ""}`);
    const child = spawn(process.execPath, [program, ...args], { cwd, env, stdio: ["ignore", last ? "pipe" : "inherit", "inherit"] });
    let printed = "";
    child.stdout?.on("data", (text) => (printed += text));
    const code = await new Promise((resolve, reject) => child.once("error", reject).once("close", resolve));
    if (last) process.stdout.write(printed.split("\n").slice(-last - 1).join("\n"));
    // The exit code of a plan with something to do is 2.
    if (code !== 0 && code !== 2) throw new Error(`\`${args[0]}\` ended with ${code}`);
  };
}
