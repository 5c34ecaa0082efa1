// What the command line's tests share: each command is a process of its own, against the emulator on loopback.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

if (!process.env.ATLAS_PKG) throw new Error("set ATLAS_PKG to the folder that `cargo xtask build` makes (pkg/)");

export const MAIN = join(process.env.ATLAS_PKG, "cli/main.js");
export const { createEmulator, serve } = await import(pathToFileURL(join(process.env.ATLAS_PKG, "emulator.js")).href);

export const GROUP = "5d791c84ff7a2522cc4f9aa1";
export const OTHER = "5d791c84ff7a2522cc4f9aa2";
export const ORG = "5d791c84ff7a2522cc4f9a00";

/** Made up, and part of no other word, so that each is found wherever it appears. No output of any command may contain one. */
export const SECRETS = {
  privateKey: "f00dcafe-made-up-private",
  clientSecret: "mdb_sa_sk_made-up_55aa55aa55",
  datadog: "d00dfeedd00dfeedd00dfeed00c0ffee",
  slack: "xoxb-made-up-slack-77aa77aa",
  webhook: "made-up-webhook-path-99bb99bb",
  webhookSecret: "made-up-webhook-secret-33cc33",
  prometheus: "made-up-prometheus-44dd44dd",
};

export const KEY = { MONGODB_ATLAS_PUBLIC_API_KEY: "abcdefgh", MONGODB_ATLAS_PRIVATE_API_KEY: SECRETS.privateKey };
export const ACCOUNT = { MONGODB_ATLAS_CLIENT_ID: "mdb_sa_id_0123456789abcdef01234567", MONGODB_ATLAS_CLIENT_SECRET: SECRETS.clientSecret };

/** Nothing from this machine's environment except what Node needs. */
const BARE = { PATH: process.env.PATH };

/** Runs a command to its end. Whatever the test is about, no secret may be in what it prints. */
export async function run(args, { env = {}, cwd, input } = {}) {
  const child = spawn(process.execPath, [MAIN, ...args], { cwd, env: { ...BARE, ...env }, stdio: [input === undefined ? "ignore" : "pipe", "pipe", "pipe"], timeout: 60_000 });
  child.stdin?.end(input);
  return ended(child);
}

/** Starts one that is ended by the test. */
export function start(args, { env = {}, cwd } = {}) {
  const child = spawn(process.execPath, [MAIN, ...args], { cwd, env: { ...BARE, ...env }, stdio: ["ignore", "pipe", "pipe"], timeout: 60_000 });
  return { child, ended: ended(child) };
}

/**
 * Runs a command in a pseudo-terminal, as a person sees it.
 *
 * @param {string[]} args
 * @param {{ env?: object, cwd?: string, keys?: [RegExp, string][] }} [options]  what is typed when the screen shows what
 */
export function inTerminal(args, { env = {}, cwd, keys = [], columns = 80 } = {}) {
  const quoted = [process.execPath, MAIN, ...args].map((word) => `'${word}'`).join(" ");
  const child = spawn("script", ["--quiet", "--return", "--flush", "--command", `stty cols ${columns} rows 24; exec ${quoted}`, "/dev/null"],
    { cwd, env: { ...BARE, TERM: "xterm-256color", SHELL: "/bin/sh", ...env }, stdio: ["pipe", "pipe", "pipe"], timeout: 60_000 });
  const waiting = [...keys];
  let seen = "";
  child.stdout.on("data", (data) => {
    seen += data;
    if (waiting[0]?.[0].test(seen)) {
      seen = "";
      child.stdin.write(waiting.shift()[1]);
    }
  });
  return ended(child).then((result) => {
    assert.deepEqual(waiting, [], `never asked for:\n${result.out}`);
    return result;
  });
}

async function ended(child) {
  let [out, err] = ["", ""];
  child.stdout.on("data", (data) => (out += data));
  child.stderr.on("data", (data) => (err += data));
  const code = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (status, signal) => resolve(status ?? signal));
  });
  child.stdin?.destroy();
  assertNoSecret(out + err);
  return { code, out, err };
}

export function assertNoSecret(text) {
  for (const [name, secret] of Object.entries(SECRETS)) {
    // Half a secret is as bad; the last four characters are allowed, since Atlas shows them.
    assert.ok(!text.includes(secret.slice(0, -6)) && !text.includes(secret.slice(-6)), `the secret \`${name}\` is in:\n${text}`);
  }
}

/** The emulator for one test, and an environment with its credentials. */
export async function openAtlas(t, options = {}) {
  const emulator = createEmulator({
    publicKey: KEY.MONGODB_ATLAS_PUBLIC_API_KEY,
    privateKey: KEY.MONGODB_ATLAS_PRIVATE_API_KEY,
    serviceAccounts: [{ clientId: ACCOUNT.MONGODB_ATLAS_CLIENT_ID, clientSecret: ACCOUNT.MONGODB_ATLAS_CLIENT_SECRET }],
    groups: { [GROUP]: [], [OTHER]: [] },
    ...options,
  });
  const requests = [];
  const server = await serve(async (request) => {
    const response = await emulator(request);
    requests.push({ method: request.method, path: new URL(request.url).pathname, status: response.status });
    return response;
  }, { port: 0 });
  t.after(() => server.close());
  const url = { MONGODB_ATLAS_BASE_URL: server.url };
  return {
    emulator,
    requests,
    /** The authenticated requests, without those for tokens. */
    answered: () => requests.filter(({ status, path }) => status !== 401 && !path.startsWith("/api/oauth")),
    key: { ...KEY, ...url },
    account: { ...ACCOUNT, ...url },
  };
}

/** A folder for one test, with files in it. */
export async function folderOf(t, files = {}) {
  const folder = await mkdtemp(join(tmpdir(), "atlas-cli-"));
  t.after(() => rm(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return folder;
}

/** What a terminal would show: without colours, and for an overwritten line its last state. */
export const bare = (screen) => screen.replace(/\u001b\[[0-9;?]*[A-Za-z]/g, "").split("\n").map((line) => line.replace(/\r$/, "").split("\r").at(-1)).join("\n");
